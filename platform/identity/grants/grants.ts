/** Giving and ending grants, inside the transaction of the appointment that they come from. */
import type { Tx } from '#platform/database';
import { tellChange } from './changes.ts';
import { insertGrant, type NewGrant, updateGrantEnd } from './tables.ts';

export async function grant(tx: Tx, given: NewGrant): Promise<void> {
  await insertGrant(tx, given);
  tellChange('personId' in given.holder ? given.holder.personId : given.holder.accountId);
}

/** One grant, or all of an appointment. `lastOn` is the last day it holds; yesterday: no more from this commit on. */
export async function endGrant(tx: Tx, which: { id: string } | { source: string }, lastOn: string): Promise<void> {
  const ended = await updateGrantEnd(tx, which, lastOn);
  for (const row of ended) tellChange(row.personId ?? row.accountId!);
}
