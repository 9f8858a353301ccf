/** What an explanation of a missed promise must say: pure. */
import { ok, type Result, refuse } from '@cuntu/base';

interface Explaining {
  /** Whether the clock is a promise that has turned. */
  missed: boolean;
  closed: boolean;
  newExpectedOn: string | null;
}

export function decideExplanation(
  { missed, closed, newExpectedOn }: Explaining,
  today: string,
): Result<true, 'delay.none' | 'delay.dayPast' | 'delay.dayMissing'> {
  if (!missed) return refuse('delay.none', { at: 'clock' });
  if (closed) return ok(true);
  if (newExpectedOn === null) return refuse('delay.dayMissing', { at: 'newExpectedOn' });
  return newExpectedOn < today ? refuse('delay.dayPast', { at: 'newExpectedOn' }) : ok(true);
}
