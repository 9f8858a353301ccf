/** The Merkle tree of RFC 6962: roots, and the proofs that an entry is in a tree and that one tree goes on from another. */
import { same } from './bytes.ts';
import { HASH_BYTES, type Hasher, hashed } from './leaf.ts';

/** 32 bytes. */
export type Node = Uint8Array;
const isNode = (node: Uint8Array): boolean => node.length === HASH_BYTES;

/** The perfect subtree over the leaves [index · 2^level, (index + 1) · 2^level). */
export interface Place {
  level: number;
  index: number;
}

/** Whoever keeps the tree: the hash of a perfect subtree that lies wholly in it. */
export type NodeAt = (place: Place) => Node;

const NODE_PREFIX = Uint8Array.of(1);
/** Of a tree of no leaves. */
export const emptyRoot = (hash: Hasher): Node => hashed(hash, []);

export const nodeOf = (hash: Hasher, left: Node, right: Node): Node => hashed(hash, [NODE_PREFIX, left, right]);

/** The largest power of two below `n`, which is at least 2. By doubling: 32-bit operators would break at four billion leaves. */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The perfect subtrees of [start, end) from left to right; `start` is where an even split leaves off. */
export function placesOf(start: number, end: number): Place[] {
  const places: Place[] = [];
  for (let at = start; at < end; ) {
    let [level, width] = [0, 1];
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2;
      level += 1;
    }
    places.push({ level, index: at / width });
    at += width;
  }
  return places;
}

/** Of perfect subtrees as `placesOf` orders them. */
export function rootOf(hash: Hasher, nodes: readonly Node[]): Node {
  const last = nodes.at(-1);
  if (!last) return emptyRoot(hash);
  return nodes.slice(0, -1).reduceRight((right, left) => nodeOf(hash, left, right), last);
}

/** Leaves [start, end) whose root is one hash of a proof. */
export type Range = readonly [start: number, end: number];

export const rangeRoot = (hash: Hasher, [start, end]: Range, nodeAt: NodeAt): Node =>
  rootOf(hash, placesOf(start, end).map(nodeAt));

/** From the leaf's sibling up to the root's child (§2.1.1). Throws where the tree has no such leaf. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && 0 <= index && index < size))
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const left = index < middle;
    ranges.unshift(left ? [middle, end] : [start, middle]);
    [start, end] = left ? [start, middle] : [middle, end];
  }
  return ranges;
}

export const inclusionProof = (hash: Hasher, index: number, size: number, nodeAt: NodeAt): Node[] =>
  inclusionRanges(index, size).map((range) => rangeRoot(hash, range, nodeAt));

/** That the tree of `from` leaves is the beginning of that of `to` (§2.1.2). Empty where one of them says nothing. */
export function consistencyRanges(from: number, to: number): Range[] {
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from <= to))
    throw new RangeError(`no tree of ${from} in a tree of ${to}`);
  if (from === 0 || from === to) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, to];
  while (end !== from) {
    const middle = start + splitOf(end - start);
    const left = from <= middle;
    ranges.unshift(left ? [middle, end] : [start, middle]);
    [start, end] = left ? [start, middle] : [middle, end];
  }
  // Where the old tree is itself a subtree of the new one its root is known to whoever asks.
  return start === 0 ? ranges : [[start, end], ...ranges];
}

export const consistencyProof = (hash: Hasher, from: number, to: number, nodeAt: NodeAt): Node[] =>
  consistencyRanges(from, to).map((range) => rangeRoot(hash, range, nodeAt));

interface Inclusion {
  index: number;
  size: number;
  leaf: Node;
  proof: readonly Node[];
}

/** The root to which the proof leads; undefined where its length is not that of such a leaf's, or the numbers cannot be. */
export function inclusionRoot(hash: Hasher, { index, size, leaf, proof }: Inclusion): Node | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  if (![leaf, ...proof].every(isNode)) return undefined;
  let [at, last, node] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      node = nodeOf(hash, sibling, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = nodeOf(hash, node, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : undefined;
}

export const isIncluded = (hash: Hasher, inclusion: Inclusion, root: Node): boolean => {
  const found = inclusionRoot(hash, inclusion);
  return found !== undefined && same(found, root);
};

interface Consistency {
  from: number;
  to: number;
  fromRoot: Node;
  toRoot: Node;
  proof: readonly Node[];
}

/** RFC 9162 §2.1.4.2. A tree goes on from itself only with the same root. Of an empty one nothing can be proven: no. */
export function isConsistent(hash: Hasher, { from, to, fromRoot, toRoot, proof }: Consistency): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false;
  if (!proof.every(isNode)) return false;
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot);
  let [at, last] = [from - 1, to - 1];
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)];
  // Where `from` is a power of two its root is the first node, and is not repeated in the proof.
  const [first, ...rest] = at === 0 ? [fromRoot, ...proof] : proof;
  if (!first) return false;
  let [old, grown] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeOf(hash, sibling, old);
      grown = nodeOf(hash, sibling, grown);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else grown = nodeOf(hash, grown, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(old, fromRoot) && same(grown, toRoot);
}
