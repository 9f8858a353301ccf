/** C2SP signed-note: a text with the signatures of whoever stands behind it, and the keys that tell whose they are. */
import { hex, ok, type Result, refuse, unhex } from '@cuntu/base';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64, joined, same, unbase64 } from './bytes.ts';
import { type Hasher, hashed } from './leaf.ts';

/** Ed25519 of 32, 32 and 64 bytes; passed in as the hasher is. */
export type SignatureCheck = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export type KeyType = typeof ED25519 | typeof COSIGNATURE;

export interface VerifierKey {
  name: string;
  type: KeyType;
  publicKey: Uint8Array;
  /** Four bytes that, with the name, say which key signed. */
  id: Uint8Array;
}

export interface Signature {
  name: string;
  id: Uint8Array;
  /** What follows the id: of an Ed25519 key 64 bytes, of a cosigner eight more before them. */
  bytes: Uint8Array;
}

export interface Note {
  /** With its last newline; what is signed. */
  text: string;
  signatures: readonly Signature[];
}

/** The most that a note may have; the format wants sixteen read at least. */
const SIGNATURES_MAX = 64;
const NAME = /^[^\s+\p{C}]+$/u;
const SIGNED = /^— ([^\s+\p{C}]+) ([A-Za-z0-9+/=]+)$/u;
const PUBLIC_KEY_BYTES = 32;
const ID_BYTES = 4;

export function verifierKey(hash: Hasher, name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!NAME.test(name)) throw new RangeError(`a key cannot be called ${JSON.stringify(name)}`);
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new RangeError(`a public key of ${publicKey.length} bytes`);
  const id = hashed(hash, [utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey]).subarray(0, ID_BYTES);
  return { name, type, publicKey, id };
}

/** `example.com/foo+530d903a+AekyeRrm…` */
export const verifierKeyText = ({ name, type, publicKey, id }: VerifierKey): string =>
  `${name}+${hex(id)}+${base64(joined(Uint8Array.of(type), publicKey))}`;

export function readVerifierKey(hash: Hasher, text: string): Result<VerifierKey, 'key.outOfForm' | 'key.unknownType'> {
  const [, name = '', id = '', body = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const [type, ...publicKey] = unbase64(body) ?? [];
  if (!NAME.test(name) || type === undefined) return refuse('key.outOfForm');
  if (type !== ED25519 && type !== COSIGNATURE) return refuse('key.unknownType', { params: { type } });
  if (publicKey.length !== PUBLIC_KEY_BYTES) return refuse('key.outOfForm');
  const key = verifierKey(hash, name, type, Uint8Array.from(publicKey));
  return same(key.id, unhex(id)) ? ok(key) : refuse('key.outOfForm');
}

export const signatureLine = ({ name, id, bytes }: Signature): string => `— ${name} ${base64(joined(id, bytes))}\n`;

export const noteText = ({ text, signatures }: Note): string => `${text}\n${signatures.map(signatureLine).join('')}`;

export function readNote(note: string): Result<Note, 'note.outOfForm'> {
  const end = note.lastIndexOf('\n\n');
  if (end < 1 || !note.endsWith('\n') || /[^\P{Cc}\n]/u.test(note) || !note.isWellFormed())
    return refuse('note.outOfForm');
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(signatureOn);
  if (lines.length > SIGNATURES_MAX || signatures.includes(undefined)) return refuse('note.outOfForm');
  return ok({ text: note.slice(0, end + 1), signatures: signatures as Signature[] });
}

/** Lines as a note ends with, of which there may be any number: what a witness answers. Undefined where one is none. */
export function readSignatureLines(text: string): Signature[] | undefined {
  if (text === '') return [];
  if (!text.endsWith('\n')) return undefined;
  const signatures = text.slice(0, -1).split('\n').map(signatureOn);
  return signatures.includes(undefined) ? undefined : (signatures as Signature[]);
}

function signatureOn(line: string): Signature | undefined {
  const [, name = '', body = ''] = SIGNED.exec(line) ?? [];
  const bytes = unbase64(body);
  if (!bytes || bytes.length <= ID_BYTES) return undefined;
  return { name, id: bytes.subarray(0, ID_BYTES), bytes: bytes.subarray(ID_BYTES) };
}

/**
 * The signatures of keys that are known and hold. One of a known key that does not hold spoils the whole note; what unknown
 * keys signed is passed over.
 */
export function heldSignatures(
  { text, signatures }: Note,
  keys: readonly VerifierKey[],
  check: SignatureCheck,
): Result<{ key: VerifierKey; signature: Signature }[], 'note.falseSignature'> {
  const held: { key: VerifierKey; signature: Signature }[] = [];
  for (const signature of signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && same(id, signature.id));
    if (!key) continue;
    if (!holds(text, key, signature, check)) return refuse('note.falseSignature', { params: { name: key.name } });
    held.push({ key, signature });
  }
  return ok(held);
}

function holds(text: string, { type, publicKey }: VerifierKey, { bytes }: Signature, check: SignatureCheck): boolean {
  if (type === ED25519) return bytes.length === 64 && check(publicKey, utf8ToBytes(text), bytes);
  const time = cosignedAt({ bytes });
  return time !== undefined && check(publicKey, cosignedMessage(time, text), bytes.subarray(TIME_BYTES));
}

const TIME_BYTES = 8;

/** C2SP tlog-cosignature v1: that at `time`, in seconds, this was the largest tree that the witness had seen. */
export const cosignedMessage = (time: number, text: string): Uint8Array =>
  utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`);

/** What follows the id in a cosigner's line. */
export function cosignatureBytes(time: number, signature: Uint8Array): Uint8Array {
  const at = new Uint8Array(TIME_BYTES);
  new DataView(at.buffer).setBigUint64(0, BigInt(time));
  return joined(at, signature);
}

/** Seconds; undefined where it is no cosignature, or of a time that cannot be. */
export function cosignedAt({ bytes }: Pick<Signature, 'bytes'>): number | undefined {
  if (bytes.length !== TIME_BYTES + 64) return undefined;
  const time = new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0);
  return time > 0n && time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : undefined;
}
