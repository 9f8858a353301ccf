/** Before anything is signed: whether somebody has seen more than this database knows, or something else. */
import {
  type Checkpoint,
  emptyRoot,
  heldSignatures,
  isQuorum,
  type Policy,
  readCheckpoint,
  readNote,
  same,
} from '@cuntu/ledger';
import { checkSignature, type LogKey, sha256 } from './key.ts';
import { rootAt } from './proving.ts';
import type { Publishing } from './publishing.ts';
import type { Shelf } from './shelf.ts';
import type { LogState } from './tables.ts';
import { lastSeenBy } from './witness/asking.ts';

/** Why nothing is signed; each names what has to be done. */
export type StandsStill =
  | 'log.keyMissing'
  | 'log.otherKey'
  | 'log.policyUnreadable'
  | 'log.publishedUnreadable'
  | 'log.publishedAhead'
  | 'log.restored'
  | 'log.witnessAhead'
  | 'log.witnessesSilent'
  | 'log.forked'
  | 'log.entryChanged';

export const checkpointIn = (note: string): Checkpoint | undefined => {
  const read = readNote(note);
  const checkpoint = read.ok ? readCheckpoint(read.value.text) : read;
  return checkpoint.ok ? checkpoint.value : undefined;
};

/** Put into the home by a restore: when the backup was made. */
export const RESTORED = 'log.restored';

export interface Guarded {
  /** That the home came out of a backup, and nothing has vouched for it since. */
  restored: boolean;
  state: LogState;
  shelf: Shelf;
  publishing: Publishing;
  key: LogKey;
  policy: Policy;
}

/**
 * What was published here, and what each witness saw, is a beginning of what the database signed; and the files are those of it. A
 * restored older database knows less than was published: a log that went on from there would have two histories.
 */
export async function levelWith(guarded: Guarded): Promise<StandsStill | undefined> {
  const { state, shelf, publishing } = guarded;
  const wrong = (await levelWithPublished(guarded)) ?? (await levelWithNobody(guarded));
  if (wrong) return wrong;
  const { signedSize, signedNote } = state;
  if (signedSize !== null && signedNote !== null) {
    await publishing.grow(signedSize);
    const signed = checkpointIn(signedNote);
    if (!signed || signed.size !== signedSize || !same(signed.root, publishing.root())) return 'log.forked';
    if (!(await shelf.checkpoint())?.startsWith(signedNote)) await shelf.putCheckpoint(signedNote);
  }
  return levelWithWitnesses(guarded);
}

async function levelWithPublished({ state, shelf, publishing, key }: Guarded): Promise<StandsStill | undefined> {
  const note = await shelf.checkpoint();
  if (note === undefined) {
    publishing.startOver();
    return undefined;
  }
  const published = checkpointIn(note);
  const read = readNote(note);
  const held = read.ok ? heldSignatures(read.value, [key.verifier], checkSignature) : read;
  if (!published || published.origin !== state.origin || !held.ok || held.value.length === 0)
    return 'log.publishedUnreadable';
  if (published.size > (state.signedSize ?? 0)) return 'log.publishedAhead';
  if ((await publishing.takeUp(published.size)) && same(publishing.root(), published.root)) return undefined;
  // The files are damaged, or gone: they are made anew from the rows, and must come to what was signed.
  publishing.startOver();
  await publishing.grow(published.size);
  return same(publishing.root(), published.root) ? undefined : 'log.forked';
}

/** Out of a backup, without what was published and without a witness, nothing tells whether more was published since it was made. */
async function levelWithNobody({ restored, shelf, policy }: Guarded): Promise<StandsStill | undefined> {
  const vouched = !isQuorum(policy, new Set()) || (await shelf.checkpoint()) !== undefined;
  return restored && !vouched ? 'log.restored' : undefined;
}

async function levelWithWitnesses({ state, shelf, policy }: Guarded): Promise<StandsStill | undefined> {
  const size = state.signedSize ?? 0;
  const asked = policy.witnesses.filter(({ url }) => url !== undefined);
  const seen = await Promise.all(
    asked.map(async (witness) => ({ name: witness.name, last: await lastSeenBy(witness, state.origin) })),
  );
  for (const { last } of seen) {
    if (!last) continue;
    if (last.size > size) return 'log.witnessAhead';
    const root = last.size === 0 ? emptyRoot(sha256) : await rootAt(shelf, last.size, size);
    if (!same(root, last.root)) return 'log.forked';
  }
  // Whoever has not heard from enough of them cannot know that none has seen more.
  const heard = new Set(seen.flatMap(({ name, last }) => (last === undefined ? [] : [name])));
  return isQuorum(policy, heard) ? undefined : 'log.witnessesSilent';
}
