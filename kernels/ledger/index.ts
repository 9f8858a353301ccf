/** The public log: its leaves, its tree, the files in which it is published, and what proves that something is in it. */
export { type CheckpointRefusal, type Means, openCheckpoint, openProof, type Proven, type Seen } from './believing.ts';
export { base64, decimal, same, unbase64 } from './bytes.ts';
export { type Checkpoint, checkpointText, readCheckpoint } from './checkpoint.ts';
export { Edge, type Filled } from './edge.ts';
export {
  commitment,
  HASH_BYTES,
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
export {
  COSIGNATURE,
  cosignatureBytes,
  cosignedAt,
  cosignedMessage,
  ED25519,
  heldSignatures,
  type KeyType,
  type Note,
  noteText,
  readNote,
  readSignatureLines,
  readVerifierKey,
  type Signature,
  type SignatureCheck,
  signatureLine,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
} from './note.ts';
export { type Group, isQuorum, NO_QUORUM, type Policy, readPolicy, type Witness } from './policy.ts';
export { type LogProof, proofText, readProof } from './proof.ts';
export {
  bundleOf,
  entriesIn,
  hashesOn,
  nodeIn,
  TILE_WIDTH,
  type Tile,
  tileAt,
  tileOf,
  tilePath,
  tilesBetween,
} from './tiles.ts';
export {
  consistencyProof,
  consistencyRanges,
  emptyRoot,
  inclusionProof,
  inclusionRanges,
  isConsistent,
  isIncluded,
  type Node,
  type NodeAt,
  nodeOf,
  type Place,
  placesOf,
  type Range,
  rangeRoot,
  rootOf,
} from './tree.ts';
