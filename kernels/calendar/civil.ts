/** Civil days as whole numbers: the day count since 1970-01-01, months, and the day that an instant falls on in China. */
import { ok, type Result, refuse } from '@cuntu/base';

/** `YYYY-MM-DD` in Asia/Shanghai. */
export type CivilDate = string;

/** The span of years that the calendar answers for: the republic's first, and far past any period in law. */
export const FIRST_YEAR = 1949;
export const LAST_YEAR = 2200;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):(\d{2}))$/;
const DAY_MS = 86_400_000;
/**
 * Legal time is Beijing time, UTC+8 throughout. The summer time of 1986–1991 is left out: no period that this bureau
 * counts hangs on one hour of those years, and a fixed offset needs no zone tables.
 */
const CHINA_MS = 8 * 3_600_000;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]!;

/** Days since 1970-01-01 of a proleptic Gregorian date (Hinnant's days_from_civil); `month` 1–12. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface Civil {
  year: number;
  month: number;
  day: number;
}

export function civilOf(dayNumber: number): Civil {
  const days = dayNumber + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export function dateOf(dayNumber: number): CivilDate {
  const { year, month, day } = civilOf(dayNumber);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 0 Monday … 6 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 3) % 7) + 7) % 7;

export const FIRST_DAY = dayNumberOf(FIRST_YEAR, 1, 1);
export const LAST_DAY = dayNumberOf(LAST_YEAR, 12, 31);

export type DateRefusal = 'calendar.badDate' | 'calendar.outOfRange';

export const outOfRange = (at?: string) =>
  refuse('calendar.outOfRange', { params: { firstYear: FIRST_YEAR, lastYear: LAST_YEAR }, at });

/** Refuses what is no date (2026-02-30) and what lies outside 1949–2200; `at` names the caller's field. */
export function dayNumber(date: CivilDate, at?: string): Result<number, DateRefusal> {
  const parts = DATE.exec(date);
  const [year, month, day] = parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : [0, 0, 0];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return refuse('calendar.badDate', { params: { date: String(date).slice(0, 40) }, at });
  }
  return year < FIRST_YEAR || year > LAST_YEAR ? outOfRange(at) : ok(dayNumberOf(year, month, day));
}

/** Milliseconds since 1970 of an ISO 8601 instant, which must carry its offset. */
export function epochMs(instant: string, at?: string): Result<number, DateRefusal> {
  const parts = INSTANT.exec(instant);
  const bad = refuse('calendar.badDate', { params: { date: String(instant).slice(0, 40) }, at });
  if (!parts) return bad;
  const number = (i: number): number => Number(parts[i] ?? 0);
  if (number(2) > 23 || number(3) > 59 || number(4) > 59 || number(8) > 14 || number(9) > 59) return bad;
  const day = dayNumber(parts[1]!, at);
  if (!day.ok) return day;
  const offset = (parts[7] === '-' ? -1 : 1) * (number(8) * 60 + number(9)) * 60_000;
  const fraction = Number((parts[5] ?? '').padEnd(3, '0').slice(0, 3));
  return ok(day.value * DAY_MS + ((number(2) * 60 + number(3)) * 60 + number(4)) * 1000 + fraction - offset);
}

/** The civil day in China on which the instant falls. */
export const localDay = (ms: number): number => Math.floor((ms + CHINA_MS) / DAY_MS);

/** Spelled with China's offset, to the millisecond only where there are any. */
export function instantOf(ms: number): string {
  const day = localDay(ms);
  const rest = ms + CHINA_MS - day * DAY_MS;
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60].map((n) => two(Math.floor(n))).join(':');
  const fraction = rest % 1000;
  return `${dateOf(day)}T${clock}${fraction ? `.${String(fraction).padStart(3, '0')}` : ''}+08:00`;
}

/** 24:00 of the day: the first instant that is too late. */
export const endOfDay = (dayNumber: number): string => instantOf((dayNumber + 1) * DAY_MS - CHINA_MS);

export const isCivilDate = (text: string): boolean => dayNumber(text).ok;

/** The date in China at an instant: what `happenedAt` is called on paper. */
export function chinaDateOf(instant: string): Result<CivilDate, DateRefusal> {
  const ms = epochMs(instant, 'instant');
  if (!ms.ok) return ms;
  const day = localDay(ms.value);
  return day < FIRST_DAY || day > LAST_DAY ? outOfRange('instant') : ok(dateOf(day));
}

/** Plain calendar days, no law: `days` may be negative. */
export function addDays(date: CivilDate, days: number): Result<CivilDate, DateRefusal> {
  const start = dayNumber(date, 'date');
  if (!start.ok) return start;
  const day = start.value + days;
  return Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY ? ok(dateOf(day)) : outOfRange('days');
}

/** `to` minus `from` in calendar days. */
export function daysBetween(from: CivilDate, to: CivilDate): Result<number, DateRefusal> {
  const [a, b] = [dayNumber(from, 'from'), dayNumber(to, 'to')];
  if (!a.ok) return a;
  return b.ok ? ok(b.value - a.value) : b;
}
