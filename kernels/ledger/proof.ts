/** C2SP tlog-proof: that one entry is in a log whose checkpoint others have seen, as a file that is checked without a network. */
import { ok, type Result, refuse } from '@cuntu/base';
import { base64, decimal, unbase64 } from './bytes.ts';
import { HASH_BYTES } from './leaf.ts';
import type { Node } from './tree.ts';

export interface LogProof {
  /** Not covered by any signature: what it says must be checked against the leaf. */
  extra?: Uint8Array;
  index: number;
  proof: readonly Node[];
  /** A signed note, as it was published. */
  checkpoint: string;
}

const FIRST = 'c2sp.org/tlog-proof@v1';
/** Of a tree of 2^63 leaves. */
const HASHES_MAX = 63;

export const proofText = ({ extra, index, proof, checkpoint }: LogProof): string =>
  [
    FIRST,
    ...(extra ? [`extra ${base64(extra)}`] : []),
    `index ${index}`,
    ...proof.map((node) => base64(node)),
    '',
    checkpoint,
  ].join('\n');

export function readProof(text: string): Result<LogProof, 'proof.outOfForm'> {
  const end = text.indexOf('\n\n');
  const [first, ...lines] = text.slice(0, Math.max(0, end)).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? unbase64(lines.shift()!.slice('extra '.length)) : null;
  const index = lines[0]?.startsWith('index ') ? decimal(lines.shift()!.slice('index '.length)) : undefined;
  const proof = lines.map(unbase64);
  const whole = proof.length <= HASHES_MAX && proof.every((node) => node?.length === HASH_BYTES);
  if (first !== FIRST || extra === undefined || index === undefined || !whole) return refuse('proof.outOfForm');
  return ok({ ...(extra && { extra }), index, proof: proof as Node[], checkpoint: text.slice(end + 2) });
}
