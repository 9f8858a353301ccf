/** What came of a measure, by the records of its items: how long they took before it and since. */
import type { Db } from '#platform/database';
import { daysBetween } from '../promises/tables.ts';
import type { Effect } from './contract.ts';
import { decideEffect, halfYearBefore, itemsOf, type Standing } from './rules.ts';

/** By whole months, as promises are counted: the month in which it came into force counts as since. */
export async function effectOf(db: Db, measure: Standing, today: string): Promise<Effect> {
  const items = itemsOf(measure.pointer);
  if (measure.pointer.changes === 'fee' || items.length === 0) return { is: 'unknown', why: 'notKept' };
  const { inForceFrom } = measure;
  if (inForceFrom > today) return { is: 'unknown', why: 'notYet' };
  const [from, since] = [firstOf(halfYearBefore(inForceFrom)), firstOf(inForceFrom)];
  const [takenBefore, takenSince] = [
    await daysBetween(db, items, from, since),
    await daysBetween(db, items, since, null),
  ];
  return decideEffect({ from, to: since, taken: takenBefore }, { from: since, to: today, taken: takenSince });
}

const firstOf = (day: string): string => `${day.slice(0, 7)}-01`;
