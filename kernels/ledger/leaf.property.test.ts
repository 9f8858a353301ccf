/** Bytes read back to the leaf they came from; any other value, name or salt gives another commitment. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitment, type Hasher, type Leaf, leafBytes, leafHash, opens } from './leaf.ts';

const hash: Hasher = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const seed = { seed: 20_261_122, numRuns: 300 };

const hexOf = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const code = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,12}$/);
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 });
const value = fc.jsonValue({ maxDepth: 2 });

const leaf: fc.Arbitrary<Leaf> = fc
  .record({
    m: hexOf(32),
    n: fc.integer({ min: 1, max: 1_000_000 }),
    p: hexOf(64),
    e: fc.tuple(code, code).map((parts) => parts.join('.')),
    s: fc.tuple(fc.oneof(code, fc.constant('')), code),
    o: fc.stringMatching(/^[0-9]{6}$/),
    r: code,
    c: fc.dictionary(code, hexOf(64), { maxKeys: 8, noNullPrototype: true }),
  })
  .map((one) => (one.n === 1 ? { ...one, p: '' } : one));

test('bytes are JSON that reads back to the same leaf, with version and type, keys in order', () => {
  fc.assert(
    fc.property(leaf, (one) => {
      const read = JSON.parse(new TextDecoder().decode(leafBytes(one)));
      expect(read).toEqual({ v: 1, t: 'cuntu/leaf/v1', ...one });
      expect(Object.keys(read)).toEqual(['c', 'e', 'm', 'n', 'o', 'p', 'r', 's', 't', 'v']);
      expect(leafBytes(read)).toEqual(leafBytes(one));
    }),
    seed,
  );
});

test('two leaves have one hash only when they are one', () => {
  fc.assert(
    fc.property(leaf, leaf, (a, b) => {
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(leafHash(hash, leafBytes(a)) === leafHash(hash, leafBytes(b))).toBe(same);
    }),
    seed,
  );
});

test('an opening opens its own commitment and, changed in any part, no other', () => {
  fc.assert(
    fc.property(code, value, salt, code, value, fc.nat(31), (name, sealed, bytes, otherName, other, at) => {
      const committed = commitment(hash, name, sealed, bytes);
      expect(opens(hash, committed, { name, value: sealed, salt: bytes })).toBe(true);
      const flipped = Uint8Array.from(bytes);
      flipped[at]! ^= 1;
      expect(opens(hash, committed, { name, value: sealed, salt: flipped })).toBe(false);
      expect(opens(hash, committed, { name: `${name}x`, value: sealed, salt: bytes })).toBe(false);
      expect(opens(hash, committed, { name, value: [sealed], salt: bytes })).toBe(false);
      if (otherName !== name)
        expect(opens(hash, committed, { name: otherName, value: other, salt: bytes })).toBe(false);
    }),
    seed,
  );
});

test('a value read back from JSON opens what was sealed before', () => {
  fc.assert(
    fc.property(value, salt, (sealed, bytes) => {
      const committed = commitment(hash, 'field', sealed, bytes);
      expect(opens(hash, committed, { name: 'field', value: JSON.parse(JSON.stringify(sealed)), salt: bytes })).toBe(
        true,
      );
    }),
    seed,
  );
});

const sorted = (one: Leaf): unknown[] => [
  one.m,
  one.n,
  one.p,
  one.e,
  one.s,
  one.o,
  one.r,
  Object.entries(one.c).sort(),
];
