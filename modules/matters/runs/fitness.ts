/** Who must not be given a task: whoever stepped back, and where work is shared out, whoever could not take the step. */
import { type Procedure, possible } from '@cuntu/procedure';
import { procedureOf, sharesOut } from './registry.ts';
import { RECUSING_STEP } from './rules.ts';

type DoneBy = Readonly<Record<string, readonly string[]>>;

/** Of a run in `state`, whose next step waits at `role`. The first step out of a state is the one that is waited for. */
export function unfitFor(procedure: Procedure, state: string, role: string, doneBy: DoneBy): string[] {
  const [next] = possible(procedure, state);
  const bars = (next?.who ?? []).flatMap((who) => (who.role === role ? [who.notAfterOwn ?? []].flat() : []));
  return [...new Set([...recusedFrom(doneBy), ...bars.flatMap((deed) => doneBy[deed] ?? [])])];
}

export const recusedFrom = (doneBy: DoneBy): readonly string[] => doneBy[RECUSING_STEP] ?? [];

export const notFor = (kind: string, state: string, role: string, doneBy: DoneBy): readonly string[] =>
  sharesOut(kind) ? unfitFor(procedureOf(kind) as Procedure, state, role, doneBy) : recusedFrom(doneBy);
