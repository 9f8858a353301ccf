/** A step as the timeline keeps it. */
import type { Deed, Recorded } from '#platform/pipeline';
import type { StepRow } from './tables/run.ts';

export type Said = StepRow['said'];

export function stepRow(
  deed: Deed,
  recorded: Recorded,
  step: string,
  fact: string,
  outcome: string | undefined,
  fromState: string | null,
  toState: string,
  happenedAt: string,
  said: Said,
): StepRow {
  return {
    factN: recorded.n,
    step,
    fact,
    outcome: outcome ?? null,
    fromState,
    toState,
    personId: deed.personId,
    role: recorded.role,
    happenedAt,
    recordedAt: deed.at,
    said,
  };
}
