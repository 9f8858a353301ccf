/** What came of a measure, by the records of its items: how long they took before it and since. */
import { type Almanac, chinaDateOf, workingDaysBetween } from '@cuntu/calendar';
import type { Db } from '#platform/database';
import type { Effect } from './contract.ts';
import { decideEffect, halfYearBefore, itemsOf, type Standing, type Taken } from './rules.ts';
import { tookBetween } from './tables.ts';

/**
 * The only place that asks for the days: `takenOf` may read counts kept by item and month instead, and nothing else changes.
 */
export async function effectOf(db: Db, almanac: Almanac, measure: Standing, today: string): Promise<Effect> {
  const items = itemsOf(measure.pointer);
  if (measure.pointer.changes === 'fee' || items.length === 0) return { is: 'unknown', why: 'notKept' };
  const { inForceFrom } = measure;
  if (inForceFrom > today) return { is: 'unknown', why: 'notYet' };
  const from = halfYearBefore(inForceFrom);
  const before = await takenOf(db, almanac, items, from, inForceFrom);
  const since = await takenOf(db, almanac, items, inForceFrom, `${Number(today.slice(0, 4)) + 1}-12-31`);
  return decideEffect({ from, to: inForceFrom, taken: before }, { from: inForceFrom, to: today, taken: since });
}

const midnight = (day: string): string => `${day}T00:00:00+08:00`;

async function takenOf(db: Db, almanac: Almanac, items: readonly string[], from: string, to: string): Promise<Taken[]> {
  const rows = await tookBetween(db, items, midnight(from), midnight(to));
  const counts = new Map<number, number>();
  for (const { acceptedAt, endedAt } of rows) {
    const days = workingDays(almanac, acceptedAt, endedAt);
    counts.set(days, (counts.get(days) ?? 0) + 1);
  }
  return [...counts].map(([days, n]) => ({ days, n }));
}

/** The day of acceptance is not counted (民法典 201). */
function workingDays(almanac: Almanac, acceptedAt: string, endedAt: string): number {
  const [from, to] = [chinaDateOf(acceptedAt), chinaDateOf(endedAt)];
  if (!from.ok || !to.ok) throw new Error(`${acceptedAt} to ${endedAt} is outside the calendar`);
  const days = workingDaysBetween(almanac, from.value, to.value, { provisional: true });
  if (!days.ok) throw new Error(days.refusal.code);
  return days.value;
}
