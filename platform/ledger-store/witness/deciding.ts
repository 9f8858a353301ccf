/** C2SP tlog-witness: what a witness answers to a checkpoint that it is asked to cosign; pure. */
import {
  type Checkpoint,
  decimal,
  emptyRoot,
  type Hasher,
  heldSignatures,
  isConsistent,
  type Node,
  readCheckpoint,
  readNote,
  type SignatureCheck,
  same,
  unbase64,
  type VerifierKey,
} from '@cuntu/ledger';

/** What it saw last of one log. */
export interface LastSeen {
  size: number;
  root: Node;
}

export type Answer =
  | { status: 200; checkpoint: Checkpoint; text: string; note: string }
  | { status: 400 | 403 | 404 | 422 }
  /** `size`: of what it saw last. */
  | { status: 409; size: number };

export interface Asked {
  old: number;
  proof: readonly Node[];
  /** A signed note. */
  note: string;
}

const PROOF_MAX = 63;

/** Undefined where the body is out of form. */
export function readAsked(body: string): Asked | undefined {
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(0, end)).split('\n');
  const old = first.startsWith('old ') ? decimal(first.slice('old '.length)) : undefined;
  const proof = lines.map(unbase64);
  if (old === undefined || lines.length > PROOF_MAX || proof.some((node) => node?.length !== 32)) return undefined;
  return { old, proof: proof as Node[], note: body.slice(end + 2) };
}

export const askedText = ({ old, proof, note }: { old: number; proof: readonly string[]; note: string }): string =>
  `${[`old ${old}`, ...proof].join('\n')}\n\n${note}`;

/** Whose log it is, read before anything is believed of it. */
export function originIn(note: string): string | undefined {
  const read = readNote(note);
  return read.ok ? read.value.text.split('\n')[0] : undefined;
}

interface Means {
  hash: Hasher;
  check: SignatureCheck;
}

/** In the order of the specification; `keys` are those trusted for the origin, none of an unknown log. */
export function decideCosigning(
  { hash, check }: Means,
  asked: Asked | undefined,
  keys: readonly VerifierKey[],
  last: LastSeen | undefined,
): Answer {
  const read = asked && readNote(asked.note);
  const checkpoint = read?.ok ? readCheckpoint(read.value.text) : undefined;
  if (!asked || !read?.ok || !checkpoint?.ok) return { status: 400 };
  const known = keys.filter(({ name }) => name === checkpoint.value.origin);
  if (known.length === 0) return { status: 404 };
  const held = heldSignatures(read.value, known, check);
  if (!held.ok || held.value.length === 0) return { status: 403 };
  const { size, root } = checkpoint.value;
  if (asked.old > size) return { status: 400 };
  if (asked.old !== (last?.size ?? 0)) return { status: 409, size: last?.size ?? 0 };
  const grown = {
    from: asked.old,
    to: size,
    fromRoot: last?.root ?? emptyRoot(hash),
    toRoot: root,
    proof: asked.proof,
  };
  const sound =
    asked.old === 0 ? asked.proof.length === 0 && (size > 0 || same(root, emptyRoot(hash))) : isConsistent(hash, grown);
  return sound
    ? { status: 200, checkpoint: checkpoint.value, text: read.value.text, note: asked.note }
    : { status: 422 };
}
