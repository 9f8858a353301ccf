/** How long points are kept: a norm, so that everybody can read it (个人信息保护法 19). */
import { limitsOn } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import { addedDays, startOfDay } from './rules/days.ts';

/** Midnight in China, in milliseconds, before which nothing is kept. */
export async function oldestKept(db: Db | Tx, today: string): Promise<number> {
  const [limit] = await limitsOn(db, ['track.kept'], today);
  if (limit?.unit !== 'days') throw new Error(`no time for which points are kept, on ${today}`);
  return startOfDay(addedDays(today, -limit.count));
}
