/** Which days are worked: the State Council's yearly notices laid over the week, and what the law alone fixes. */
import { ok, type Result, refuse } from '@cuntu/base';
import {
  type CivilDate,
  civilOf,
  type DateRefusal,
  dateOf,
  dayNumber,
  FIRST_DAY,
  LAST_DAY,
  outOfRange,
  weekdayOf,
} from './civil.ts';
import { type Holiday, type HolidayNotice, noticeFaults } from './notice.ts';

export type DayWhy = 'workingDay' | 'makeUpDay' | 'weekend' | `holiday:${Holiday}`;

export interface DayKind {
  works: boolean;
  why: DayWhy;
  /** 文号 that named the day; absent for a plain day of the week. */
  notice?: string;
  /** The notice that can still change this day is not loaded. */
  provisional: boolean;
}

export interface Almanac {
  /** Years whose notice is loaded, ascending. */
  readonly years: readonly number[];
  readonly loaded: ReadonlySet<number>;
  /** By day number. */
  readonly named: ReadonlyMap<number, { works: boolean; why: DayWhy; notice: string }>;
}

const numberOf = (date: CivilDate): number => {
  const day = dayNumber(date);
  if (!day.ok) throw new RangeError(`not a date: ${date}`);
  return day.value;
};

/**
 * The newest `year` notice of a year wins whole; changes issued since override its days, newest last. Of two issued on
 * one day the later in the list is the newer. Throws on a notice with faults (`noticeFaults`): such are never stored.
 */
export function almanacOf(notices: readonly HolidayNotice[]): Almanac {
  const byAge = [...notices].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0));
  const newest = new Map<number, HolidayNotice>();
  for (const notice of byAge) {
    const [fault] = noticeFaults(notice);
    if (fault) throw new RangeError(`holiday notice ${notice.number}: ${fault.code} at ${fault.at}`);
    if (notice.scope === 'year') newest.set(notice.year, notice);
  }
  const named: Map<number, { works: boolean; why: DayWhy; notice: string }> = new Map();
  for (const notice of byAge) {
    const whole = newest.get(notice.year);
    const holds = notice.scope === 'year' ? notice === whole : whole && byAge.indexOf(notice) > byAge.indexOf(whole);
    if (!holds) continue;
    for (const { holiday, from, to } of notice.off) {
      for (let day = numberOf(from); day <= numberOf(to); day++) {
        named.set(day, { works: false, why: `holiday:${holiday}`, notice: notice.number });
      }
    }
    for (const date of notice.work) named.set(numberOf(date), { works: true, why: 'makeUpDay', notice: notice.number });
    for (const date of notice.ordinary ?? []) named.delete(numberOf(date));
  }
  const years = [...newest.keys()].sort((a, b) => a - b);
  return { years, loaded: new Set(years), named };
}

/**
 * 全国年节及纪念日放假办法 art. 2, the days that it fixes in the solar calendar. Spring Festival, Qingming, Dragon Boat
 * and Mid-Autumn are left out: on their account a provisional due day may be too early, never too late.
 */
function fixedByLaw({ year, month, day }: { year: number; month: number; day: number }): Holiday | undefined {
  if (month === 1 && day === 1) return 'newYear';
  if (month === 5 && (day === 1 || (day === 2 && year >= 2025))) return 'labourDay';
  if (month === 10 && day <= 3) return 'nationalDay';
  return undefined;
}

/** By day number, for loops: the kind of the day, or the year whose notice is missing. */
export function readDay(almanac: Almanac, day: number, provisional: boolean): DayKind | { missing: number } {
  const civil = civilOf(day);
  const loaded = almanac.loaded.has(civil.year);
  if (!loaded && !provisional) return { missing: civil.year };
  const named = almanac.named.get(day);
  // New Year is lengthened into the last three days of December by the notice of the year that follows (2018, 2022).
  const open = !loaded || (civil.month === 12 && civil.day >= 29 && !almanac.loaded.has(civil.year + 1));
  if (named) return { ...named, provisional: open };
  const fixed = loaded ? undefined : fixedByLaw(civil);
  if (fixed) return { works: false, why: `holiday:${fixed}`, provisional: open };
  const works = weekdayOf(day) < 5;
  return { works, why: works ? 'workingDay' : 'weekend', provisional: open };
}

export type DayRefusal = DateRefusal | 'calendar.noNotice';

/** Names the year, so that the sentence can say which notice to load. */
export const noNotice = (year: number) => refuse('calendar.noNotice', { params: { year }, next: 'loadHolidayNotice' });

export interface DayOptions {
  /** Answer for years without a notice from weekends and the holidays that the law itself fixes. */
  provisional?: boolean;
}

export function dayKind(almanac: Almanac, date: CivilDate, options: DayOptions = {}): Result<DayKind, DayRefusal> {
  const day = dayNumber(date, 'date');
  if (!day.ok) return day;
  const kind = readDay(almanac, day.value, options.provisional === true);
  return 'missing' in kind ? noNotice(kind.missing) : ok(kind);
}

export function isWorkingDay(almanac: Almanac, date: CivilDate, options: DayOptions = {}): Result<boolean, DayRefusal> {
  const kind = dayKind(almanac, date, options);
  return kind.ok ? ok(kind.value.works) : kind;
}

/** The first working day after (`step` 1) or before (-1) the date. */
function seek(almanac: Almanac, date: CivilDate, step: 1 | -1, options: DayOptions): Result<CivilDate, DayRefusal> {
  const start = dayNumber(date, 'date');
  if (!start.ok) return start;
  for (let day = start.value + step; ; day += step) {
    if (day > LAST_DAY || day < FIRST_DAY) return outOfRange('date');
    const kind = readDay(almanac, day, options.provisional === true);
    if ('missing' in kind) return noNotice(kind.missing);
    if (kind.works) return ok(dateOf(day));
  }
}

export const nextWorkingDay = (almanac: Almanac, date: CivilDate, options: DayOptions = {}) =>
  seek(almanac, date, 1, options);

export const previousWorkingDay = (almanac: Almanac, date: CivilDate, options: DayOptions = {}) =>
  seek(almanac, date, -1, options);

/**
 * Working days after `from`, up to and including `to` (the start day never counts); negative when `to` lies before
 * `from`, so that swapping the two only changes the sign. What `deadline` adds, this takes back.
 */
export function workingDaysBetween(
  almanac: Almanac,
  from: CivilDate,
  to: CivilDate,
  options: DayOptions = {},
): Result<number, DayRefusal> {
  const [a, b] = [dayNumber(from, 'from'), dayNumber(to, 'to')];
  if (!a.ok) return a;
  if (!b.ok) return b;
  const [first, last] = a.value <= b.value ? [a.value, b.value] : [b.value, a.value];
  let count = 0;
  for (let day = first + 1; day <= last; day++) {
    const kind = readDay(almanac, day, options.provisional === true);
    if ('missing' in kind) return noNotice(kind.missing);
    if (kind.works) count++;
  }
  return ok(a.value <= b.value ? count : -count || 0);
}
