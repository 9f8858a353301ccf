/** The demo city at start: people and cast before anybody can come in, then its history, going on where it was left. */
import { findCity } from '#modules/bureau';
import { almanacNow } from '#modules/norms';
import { later } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';
import type { OpenHouse } from '../house.ts';
import { keepAccounts, openAccounts } from './accounts.ts';
import { commandIdOf, type PlannedDeed, type Stage, stageOf } from './acting.ts';
import { castParts } from './cast.ts';
import { planDemo } from './plan.ts';
import { keepScenes } from './scenery.ts';
import { demoAccounts, doneAmong } from './tables.ts';

export interface DemoOptions {
  demoAccounts: Config['demoAccounts'];
  log: Log;
  /** Past findings; absent: all. */
  pastCount?: number;
}

export interface Demo {
  /** Until all of the history is there. Rejects on a fault; the next start goes on. */
  whole: Promise<void>;
  /** Until it is there, or for so long. */
  partly(ms: number): Promise<void>;
  /** Ends after the deed in hand. */
  stop(): Promise<void>;
}

/** Answers when the people are there and the cast can sign in; undefined in a city that is no demo. */
export async function openDemo(house: OpenHouse, options: DemoOptions): Promise<Demo | undefined> {
  const made = await findCity(house.db);
  if (!made?.demo) return undefined;
  const { fate, city, deeds } = planDemo(made, await almanacNow(house.db), options.pastCount);
  const commandOf = new Map(deeds.map((deed) => [deed, commandIdOf(fate, deed)]));
  const done = await doneAmong(house.db, [...commandOf.values()]);
  const [people, ...left] = deeds.filter((deed) => !done.has(commandOf.get(deed)!));
  const stage = stageOf(house, fate);
  if (people?.by === null) await stage(people);
  await keepAccounts(house, options.demoAccounts);
  const accounts = await demoAccounts(house.db);
  if (options.demoAccounts && accounts.length <= castParts.length) await openAccounts(house, fate, city);
  const history = people && people.by !== null ? [people, ...left] : left;
  return tellHistory(house, stage, history, options.log);
}

const LOG_EVERY = 100;

function tellHistory(house: OpenHouse, stage: Stage, deeds: readonly PlannedDeed[], log: Log): Demo {
  let stopped = false;
  const tell = async () => {
    if (deeds.length === 0) return;
    await keepScenes(house);
    for (const [i, deed] of deeds.entries()) {
      if (stopped) return;
      await stage(deed);
      if ((i + 1) % LOG_EVERY === 0) log.info('demo', { done: i + 1, of: deeds.length });
    }
    log.info('demo', { done: deeds.length, of: deeds.length });
    house.world.wake();
  };
  const whole = tell();
  const ended = whole.then(
    () => {},
    () => {},
  );
  return {
    whole,
    partly: (ms) =>
      new Promise((go) => {
        const cancel = later(ms, go);
        void ended.then(cancel).then(go);
      }),
    stop: () => {
      stopped = true;
      return ended;
    },
  };
}
