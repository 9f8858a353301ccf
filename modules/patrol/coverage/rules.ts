/** Which days, weeks and months together make up a period, and which week and month a day lies in. */
import { ok, type Result, refuse } from '@cuntu/base';
import { addedDays, weekdayOf } from '../tracks/rules/days.ts';

export type SpanName = 'day' | 'week' | 'month';

/** `since` its first day, `until` its last. */
export interface Span {
  span: SpanName;
  since: string;
  until: string;
}

export const daySpan = (day: string): Span => ({ span: 'day', since: day, until: day });

/** Weeks begin on Monday. */
export function weekOf(day: string): Span {
  const since = addedDays(day, -weekdayOf(day));
  return { span: 'week', since, until: addedDays(since, 6) };
}

export function monthOf(day: string): Span {
  const since = `${day.slice(0, 7)}-01`;
  const next = addedDays(since, 31);
  return { span: 'month', since, until: addedDays(`${next.slice(0, 7)}-01`, -1) };
}

/** The fewest rows to read: whole months that stand rolled up, then weeks, then days. Both ends included. */
export function spansFor(from: string, to: string, rolled: readonly { span: string; since: string }[]): Span[] {
  const known = new Set(rolled.map(({ span, since }) => `${span} ${since}`));
  const spans: Span[] = [];
  for (let day = from; day <= to; ) {
    const whole = [monthOf(day), weekOf(day)].find(
      (one) => one.since === day && one.until <= to && known.has(`${one.span} ${one.since}`),
    );
    const span = whole ?? daySpan(day);
    spans.push(span);
    day = addedDays(span.until, 1);
  }
  return spans;
}

/** Weeks and months that are over by `today` and not yet rolled up, from the first day of all. */
export function spansToRoll(first: string, today: string, rolled: readonly { span: string; since: string }[]): Span[] {
  const known = new Set(rolled.map(({ span, since }) => `${span} ${since}`));
  const due: Span[] = [];
  for (const spanOf of [weekOf, monthOf])
    for (let span = spanOf(first); span.until < today; span = spanOf(addedDays(span.until, 1)))
      if (!known.has(`${span.span} ${span.since}`)) due.push(span);
  return due;
}

/** Ten years: longer than any plan, and short enough to be answered. */
const LONGEST_DAYS = 3_660;

export const decidePeriod = (from: string, to: string): Result<true, 'coverage.wrongPeriod'> =>
  from <= to && to < addedDays(from, LONGEST_DAYS) ? ok(true) : refuse('coverage.wrongPeriod', { at: 'to' });
