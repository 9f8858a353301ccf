/** What is believed of a published checkpoint, and of one entry in it, under a policy: said step by step, never as a bare yes. */
import { hex, ok, type Result, refuse, unhex } from '@cuntu/base';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import type { Hasher, HashText } from './leaf.ts';
import { cosignedAt, heldSignatures, readNote, type SignatureCheck } from './note.ts';
import { isQuorum, type Policy } from './policy.ts';
import { type LogProof, readProof } from './proof.ts';
import { isIncluded } from './tree.ts';

export interface Means {
  hash: Hasher;
  check: SignatureCheck;
}

export interface Seen extends Checkpoint {
  /** Witnesses of the policy whose cosignatures hold, and when they saw it, in seconds. */
  witnesses: readonly { name: string; at: number }[];
}

export type CheckpointRefusal =
  | 'note.outOfForm'
  | 'note.falseSignature'
  | 'checkpoint.outOfForm'
  | 'checkpoint.unknownLog'
  | 'checkpoint.tooFewWitnesses';

/** A signed checkpoint held against the policy: signed by the log whose origin it bears, seen by enough of the others. */
export function openCheckpoint(
  { check }: Pick<Means, 'check'>,
  policy: Policy,
  signed: string,
): Result<Seen, CheckpointRefusal> {
  const note = readNote(signed);
  if (!note.ok) return note;
  const checkpoint = readCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const { origin } = checkpoint.value;
  const keys = [...policy.logs, ...policy.witnesses].map(({ key }) => key);
  const held = heldSignatures(note.value, keys, check);
  if (!held.ok) return held;
  const byLog = policy.logs.some(({ key }) => key.name === origin && held.value.some((one) => one.key === key));
  if (!byLog) return refuse('checkpoint.unknownLog', { params: { origin } });
  const witnesses = policy.witnesses.flatMap(({ name, key }) => {
    const times = held.value.flatMap((one) => (one.key === key ? [cosignedAt(one.signature)!] : []));
    return times.length > 0 ? [{ name, at: Math.min(...times) }] : [];
  });
  if (!isQuorum(policy, new Set(witnesses.map(({ name }) => name))))
    return refuse('checkpoint.tooFewWitnesses', { params: { seen: witnesses.length } });
  return ok({ ...checkpoint.value, witnesses });
}

export interface Proven {
  index: number;
  checkpoint: Seen;
  proof: LogProof;
}

/** A `.tlog-proof` held against the leaf hash that somebody has in hand, from a paper say. */
export function openProof(
  means: Means,
  policy: Policy,
  text: string,
  leafHash: HashText,
): Result<Proven, CheckpointRefusal | 'proof.outOfForm' | 'proof.notIncluded'> {
  const proof = readProof(text);
  if (!proof.ok) return proof;
  const checkpoint = openCheckpoint(means, policy, proof.value.checkpoint);
  if (!checkpoint.ok) return checkpoint;
  const { index } = proof.value;
  const { size, root } = checkpoint.value;
  const inclusion = { index, size, leaf: unhex(leafHash), proof: proof.value.proof };
  if (!isIncluded(means.hash, inclusion, root))
    return refuse('proof.notIncluded', { params: { index, size, root: hex(root) } });
  return ok({ index, checkpoint: checkpoint.value, proof: proof.value });
}
