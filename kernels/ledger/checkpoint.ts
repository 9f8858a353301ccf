/** C2SP tlog-checkpoint: whose log, how many leaves, which root. */
import { ok, type Result, refuse } from '@cuntu/base';
import { base64, decimal, unbase64 } from './bytes.ts';
import { HASH_BYTES } from './leaf.ts';
import type { Node } from './tree.ts';

export interface Checkpoint {
  /** The log's name for ever. */
  origin: string;
  size: number;
  root: Node;
}

/** The text that is signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${base64(root)}\n`;

/** Lines after the third are passed over: a log may add some. */
export function readCheckpoint(text: string): Result<Checkpoint, 'checkpoint.outOfForm'> {
  const [origin = '', second = '', third = '', ...more] = text.split('\n');
  const size = decimal(second);
  const root = unbase64(third);
  const whole = more.at(-1) === '' && !more.slice(0, -1).includes('');
  if (origin === '' || size === undefined || root?.length !== HASH_BYTES || !whole)
    return refuse('checkpoint.outOfForm');
  return ok({ origin, size, root });
}
