/** The tree against RFC 6962 written out as it reads, over every small tree, and against numbers that cannot be. */
import { createHash } from 'node:crypto';
import { hex } from '@cuntu/base';
import { describe, expect, test } from 'vitest';
import { leafHash } from './leaf.ts';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  isConsistent,
  isIncluded,
  type Node,
  placesOf,
  rootOf,
} from './tree.ts';

const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const leaves = Array.from({ length: 70 }, (_, i) => bytes(leafHash(hash, Uint8Array.of(i, i >> 8))));

/** §2.1, word by word. */
function mth(d: readonly Node[]): Node {
  if (d.length === 0) return hash(new Uint8Array());
  if (d.length === 1) return d[0]!;
  const k = 2 ** Math.floor(Math.log2(d.length - 1));
  return hash(Uint8Array.of(1, ...mth(d.slice(0, k)), ...mth(d.slice(k))));
}
/** §2.1.1 */
function path(m: number, d: readonly Node[]): Node[] {
  if (d.length === 1) return [];
  const k = 2 ** Math.floor(Math.log2(d.length - 1));
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}
/** §2.1.2 */
function subproof(m: number, d: readonly Node[], known: boolean): Node[] {
  if (m === d.length) return known ? [] : [mth(d)];
  const k = 2 ** Math.floor(Math.log2(d.length - 1));
  return m <= k
    ? [...subproof(m, d.slice(0, k), known), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}
const nodeAt = ({ level, index }: { level: number; index: number }) =>
  mth(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

describe('example: roots', () => {
  test('of nothing, as RFC 6962 has it', () => {
    expect(hex(emptyRoot(hash))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('of the perfect subtrees', () => {
    for (let size = 0; size <= leaves.length; size++)
      expect(hex(rootOf(hash, placesOf(0, size).map(nodeAt)))).toBe(hex(mth(leaves.slice(0, size))));
  });
});

describe('example: proofs', () => {
  test('of inclusion are those of the definition, and hold for nothing else', () => {
    for (let size = 1; size <= 40; size++) {
      const root = mth(leaves.slice(0, size));
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(hash, index, size, nodeAt);
        expect(proof.map(hex)).toEqual(path(index, leaves.slice(0, size)).map(hex));
        const one = { index, size, leaf: leaves[index]!, proof };
        expect(isIncluded(hash, one, root)).toBe(true);
        expect(isIncluded(hash, { ...one, leaf: leaves[index + 1]! }, root)).toBe(false);
        expect(isIncluded(hash, { ...one, proof: [...proof, root] }, root)).toBe(false);
        if (size > 1) expect(isIncluded(hash, { ...one, proof: proof.slice(1) }, root)).toBe(false);
        if (size > 1) expect(isIncluded(hash, { ...one, index: (index + 1) % size }, root)).toBe(false);
      }
    }
  });

  test('of consistency are those of the definition, and hold for nothing else', () => {
    for (let to = 1; to <= 40; to++) {
      const toRoot = mth(leaves.slice(0, to));
      for (let from = 0; from <= to; from++) {
        const fromRoot = mth(leaves.slice(0, from));
        const proof = consistencyProof(hash, from, to, nodeAt);
        const told = from === 0 ? [] : subproof(from, leaves.slice(0, to), true);
        expect(proof.map(hex)).toEqual(told.map(hex));
        const one = { from, to, fromRoot, toRoot, proof };
        // Of an empty tree nothing can be proven.
        expect(isConsistent(hash, one)).toBe(from > 0);
        expect(isConsistent(hash, { ...one, proof: [...proof, toRoot] })).toBe(false);
        expect(isConsistent(hash, { ...one, fromRoot: leaves[69]! })).toBe(false);
        if (from !== 0) expect(isConsistent(hash, { ...one, toRoot: leaves[69]! })).toBe(false);
        if (proof.length > 0) expect(isConsistent(hash, { ...one, proof: proof.slice(1) })).toBe(false);
      }
    }
  });

  test('of leaves that a tree does not have are asked for by a fault of ours only', () => {
    expect(() => inclusionProof(hash, 5, 5, nodeAt)).toThrow('no leaf 5 in a tree of 5');
    expect(() => consistencyProof(hash, 6, 5, nodeAt)).toThrow('no tree of 6 in a tree of 5');
    expect(isIncluded(hash, { index: -1, size: 5, leaf: leaves[0]!, proof: [] }, leaves[0]!)).toBe(false);
    expect(isIncluded(hash, { index: 2 ** 53, size: 2 ** 54, leaf: leaves[0]!, proof: [] }, leaves[0]!)).toBe(false);
  });

  test('beyond four billion leaves are counted as exactly', () => {
    const size = 2 ** 40 + 3;
    const one = leaves[0]!;
    const proof = inclusionProof(hash, 2 ** 39 + 1, size, () => one);
    expect(proof).toHaveLength(41);
    expect(placesOf(0, size)).toEqual([
      { level: 40, index: 0 },
      { level: 1, index: 2 ** 39 },
      { level: 0, index: 2 ** 40 + 2 },
    ]);
  });
});
