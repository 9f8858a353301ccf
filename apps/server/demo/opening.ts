/** The demo city at start: people and cast before anybody can come in, then its history, going on where it was left. */
import { findCity, markTold } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import { later } from '#platform/clock';
import type { Config } from '#platform/config';
import { demoAccounts } from '#platform/identity';
import type { Log } from '#platform/log';
import type { OpenHouse } from '../house.ts';
import { keepAccounts, openAccounts } from './accounts.ts';
import { type PlannedDeed, type Stage, stageOf, undone } from './acting.ts';
import { type Background, inBackground } from './background.ts';
import { castParts } from './cast.ts';
import { planDemo } from './plan.ts';
import { keepScenes, keepZoneFiles } from './scenery.ts';
import type { ZoneFile } from './zones/plan.ts';

export interface DemoOptions {
  demoAccounts: Config['demoAccounts'];
  log: Log;
  way?: () => Promise<void>;
  /** Past findings; absent: all. */
  pastCount?: number;
  /** Townships with zones; absent: all. */
  zonedCount?: number;
}

export interface Demo extends Background {
  /** Until it is there, or for so long. */
  partly(ms: number): Promise<void>;
}

/** Answers when the people are there and the cast can sign in; undefined in a city that is no demo. */
export async function openDemo(house: OpenHouse, options: DemoOptions): Promise<Demo | undefined> {
  const made = await findCity(house.db);
  if (!made?.demo) return undefined;
  await keepAccounts(house, options.demoAccounts);
  const lacking = options.demoAccounts && (await demoAccounts(house.db)).length <= castParts.length;
  // Planning takes a third of a second: a city that lacks nothing opens without it.
  if (made.toldAt && !lacking) return tellHistory(house, options, []);
  const { fate, city, deeds, zoneFiles } = planDemo(made, await almanacNow(house.db), options);
  const left = await undone(house, fate, deeds);
  const stage = stageOf(house, fate);
  if (left[0] === deeds[0]) await stage([left.shift()!]);
  if (lacking) await openAccounts(house, fate, city);
  return tellHistory(house, options, left, { stage, zoneFiles });
}

/** Deeds that commit together: a sync to disk costs as much as a deed, and nobody else gets in between. */
const DEEDS_TOGETHER = 10;

function togetherOf(deeds: readonly PlannedDeed[]): PlannedDeed[][] {
  const batches: PlannedDeed[][] = [];
  for (const deed of deeds) {
    const last = batches.at(-1);
    if (last && last.length < DEEDS_TOGETHER && !deed.alone && !last[0]!.alone) last.push(deed);
    else batches.push([deed]);
  }
  return batches;
}

interface Telling {
  stage: Stage;
  zoneFiles: readonly ZoneFile[];
}

function tellHistory(
  house: OpenHouse,
  { log, way }: DemoOptions,
  deeds: readonly PlannedDeed[],
  telling?: Telling,
): Demo {
  const background = inBackground(way, async (turn) => {
    if (!telling) return;
    await keepScenes(house);
    await keepZoneFiles(house, telling.zoneFiles);
    let told = 0;
    for (const batch of togetherOf(deeds)) {
      if (!(await turn())) return;
      await telling.stage(batch);
      told += batch.length;
      // The end is told when it is kept.
      if (told < deeds.length) log.progress('demo', told, deeds.length);
    }
    await markTold(house.db, house.clock.now());
    log.progress('demo', deeds.length, deeds.length);
    house.world.wake();
  });
  return {
    ...background,
    partly: (ms) =>
      new Promise((go) => {
        const cancel = later(ms, go);
        const ended = () => {
          cancel();
          go();
        };
        void background.whole.then(ended, ended);
      }),
  };
}
