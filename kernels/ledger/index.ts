/** The public log's leaf: exact bytes, leaf hash, commitments and their openings. */
export {
  commitment,
  type Hasher,
  type HashText,
  type Leaf,
  leafBytes,
  leafHash,
  MAX_LEAF_BYTES,
  type Opening,
  opens,
  SALT_BYTES,
} from './leaf.ts';
