/** When what failed is tried again, and when it is parked for a person to look at. */

export interface RetryRule {
  /** Tries before parking; an end of the process in the middle counts as one. */
  tries: number;
  firstMs: number;
  longestMs: number;
}

/** Eight tries over about three hours: longer than a restart, shorter than a working day. */
export const defaultRetry: RetryRule = { tries: 8, firstMs: 5_000, longestMs: 3_600_000 };

export const delayMs = (rule: RetryRule, tries: number): number =>
  Math.min(rule.longestMs, rule.firstMs * 4 ** (tries - 1));

export const instantAfter = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

export const failureOf = (rule: RetryRule, tries: number, fault: unknown, now: string) => ({
  error: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault),
  retryAfter: instantAfter(now, delayMs(rule, tries)),
  park: tries >= rule.tries,
});
