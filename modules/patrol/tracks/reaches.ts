/** How far somebody is taken to have looked around himself, by mode, on a day: norms, so that everybody can read it. */
import { limitsOn } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import { type Mode, modes } from './rules/judging.ts';

export type Reaches = Readonly<Record<Mode, number>>;

/** A version never reaches back, so that a day is counted alike whenever it is counted. */
export async function reachesOn(tx: Db | Tx, day: string): Promise<Reaches> {
  const limits = await limitsOn(
    tx,
    modes.map((mode) => `coverage.${mode}`),
    day,
  );
  const reachOf = (mode: Mode): number => {
    const limit = limits.find(({ key }) => key === `coverage.${mode}`);
    if (limit?.unit !== 'metres') throw new Error(`no reach for ${mode} in force on ${day}`);
    return limit.count;
  };
  return Object.fromEntries(modes.map((mode) => [mode, reachOf(mode)])) as Reaches;
}
