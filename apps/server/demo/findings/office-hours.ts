/** When an office of the demo city works: days by the official notices, hours as on its door. */
import { must } from '@cuntu/base';
import { type Almanac, chinaDateOf, isWorkingDay } from '@cuntu/calendar';
import { type Chance, instantOf } from '../chance.ts';
import { daysFrom } from '../register.ts';

const MINUTE_MS = 60_000;
/** Minutes of the day at which the two halves begin and end. */
const halves = [
  [8 * 60 + 30, 11 * 60 + 50],
  [14 * 60 + 20, 17 * 60 + 30],
] as const;

export interface OfficeHours {
  /** The `n`th working day after the day (before it, for a negative `n`). */
  workingDay(day: string, n: number): string;
  /** The instant itself while somebody works; else soon after work begins again. */
  atWork(instant: string, chance: Chance): string;
}

export const plusMinutes = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + Math.round(minutes) * MINUTE_MS).toISOString();

export const dayOf = (instant: string): string => must(chinaDateOf(instant));

export const minuteOf = (instant: string): number => {
  const midnight = Date.parse(instantOf(dayOf(instant), '00:00:00'));
  return Math.floor((Date.parse(instant) - midnight) / MINUTE_MS);
};

export const onDay = (day: string, minute: number): string => plusMinutes(instantOf(day, '00:00:00'), minute);

export function officeHoursOf(almanac: Almanac): OfficeHours {
  const works = (day: string) => must(isWorkingDay(almanac, day, { provisional: true }));
  const workingDay = (day: string, n: number): string => {
    const step = Math.sign(n);
    let found = day;
    for (let left = Math.abs(n); left > 0; ) {
      found = daysFrom(found, step);
      if (works(found)) left--;
    }
    return found;
  };
  return {
    workingDay,
    atWork(instant, chance) {
      const day = dayOf(instant);
      const minute = minuteOf(instant);
      if (!works(day)) return onDay(workingDay(day, 1), halves[0][0] + chance.between(5, 70));
      if (halves.some(([from, to]) => minute >= from && minute <= to)) return instant;
      const next = halves.find(([from]) => minute < from);
      if (next) return onDay(day, next[0] + chance.between(5, 60));
      return onDay(workingDay(day, 1), halves[0][0] + chance.between(5, 70));
    },
  };
}
