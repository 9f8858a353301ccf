/** When a window is open, which half hours it takes, whether one can be booked, and when a number is given. */
import { ok, type Result, refuse } from '@cuntu/base';
import { addDays, type DayKind } from '@cuntu/calendar';
import type { tieRefusals } from './contract/calls.ts';
import type { dayRefusals, Hours, Week } from './contract/hours.ts';

const CHINA_MS = 8 * 3_600_000;

/** 'HH:MM' in Shanghai. */
export const clockOf = (at: string): string => new Date(Date.parse(at) + CHINA_MS).toISOString().slice(11, 16);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const HALF = 30;

/** When the half hour is over. */
export const endOf = (halfHour: string): string => timeOf(minutesOf(halfHour) + HALF);

/** 0: Monday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

export type Spans = Week[number];
export type Opening =
  | { open: true; why: 'workingDay' | 'makeUpDay' | 'openWeekend'; spans: Spans; notice: string | null }
  | {
      open: false;
      why: 'noHours' | 'weekend' | 'holiday' | 'lawHoliday' | 'closedDay';
      spans: Spans;
      notice: string | null;
    };

const shut = (why: Extract<Opening, { open: false }>['why'], notice: string | null = null): Opening => ({
  open: false,
  why,
  spans: [],
  notice,
});

/**
 * A holiday shuts it; a make-up day opens it by that weekday's own hours, or by those of the first day of the week that has any;
 * a weekend is open where the week says so.
 */
export function openingOn(hours: Hours | undefined, kind: DayKind, day: string): Opening {
  if (!hours) return shut('noHours');
  const own = hours.week[weekdayOf(day)]!;
  const notice = kind.notice ?? null;
  if (kind.why.startsWith('holiday:')) return shut(notice ? 'holiday' : 'lawHoliday', notice);
  if (kind.why === 'makeUpDay') {
    const spans = own.length > 0 ? own : (hours.week.find((each) => each.length > 0) ?? []);
    return spans.length > 0 ? { open: true, why: 'makeUpDay', spans, notice } : shut('closedDay');
  }
  if (kind.why === 'weekend')
    return own.length > 0 ? { open: true, why: 'openWeekend', spans: own, notice } : shut('weekend');
  return own.length > 0 ? { open: true, why: 'workingDay', spans: own, notice } : shut('closedDay');
}

export function halfHoursOf(spans: Spans): string[] {
  return spans.flatMap(([from, to]) => {
    const count = (minutesOf(to) - minutesOf(from)) / HALF;
    return Array.from({ length: count }, (_, i) => timeOf(minutesOf(from) + i * HALF));
  });
}

type DayRefusal = (typeof dayRefusals)[number];

export function decideOpen(opening: Opening, day: string): Result<Spans, DayRefusal> {
  if (opening.open) return ok(opening.spans);
  return refuse(`window.${opening.why}` as const, {
    at: 'day',
    params: { day, ...(opening.notice && { notice: opening.notice }) },
  });
}

export interface Booking {
  day: string;
  halfHour: string;
  /** Most days ahead. */
  ahead: number;
  today: string;
  now: string;
}

/** A half hour that has begun is past: whoever stands there takes a number. */
export function decideWhen({
  day,
  halfHour,
  ahead,
  today,
  now,
}: Booking): Result<true, 'appointment.past' | 'appointment.tooFar'> {
  if (day < today || (day === today && halfHour <= now)) return refuse('appointment.past', { at: 'day' });
  const last = lastDay(today, ahead);
  return day > last ? refuse('appointment.tooFar', { at: 'day', params: { days: ahead, day: last } }) : ok(true);
}

export function lastDay(today: string, ahead: number): string {
  const last = addDays(today, ahead);
  if (!last.ok) throw new RangeError(`${today} and ${ahead} days lead out of the calendar`);
  return last.value;
}

export const decideHalfHour = (spans: Spans, halfHour: string): Result<true, 'appointment.notOpen'> =>
  halfHoursOf(spans).includes(halfHour)
    ? ok(true)
    : refuse('appointment.notOpen', {
        at: 'halfHour',
        params: { spans: spans.map((each) => each.join('–')).join(', ') },
      });

/** The place after `from` that is open and not full; null: there is none. */
export function nextFree(
  days: readonly { day: string; slots: readonly { halfHour: string; left: number }[] }[],
  from: { day: string; halfHour: string },
): { day: string; halfHour: string } | null {
  for (const { day, slots } of days) {
    if (day < from.day) continue;
    const free = slots.find(({ halfHour, left }) => left > 0 && (day > from.day || halfHour > from.halfHour));
    if (free) return { day, halfHour: free.halfHour };
  }
  return null;
}

/** People stand at the door before it opens. */
const BEFORE_OPENING = 60;

/** From an hour before the first span until the last one ends; at noon too, for the desk of the hall stays. */
export function decideNumber(spans: Spans, now: string): Result<true, 'queue.notYet' | 'queue.closed'> {
  const opens = spans[0]![0];
  const closes = spans.at(-1)![1];
  if (minutesOf(now) < minutesOf(opens) - BEFORE_OPENING)
    return refuse('queue.notYet', { params: { from: timeOf(Math.max(0, minutesOf(opens) - BEFORE_OPENING)) } });
  return now >= closes ? refuse('queue.closed', { params: { to: closes } }) : ok(true);
}

/** He keeps his half hour who comes before it is over; later he waits like everybody, by his number. */
export const keepsHalfHour = (halfHour: string, now: string): boolean => now < endOf(halfHour);

export interface Arrivable {
  day: string;
  cancelled: boolean;
  ticketId: string | null;
}

export function decideArrival(
  { day, cancelled, ticketId }: Arrivable,
  today: string,
): Result<true, 'appointment.cancelled' | 'appointment.arrived' | 'appointment.otherDay'> {
  if (cancelled) return refuse('appointment.cancelled');
  if (ticketId) return refuse('appointment.arrived');
  return day === today ? ok(true) : refuse('appointment.otherDay', { params: { day } });
}

export function decideCancel(
  { day, cancelled, ticketId, halfHour }: Arrivable & { halfHour: string },
  today: string,
  now: string,
): Result<true, 'appointment.cancelled' | 'appointment.arrived' | 'appointment.over'> {
  if (cancelled) return refuse('appointment.cancelled');
  if (ticketId) return refuse('appointment.arrived');
  const over = day < today || (day === today && now >= endOf(halfHour));
  return over ? refuse('appointment.over', { params: { day } }) : ok(true);
}

export interface Ticket {
  calledAt: string | null;
  endedAt: string | null;
}

/** What stands at a counter now: called, and not ended. */
export function decideAtCounter({ calledAt, endedAt }: Ticket): Result<string, 'queue.notCalled' | 'queue.ended'> {
  if (endedAt) return refuse('queue.ended');
  return calledAt ? ok(calledAt) : refuse('queue.notCalled');
}

/** What is taken in belongs to a number of today that was called and whose holder came; ended a moment before is soon enough. */
export function decideTie(
  { day, calledAt, outcome }: { day: string; calledAt: string | null; outcome: string | null },
  today: string,
): Result<true, (typeof tieRefusals)[number]> {
  if (!calledAt) return refuse('queue.notCalled', { at: 'ticketId' });
  if (outcome === 'absent') return refuse('queue.absentHasNone', { at: 'ticketId' });
  return day === today ? ok(true) : refuse('queue.ended', { at: 'ticketId' });
}

export const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));

/** Each span forward in time, one after the other; and never a whole week shut by a slip. */
export function decideHours(
  { week, inForceFrom }: Hours,
  today: string,
  others: readonly string[],
): Result<true, 'window.hoursWrong' | 'window.fromToday' | 'window.sameDay'> {
  const faults = week.flatMap((spans, i) =>
    spans.flatMap(([from, to], j) => {
      const former = spans[j - 1];
      if (from >= to) return [{ at: `week.${i}.${j}`, code: 'hours.backwards' }];
      return former && former[1] > from ? [{ at: `week.${i}.${j}`, code: 'hours.overlap' }] : [];
    }),
  );
  if (week.every((spans) => spans.length === 0)) faults.push({ at: 'week', code: 'hours.never' });
  if (faults.length > 0) return refuse('window.hoursWrong', { at: faults[0]!.at, faults });
  if (inForceFrom < today) return refuse('window.fromToday', { at: 'inForceFrom' });
  return others.includes(inForceFrom)
    ? refuse('window.sameDay', { at: 'inForceFrom', params: { day: inForceFrom } })
    : ok(true);
}

export type AppointmentState = 'booked' | 'cancelled' | 'missed' | 'waiting' | 'called' | 'served' | 'absent';

export function stateOf(
  a: Arrivable & { halfHour: string; calledAt: string | null; outcome: string | null },
  today: string,
  now: string,
): AppointmentState {
  if (a.cancelled) return 'cancelled';
  if (a.outcome) return a.outcome as 'served' | 'absent';
  if (a.ticketId && a.day === today) return a.calledAt ? 'called' : 'waiting';
  if (a.ticketId) return 'missed';
  return a.day < today || (a.day === today && now >= endOf(a.halfHour)) ? 'missed' : 'booked';
}

export function medianOf(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
