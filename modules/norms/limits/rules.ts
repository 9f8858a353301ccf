/** Which limit holds on a day, and which change of a limit may be made. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Counted } from '@cuntu/calendar';
import { type LimitVersion, unitsOf } from './contract.ts';

/** Longer than any limit of law that the bureau runs by; a slip of the keyboard would stop every clock that starts. */
const LONGEST: Readonly<Record<LimitVersion['unit'], number>> = {
  hours: 2_400,
  workingDays: 500,
  days: 1_000,
  months: 120,
  years: 30,
  metres: 1_000,
  hectares: 1_000,
  percent: 100,
};

export function decideLength({ unit, count }: LimitVersion): Result<true, 'limit.tooLong' | 'limit.tooShort'> {
  if (count > LONGEST[unit]) return refuse('limit.tooLong', { at: 'count', params: { most: LONGEST[unit] } });
  const sameDay = unit === 'days' || unit === 'workingDays';
  return count === 0 && !sameDay ? refuse('limit.tooShort', { at: 'count' }) : ok(true);
}

/** Whoever reads it counts in it: in another, every clock that starts would stop with a fault. */
export const decideUnit = ({ key, unit }: LimitVersion): Result<true, 'limit.otherUnit'> =>
  unitsOf(key).includes(unit) ? ok(true) : refuse('limit.otherUnit', { at: 'unit' });

/** A change never reaches back: what was promised on a day stays what was promised on that day. */
export function decideChange(
  next: LimitVersion,
  latestInForceFrom: string | undefined,
  today: string,
): Result<LimitVersion, 'limit.alreadyInForce' | 'limit.sameDay' | 'limit.fromTomorrow'> {
  if (latestInForceFrom === undefined) return ok(next);
  // Today has been counted by the old reach since midnight: a day is counted by one.
  if (next.unit === 'metres' && next.inForceFrom === today) return refuse('limit.fromTomorrow', { at: 'inForceFrom' });
  if (next.inForceFrom === latestInForceFrom)
    return refuse('limit.sameDay', { at: 'inForceFrom', params: { day: latestInForceFrom } });
  if (next.inForceFrom < today || next.inForceFrom < latestInForceFrom)
    return refuse('limit.alreadyInForce', {
      at: 'inForceFrom',
      params: { day: latestInForceFrom > today ? latestInForceFrom : today },
    });
  return ok(next);
}

export function decideWithdrawal(
  version: { inForceFrom: string; withdrawn: boolean },
  today: string,
): Result<true, 'limit.begun' | 'limit.withdrawn'> {
  if (version.withdrawn) return refuse('limit.withdrawn', { at: 'id' });
  if (version.inForceFrom > today) return ok(true);
  return refuse('limit.begun', { at: 'id', params: { day: version.inForceFrom } });
}

/** `versions` sorted by key and day. */
export function limitsInForce(versions: readonly LimitVersion[], on: string) {
  const keys = [...new Set(versions.map((v) => v.key))];
  return keys.flatMap((key) => {
    const series = versions.filter((v) => v.key === key);
    const current = series.findLast((v) => v.inForceFrom <= on);
    const next = series.find((v) => v.inForceFrom > on) ?? null;
    return current ? [{ ...current, next }] : next ? [{ ...next, next: null }] : [];
  });
}

/** The first day on which at most `yellowAt` counted days are left after it. */
export function yellowOn(counted: readonly Counted[], dueOn: string, yellowAt: number): string {
  const days = counted.filter((day) => day.counts).map((day) => day.date);
  return days.at(-1 - yellowAt) ?? counted[0]?.date ?? dueOn;
}
