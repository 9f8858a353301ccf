/** What whoever examined it said last: on that somebody else decides. */
import type { OutputOf } from '@cuntu/base';
import type { getMatter } from '#modules/matters/contract';

type Entry = OutputOf<typeof getMatter>['timeline'][number];
const examining: readonly string[] = ['examineApplication', 'concludePreview'];

export interface Finding {
  step: string;
  outcome: string | null;
  words: string;
  person: string | null;
  at: string;
}

/** After a return it was examined anew: the last counts. */
export function findingOf({ timeline }: { timeline: readonly Entry[] }): Finding | undefined {
  const last = timeline.findLast(({ step }) => examining.includes(step));
  if (!last) return undefined;
  const { step, outcome, said, person, happenedAt } = last;
  return { step, outcome, words: typeof said.words === 'string' ? said.words : '', person, at: happenedAt };
}
