/** When a patrol may begin and end, and within which hours of a day a vehicle is followed. */
import { ok, type Result, refuse } from '@cuntu/base';
import { startOfDay, weekdayOf } from '../tracks/rules/days.ts';

/** A device's clock may run ahead. */
const AHEAD_MS = 2 * 60_000;
/** A phone may have been without signal for a week in the mountains. */
const OLDEST_MS = 7 * 86_400_000;

export interface Span {
  startedAt: string;
  endedAt: string | null;
}

export function decideStart(startedAt: string, now: string): Result<string, 'patrol.inFuture' | 'patrol.tooOld'> {
  const [at, nowMs] = [Date.parse(startedAt), Date.parse(now)];
  if (at > nowMs + AHEAD_MS) return refuse('patrol.inFuture', { at: 'startedAt' });
  if (at < nowMs - OLDEST_MS)
    return refuse('patrol.tooOld', { at: 'startedAt', params: { days: OLDEST_MS / 86_400_000 } });
  return ok(new Date(at).toISOString());
}

/** One person is on one patrol at a time, whatever devices he carries. */
export function decideAlone(spans: readonly Span[], span: Span, at: string): Result<true, 'patrol.overlaps'> {
  const meets = spans.find(
    (other) =>
      (other.endedAt === null || Date.parse(other.endedAt) > Date.parse(span.startedAt)) &&
      (span.endedAt === null || Date.parse(span.endedAt) > Date.parse(other.startedAt)),
  );
  return meets ? refuse('patrol.overlaps', { at, params: { startedAt: meets.startedAt } }) : ok(true);
}

export function decideEnd(
  patrol: Span,
  endedAt: string,
  now: string,
): Result<string, 'patrol.ended' | 'patrol.endsBeforeStart' | 'patrol.inFuture'> {
  const at = Date.parse(endedAt);
  if (patrol.endedAt) return refuse('patrol.ended', { at: 'patrolId', params: { endedAt: patrol.endedAt } });
  if (at <= Date.parse(patrol.startedAt)) return refuse('patrol.endsBeforeStart', { at: 'endedAt' });
  if (at > Date.parse(now) + AHEAD_MS) return refuse('patrol.inFuture', { at: 'endedAt' });
  return ok(new Date(at).toISOString());
}

export type DutyHours = readonly (readonly [from: string, to: string] | null)[];

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Undefined: off duty on that day. */
export function dutySpan(hours: DutyHours, day: string): { fromMs: number; toMs: number } | undefined {
  const duty = hours[weekdayOf(day)];
  if (!duty) return undefined;
  const midnight = startOfDay(day);
  return { fromMs: midnight + minutes(duty[0]) * 60_000, toMs: midnight + minutes(duty[1]) * 60_000 };
}
