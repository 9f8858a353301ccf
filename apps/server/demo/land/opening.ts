/** The land of the demo city: brought in township by township, by the import that a bureau uses, while people already look around. */

import { must } from '@cuntu/base';
import { citySeed, findCity } from '#modules/bureau';
import { insertStored } from '#platform/files';
import type { Log } from '#platform/log';
import { doneAmong, perform } from '#platform/pipeline';
import type { OpenHouse } from '../../house.ts';
import { type Background, inBackground } from '../background.ts';
import { type Fate, fateOf } from '../chance.ts';
import words from '../seed/land.json' with { type: 'json' };
import { coverAt } from './cover.ts';
import type { Point } from './cutting.ts';
import { filesOf, keysOf, type LandFile } from './files.ts';
import type { Village } from './village.ts';

export interface DemoLandOptions {
  log: Log;
  /** Those of the worked examples come first. */
  townships?: readonly string[];
  /** Under which its progress is told; another where the land comes in more than one part. */
  event?: string;
  /** What goes before: the history of the findings. */
  after?: Promise<void> | undefined;
  way?: () => Promise<void>;
}

/** Where the cast works. */
export const FIRST_TOWNSHIPS: readonly string[] = ['421303187', '421321105'];

export const openDemoLand = (
  house: OpenHouse,
  { log, townships, event = 'demo land', after, way }: DemoLandOptions,
): Background =>
  inBackground(way, async (turn) => {
    const made = await findCity(house.db);
    if (!made?.demo) return;
    // Its own fault is told elsewhere.
    await after?.catch(() => {});
    const fate = fateOf(made.seed, made.anchorOn);
    const places = villagesByTownship();
    const all = [...places.keys()].filter((code) => !townships || townships.includes(code)).sort(byCast);
    const idOf = (key: string) => fate.id(`command ${key}`, `${made.anchorOn}T00:00:00Z`);
    const done = await doneAmong(house.db, all.flatMap((code) => keysOf(code, places.get(code)!)).map(idOf));
    // Parcels come last, and no township is without: where they are, all is.
    const left = all.filter((code) => !done.has(idOf(keysOf(code, places.get(code)!).at(-1)!)));
    if (left.length === 0 || !(await turn())) return;
    const coverOf = coverAt();
    for (const [nth, township] of left.entries()) {
      for (const file of filesOf(township, places.get(township)!, coverOf, fate)) {
        if (done.has(idOf(file.key))) continue;
        if (!(await turn())) return;
        await bring(house, fate, file, idOf(file.key));
      }
      log.progress(event, nth + 1, left.length);
    }
  });

const byCast = (a: string, b: string): number => {
  const rank = (code: string) => (FIRST_TOWNSHIPS.indexOf(code) + 1 || FIRST_TOWNSHIPS.length + 1) as number;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
};

export function villagesByTownship(): Map<string, Village[]> {
  const places = new Map<string, Village[]>();
  for (const { code, name, level, outline } of citySeed().divisions) {
    if (level !== 'village') continue;
    const township = code.slice(0, 9);
    const others = places.get(township) ?? [];
    const [ring] = (outline as { coordinates: Point[][] }).coordinates;
    others.push({ code, name, outline: ring!.slice(0, -1), nth: others.length + 1 });
    places.set(township, others);
  }
  return places;
}

/** As the house itself, today: what a bureau has in its register it has since it was brought in. */
async function bring(house: OpenHouse, fate: Fate, file: LandFile, commandId: string): Promise<void> {
  const kept = must(await house.files.put(new TextEncoder().encode(file.text)));
  await insertStored(house.db, kept, [], house.clock.now());
  const world = { ...house.world, randomness: fate.random(`deed ${file.key}`) };
  const input = { ...file.input, id: commandId, file: kept.sha256, source: words.source };
  const call = { actor: 'system' as const, commandId, requestId: commandId };
  const answered = await perform(world, house.handlerOf(file.command), call, input);
  if (!answered.ok) throw new Error(`the demo's ${file.key} is refused: ${JSON.stringify(answered.refusal)}`);
}
