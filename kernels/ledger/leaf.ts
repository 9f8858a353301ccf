/** One leaf of the public log: its exact bytes, its hash in the tree, and the commitments that it carries. */
import { canonicalJson, hex } from '@cuntu/base';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { joined } from './bytes.ts';

/** SHA-256, passed in so that server, phone and verifier page each use their fastest. */
export type Hasher = (bytes: Uint8Array) => Uint8Array;

/** Lower-case hexadecimal of 32 bytes: the one spelling of a hash, in leaves, on papers and in QR codes. */
export type HashText = string;

export interface Leaf {
  /** Random 128-bit handle of the matter, 32 hexadecimal digits. */
  m: string;
  /** Number of the fact within its matter, from 1. */
  n: number;
  /** Leaf hash of the matter's previous fact; '' for the first, which has none. */
  p: HashText;
  /** `module.factName` */
  e: string;
  /** State before and after, by code; '' where the matter has none yet. */
  s: readonly [from: string, to: string];
  /** County code, or the city's for a deed of the city bureau. Nothing below the county is public. */
  o: string;
  /** Role code of who did it. */
  r: string;
  /** Commitment of each sealed field. The fact fixes the set of names, so that absence leaks nothing. */
  c: Readonly<Record<string, HashText>>;
}

/** What opens a commitment; kept apart from the leaf, erased with the person's key. */
export interface Opening {
  name: string;
  value: unknown;
  salt: Uint8Array;
}

/** The C2SP tiles store each entry behind a 16-bit length. */
export const MAX_LEAF_BYTES = 65_535;
export const SALT_BYTES = 32;

export const HASH_BYTES = 32;
const LEAF_TYPE = 'cuntu/leaf/v1';
const COMMITMENT_PREFIX = utf8ToBytes('cuntu/field/v1\0');
/** RFC 6962 §2.1: tells a leaf from an inner node, which is hashed behind 0x01. */
const LEAF_PREFIX = Uint8Array.of(0);

const HANDLE = /^[0-9a-f]{32}$/;
const HASH = /^[0-9a-f]{64}$/;
const CODE = /^[a-z][A-Za-z0-9]*$/;
const EVENT = /^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/;
const DIVISION = /^[0-9]{4}(?:[0-9]{2})?$/;

/** First part of a leaf that is not as it must be, undefined when all is well. */
function wrongPart({ m, n, p, e, s, o, r, c }: Leaf): string | undefined {
  if (!HANDLE.test(m)) return 'm';
  if (!Number.isSafeInteger(n) || n < 1) return 'n';
  if (n === 1 ? p !== '' : !HASH.test(p)) return 'p';
  if (!EVENT.test(e)) return 'e';
  if (s.length !== 2 || !s.every((state) => state === '' || CODE.test(state))) return 's';
  if (!DIVISION.test(o)) return 'o';
  if (!CODE.test(r)) return 'r';
  const wrong = Object.entries(c).find(([name, text]) => !CODE.test(name) || !HASH.test(text));
  return wrong && `c.${wrong[0]}`;
}

/**
 * The bytes that are stored, hashed and served, to the byte: RFC 8785 of the leaf with its version and type. Throws on a
 * leaf out of form and on more than 65,535 bytes: facts are declared by us, so either is a fault of ours, and a bad leaf
 * must never enter a log from which nothing can be taken back.
 */
export function leafBytes(leaf: Leaf): Uint8Array {
  const wrong = wrongPart(leaf);
  if (wrong) throw new RangeError(`leaf out of form: ${wrong}`);
  const { m, n, p, e, s, o, r, c } = leaf;
  const bytes = utf8ToBytes(canonicalJson({ v: 1, t: LEAF_TYPE, m, n, p, e, s, o, r, c }));
  if (bytes.length > MAX_LEAF_BYTES) throw new RangeError(`leaf of ${bytes.length} bytes, at most ${MAX_LEAF_BYTES}`);
  return bytes;
}

/** Of the parts one after another; throws where the hasher is not one of 32 bytes. */
export function hashed(hash: Hasher, parts: readonly Uint8Array[]): Uint8Array {
  const digest = hash(joined(...parts));
  if (digest.length !== HASH_BYTES) throw new RangeError(`hasher gave ${digest.length} bytes instead of ${HASH_BYTES}`);
  return digest;
}

/** RFC 6962 leaf hash: SHA-256(0x00 ‖ bytes). What the next fact carries as `p`, and what a paper prints. */
export const leafHash = (hash: Hasher, bytes: Uint8Array): HashText => hex(hashed(hash, [LEAF_PREFIX, bytes]));

/**
 * SHA-256("cuntu/field/v1\0" ‖ salt ‖ JCS([name, value])). The salt is random, one a field and fact, never derived from
 * data: without it a name or a number could be found by trying. Text is not normalised: what was typed is what is sealed.
 */
export function commitment(hash: Hasher, name: string, value: unknown, salt: Uint8Array): HashText {
  if (salt.length !== SALT_BYTES) throw new RangeError(`salt of ${salt.length} bytes instead of ${SALT_BYTES}`);
  // Part by part, since inside an array `undefined` would silently be spelled null.
  const pair = `[${canonicalJson(name)},${canonicalJson(value)}]`;
  return hex(hashed(hash, [COMMITMENT_PREFIX, salt, utf8ToBytes(pair)]));
}

/** Whether an opening is the one that was committed to. Of a salt of the wrong length: no, since it may come from outside. */
export const opens = (hash: Hasher, committed: HashText, { name, value, salt }: Opening): boolean =>
  salt.length === SALT_BYTES && commitment(hash, name, value, salt) === committed;
