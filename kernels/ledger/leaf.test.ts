/** Known answers, computed apart from this code with Python's hashlib, and everything that must not become a leaf. */
import { createHash } from 'node:crypto';
import { hex } from '@cuntu/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import { commitment, type Hasher, type Leaf, leafBytes, leafHash, MAX_LEAF_BYTES, opens, SALT_BYTES } from './leaf.ts';

const node: Hasher = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const noble: Hasher = (bytes) => sha256(bytes);
const salt = Uint8Array.from({ length: SALT_BYTES }, (_, i) => i);
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

const place = 'f5ad00490a3112328d8464d800d2740cf5f28acdc8773fadaa49770444e14ac3';
const first: Leaf = {
  m: '00112233445566778899aabbccddeeff',
  n: 1,
  p: '',
  e: 'patrol.findingReported',
  s: ['', 'reported'],
  o: '421303',
  r: 'coordinator',
  c: { place },
};
const firstHash = '76714907448dc8344b65bc5986c84cc6c7fabfeb107a4ff69d437df0a10ac33a';
const second: Leaf = {
  ...first,
  n: 2,
  p: firstHash,
  e: 'enforcement.stopNoticeIssued',
  s: ['confirmed', 'ordered'],
  r: 'inspector',
  c: {},
};

describe('example: leafBytes', () => {
  test('canonical JSON, to the byte', () => {
    expect(text(leafBytes(first))).toBe(
      `{"c":{"place":"${place}"},"e":"patrol.findingReported","m":"00112233445566778899aabbccddeeff","n":1,` +
        '"o":"421303","p":"","r":"coordinator","s":["","reported"],"t":"cuntu/leaf/v1","v":1}',
    );
    expect(leafBytes(first)).toHaveLength(240);
  });

  test('the order in which parts and fields were given does not matter', () => {
    const { m, n, p, e, s, o, r } = first;
    const c = { zone: place, area: place, place };
    expect(leafBytes({ r, o, s, e, p, n, m, c: { place, zone: place, area: place } })).toEqual(
      leafBytes({ ...first, c }),
    );
  });

  test('nothing but the parts of a leaf gets in', () => {
    const more = { ...first, name: 'somebody', v: 2, t: 'other' } as Leaf;
    expect(leafBytes(more)).toEqual(leafBytes(first));
  });
});

describe('example: leafHash', () => {
  test.each([
    ['node', node],
    ['noble', noble],
  ] as const)('chains one fact to the next (%s)', (_name, hash) => {
    expect(leafHash(hash, leafBytes(first))).toBe(firstHash);
    expect(leafHash(hash, leafBytes(second))).toBe('6ab97797ec7dc8444b9bd8846ab4844572fe6dff22cc8bcda5ee567e08b463ff');
  });

  test('of nothing is the empty leaf of RFC 6962', () => {
    expect(leafHash(node, new Uint8Array())).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  test('is not the plain hash of the bytes', () => {
    const bytes = leafBytes(first);
    expect(leafHash(node, bytes)).not.toBe(hex(node(bytes)));
    expect(leafHash(node, bytes)).toBe(hex(node(Uint8Array.of(0, ...bytes))));
  });
});

describe('example: commitment', () => {
  test.each([
    ['area', 2300, '4af7fd7c40c38dc5bfa0e39aea522550c1bacc2e520868d5e9742a990a724d8c'],
    ['place', '淅河镇', place],
  ])('%s = %j', (name, value, known) => {
    expect(commitment(node, name, value, salt)).toBe(known);
    expect(commitment(noble, name, value, salt)).toBe(known);
  });

  test('of a value with parts', () => {
    const known = 'c3d4caff60ed94db7ae6d20fe14aff72d82cbd0a2a60e5ceae2a90d3fe0ef8e8';
    const ones = new Uint8Array(SALT_BYTES).fill(255);
    expect(commitment(node, 'photos', { b: null, a: [1, 2] }, ones)).toBe(known);
  });

  test('by the formula, with node:crypto alone', () => {
    const sum = createHash('sha256').update('cuntu/field/v1\0', 'utf8').update(salt).update('["n",1e+30]', 'utf8');
    expect(commitment(noble, 'n', 1e30, salt)).toBe(sum.digest('hex'));
  });

  test('nothing is a value too, and unlike every other', () => {
    const sums = [null, '', 0, false, [], {}].map((value) => commitment(node, 'x', value, salt));
    expect(new Set(sums).size).toBe(sums.length);
  });

  test('name and value cannot flow into each other', () => {
    expect(commitment(node, 'a', 'b,c', salt)).not.toBe(commitment(node, 'a,b', 'c', salt));
    expect(commitment(node, 'a","b', 'c', salt)).not.toBe(commitment(node, 'a', ['b', 'c'], salt));
  });

  test('text is sealed as typed: composed and decomposed letters differ', () => {
    expect(commitment(node, 'x', '\u00e9', salt)).not.toBe(commitment(node, 'x', 'e\u0301', salt));
  });

  test.each([0, 16, 31, 33, 64])('a salt of %i bytes throws', (length) => {
    expect(() => commitment(node, 'x', 1, new Uint8Array(length))).toThrow(`salt of ${length} bytes instead of 32`);
  });

  test.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800'])(
    'a value without canonical spelling throws',
    (value) => {
      expect(() => commitment(node, 'x', value, salt)).toThrow();
    },
  );

  test('a hasher of another length throws', () => {
    const sha1: Hasher = (bytes) => new Uint8Array(createHash('sha1').update(bytes).digest());
    expect(() => commitment(sha1, 'x', 1, salt)).toThrow('hasher gave 20 bytes instead of 32');
    expect(() => leafHash(sha1, salt)).toThrow('hasher gave 20 bytes');
  });
});

describe('example: opens', () => {
  test('the true opening, and no other', () => {
    expect(opens(node, place, { name: 'place', value: '淅河镇', salt })).toBe(true);
    expect(opens(node, place, { name: 'place', value: '小林镇', salt })).toBe(false);
    expect(opens(node, place, { name: 'Place', value: '淅河镇', salt })).toBe(false);
    expect(opens(node, place, { name: 'place', value: '淅河镇', salt: new Uint8Array(32) })).toBe(false);
    expect(opens(node, place.toUpperCase(), { name: 'place', value: '淅河镇', salt })).toBe(false);
  });

  test('a salt of the wrong length opens nothing', () => {
    expect(opens(node, place, { name: 'place', value: '淅河镇', salt: salt.subarray(1) })).toBe(false);
    expect(opens(node, place, { name: 'place', value: '淅河镇', salt: Uint8Array.of(...salt, 0) })).toBe(false);
  });
});

describe('a leaf out of form never gets bytes', () => {
  test.each([
    ['m', { m: '' }],
    ['m', { m: '00112233445566778899AABBCCDDEEFF' }],
    ['m', { m: '00112233-4455-6677-8899-aabbccddeeff' }],
    ['m', { m: `${first.m}00` }],
    ['n', { n: 0 }],
    ['n', { n: -1 }],
    ['n', { n: 1.5 }],
    ['n', { n: 2 ** 53 }],
    ['n', { n: Number.NaN }],
    ['n', { n: '1' as unknown as number }],
    ['p', { p: firstHash }],
    ['p', { n: 2, p: '' }],
    ['p', { n: 2, p: firstHash.slice(1) }],
    ['p', { n: 2, p: firstHash.toUpperCase() }],
    ['e', { e: 'findingReported' }],
    ['e', { e: 'patrol.' }],
    ['e', { e: 'patrol.findingReported.twice' }],
    ['e', { e: 'Patrol.findingReported' }],
    ['e', { e: 'patrol.findingReported\n' }],
    ['s', { s: ['reported'] as unknown as [string, string] }],
    ['s', { s: ['', '已报告'] as [string, string] }],
    ['s', { s: ['a', 'b', 'c'] as unknown as [string, string] }],
    ['o', { o: '42' }],
    ['o', { o: '421303187' }],
    ['o', { o: '４２１３０３' }],
    ['r', { r: '' }],
    ['r', { r: 'Lin' }],
    ['c.place', { c: { place: '淅河镇' } }],
    ['c.place', { c: { place: '' } }],
    ['c.地点', { c: { 地点: place } }],
    ['c.', { c: { '': place } }],
  ] as [string, Partial<Leaf>][])('%s: %j', (part, more) => {
    expect(() => leafBytes({ ...first, ...more })).toThrow(`leaf out of form: ${part}`);
  });

  test.each([
    { o: '4213' },
    { n: Number.MAX_SAFE_INTEGER, p: firstHash },
    { s: ['stopped', 'stopped'] as [string, string] },
    { s: ['', ''] as [string, string] },
    { c: {} },
  ])('but %j is in form', (more) => {
    expect(leafBytes({ ...first, ...more }).length).toBeGreaterThan(100);
  });

  test('65,535 bytes are the most', () => {
    const fields = (count: number, last: number): Leaf['c'] => {
      const names = Array.from({ length: count }, (_, i) => `f${String(i).padStart(9, '0')}`);
      names[0] = names[0]!.padEnd(last, 'x');
      return Object.fromEntries(names.map((name) => [name, place]));
    };
    const bare = leafBytes({ ...first, c: {} }).length;
    const each = leafBytes({ ...first, c: fields(2, 10) }).length - leafBytes({ ...first, c: fields(1, 10) }).length;
    const count = Math.floor((MAX_LEAF_BYTES + 1 - bare) / each);
    const spare = MAX_LEAF_BYTES - leafBytes({ ...first, c: fields(count, 10) }).length;
    expect(leafBytes({ ...first, c: fields(count, 10 + spare) })).toHaveLength(MAX_LEAF_BYTES);
    expect(() => leafBytes({ ...first, c: fields(count, 11 + spare) })).toThrow('leaf of 65536 bytes, at most 65535');
  });
});
