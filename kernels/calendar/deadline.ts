/** When a period ends, and why: every day that was counted, skipped or rolled over is named. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type Almanac, type DayKind, noNotice, readDay } from './almanac.ts';
import {
  civilOf,
  dateOf,
  dayNumber,
  dayNumberOf,
  daysInMonth,
  endOfDay,
  epochMs,
  FIRST_DAY,
  instantOf,
  LAST_DAY,
  LAST_YEAR,
  localDay,
  outOfRange,
} from './civil.ts';
import {
  type Counted,
  type CountedWhy,
  type Deadline,
  type DeadlineRefusal,
  MAX_COUNT,
  type Period,
  type Suspension,
} from './period.ts';

type Answer<T> = Result<T, DeadlineRefusal>;

type Span = { from: number; until: number };

interface Walk {
  almanac: Almanac;
  ask: Period;
  spans: Span[];
  counted: Counted[];
  provisional: boolean;
}

const push = (walk: Walk, day: number, counts: boolean, why: CountedWhy): void => {
  walk.counted.push({ date: dateOf(day), counts, why });
};

function look(walk: Walk, day: number): Answer<DayKind> {
  const kind = readDay(walk.almanac, day, walk.ask.provisional === true);
  if ('missing' in kind) return noNotice(kind.missing);
  walk.provisional ||= kind.provisional;
  return ok(kind);
}

const suspendedOn = (walk: Walk, day: number): Span | undefined =>
  walk.spans.find((span) => span.from <= day && day < span.until);

/** The last of `count` days after `start`, working days or every day. */
function walkDays(walk: Walk, start: number): Answer<number> {
  let left = walk.ask.count;
  let last = start;
  for (let day = start + 1; left > 0; day++) {
    if (day > LAST_DAY) return outOfRange('count');
    const span = suspendedOn(walk, day);
    if (span?.until === Number.POSITIVE_INFINITY) {
      return refuse('calendar.suspended', { params: { since: dateOf(span.from), remaining: left } });
    }
    if (span) {
      push(walk, day, false, 'suspended');
      continue;
    }
    const kind = walk.ask.unit === 'days' ? undefined : look(walk, day);
    if (kind && !kind.ok) return kind;
    const counts = kind ? kind.value.works : true;
    push(walk, day, counts, kind ? kind.value.why : 'calendarDay');
    if (counts) left--;
    last = day;
  }
  return ok(last);
}

/** 民法典 202: the matching date of the month in which the period ends, or that month's end. */
function walkMonths(walk: Walk, start: number): Answer<number> {
  const { year, month, day } = civilOf(start);
  const months = year * 12 + month - 1 + walk.ask.count * (walk.ask.unit === 'years' ? 12 : 1);
  const [endYear, endMonth] = [Math.floor(months / 12), (months % 12) + 1];
  if (endYear > LAST_YEAR) return outOfRange('count');
  const length = daysInMonth(endYear, endMonth);
  const end = dayNumberOf(endYear, endMonth, Math.min(day, length));
  if (end > start) push(walk, end, true, day > length ? 'monthEnd' : 'matchingDate');
  return ok(end);
}

/** 民法典 203; days off in the wider sense, Saturdays and Sundays too, while a make-up Sunday is worked. */
function rollOver(walk: Walk, last: number): Answer<number> {
  const end = look(walk, last);
  if (!end.ok) return end;
  if (end.value.works) return ok(last);
  walk.counted[walk.counted.length - 1]!.why = `endsOn:${end.value.why}`;
  for (let day = last + 1; ; day++) {
    if (day > LAST_DAY) return outOfRange('count');
    const span = suspendedOn(walk, day);
    if (span?.until === Number.POSITIVE_INFINITY) {
      return refuse('calendar.suspended', { params: { since: dateOf(span.from), remaining: 0 } });
    }
    const kind = look(walk, day);
    if (!kind.ok) return kind;
    if (kind.value.works && !span) {
      push(walk, day, false, 'rolledOver');
      return ok(day);
    }
    push(walk, day, false, span ? 'suspended' : kind.value.why);
  }
}

/** 民法典 201: hours run from the instant at once, through nights and holidays. */
function hoursAfter(ask: Period): Answer<Deadline> {
  if (!ask.start.includes('T')) return refuse('calendar.needsInstant', { at: 'start' });
  const start = epochMs(ask.start, 'start');
  if (!start.ok) return start;
  const end = start.value + ask.count * 3_600_000;
  const [first, last] = [localDay(start.value), localDay(end)];
  if (first < FIRST_DAY || last > LAST_DAY) return outOfRange('count');
  const counted: Counted[] = [];
  for (let day = first; day <= last; day++) counted.push({ date: dateOf(day), counts: true, why: 'hour' });
  return ok({ dueOn: dateOf(last), dueAt: instantOf(end), provisional: false, counted });
}

function startDay(start: string): Answer<number> {
  if (!start.includes('T')) return dayNumber(start, 'start');
  const ms = epochMs(start, 'start');
  if (!ms.ok) return ms;
  const day = localDay(ms.value);
  return day < FIRST_DAY || day > LAST_DAY ? outOfRange('start') : ok(day);
}

function spansOf(suspended: readonly Suspension[]): Answer<Span[]> {
  const spans: Span[] = [];
  for (const [i, { from, until }] of suspended.entries()) {
    const first = dayNumber(from, `suspended.${i}.from`);
    if (!first.ok) return first;
    const end = until === undefined ? ok(Number.POSITIVE_INFINITY) : dayNumber(until, `suspended.${i}.until`);
    if (!end.ok) return end;
    if (end.value < first.value) return refuse('calendar.badSpan', { at: `suspended.${i}.until` });
    spans.push({ from: first.value, until: end.value });
  }
  return ok(spans);
}

/**
 * The due day of a period, start day excluded. Refuses a year whose notice is not loaded, naming it, unless
 * `provisional`; calendar units need a notice only where the last day falls.
 */
export function deadline(almanac: Almanac, ask: Period): Answer<Deadline> {
  if (!Number.isInteger(ask.count) || ask.count < 0 || ask.count > MAX_COUNT) {
    return refuse('calendar.badCount', { params: { most: MAX_COUNT }, at: 'count' });
  }
  const suspends = (ask.suspended?.length ?? 0) > 0;
  if (suspends && ask.unit !== 'workingDays' && ask.unit !== 'days') {
    return refuse('calendar.cannotSuspend', { params: { unit: ask.unit }, at: 'suspended' });
  }
  if (ask.unit === 'hours') return hoursAfter(ask);
  const start = startDay(ask.start);
  if (!start.ok) return start;
  const spans = spansOf(ask.suspended ?? []);
  if (!spans.ok) return spans;
  const walk: Walk = { almanac, ask, spans: spans.value, counted: [], provisional: false };
  push(walk, start.value, false, 'startExcluded');
  const byMonth = ask.unit === 'months' || ask.unit === 'years';
  const last = byMonth ? walkMonths(walk, start.value) : walkDays(walk, start.value);
  if (!last.ok) return last;
  const due = ask.rollOver === false ? last : rollOver(walk, last.value);
  if (!due.ok) return due;
  const { provisional, counted } = walk;
  return ok({ dueOn: dateOf(due.value), dueAt: endOfDay(due.value), provisional, counted });
}
