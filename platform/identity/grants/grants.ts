/** Giving and ending grants, inside the transaction of the appointment that they come from. */
import type { Tx } from '#platform/database';
import { tellChange } from './changes.ts';
import { insertGrants, type NewGrant, updateGrantEnd } from './tables.ts';

export const grant = (tx: Tx, given: NewGrant): Promise<void> => grantAll(tx, [given]);

export async function grantAll(tx: Tx, given: readonly NewGrant[]): Promise<void> {
  await insertGrants(tx, given);
  for (const { holder } of given) tellChange('personId' in holder ? holder.personId : holder.accountId);
}

/** One grant, or all of an appointment. `lastOn` is the last day it holds; yesterday: no more from this commit on. */
export async function endGrant(tx: Tx, which: { id: string } | { source: string }, lastOn: string): Promise<void> {
  const ended = await updateGrantEnd(tx, which, lastOn);
  for (const row of ended) tellChange(row.personId ?? row.accountId!);
}
