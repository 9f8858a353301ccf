/** A matter's states as its applicant sees them: several inside may be one outside; pure. */
import type { Procedure } from '@cuntu/procedure';
import { type PublicState, publicState } from './contract.ts';

type States = Pick<Procedure, 'states'>;

const PREFIX = 'application.';

export const seenAs = ({ states }: States, state: string): PublicState =>
  publicState.parse(states[state]?.publicSees?.slice(PREFIX.length));

/** The state from which the way ahead is told: an objection that nobody has decided on yet is told as the review that it is part of. */
export const publicWay = (procedure: States, state: string): string =>
  Object.keys(procedure.states).find((one) => {
    const { publicSees } = procedure.states[one]!;
    return publicSees !== undefined && publicSees === procedure.states[state]?.publicSees;
  }) ?? state;

interface Milestone {
  state: string;
  at: string | null;
  due: string | null;
}

/** What looks the same from outside is told once, from when it began. */
export function publicRoad(procedure: States, road: readonly Milestone[]) {
  const seen: { state: PublicState; at: string | null; due: string | null }[] = [];
  for (const { state, at, due } of road) {
    const shown = seenAs(procedure, state);
    const last = seen.at(-1);
    // Papers brought are taken in with the others; that is no milestone to look forward to.
    if (at === null && shown === 'submitted') continue;
    if (last?.state === shown) last.due ??= due;
    else seen.push({ state: shown, at, due });
  }
  return seen;
}
