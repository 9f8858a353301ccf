/** The log's signing key: made once, kept for its owner's eyes beside the database, never in it. */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import {
  base64,
  COSIGNATURE,
  cosignatureBytes,
  cosignedMessage,
  ED25519,
  type Hasher,
  type KeyType,
  type SignatureCheck,
  signatureLine,
  unbase64,
  type VerifierKey,
  verifierKey,
} from '@cuntu/ledger';
import type { Randomness } from '#platform/clock';

export const sha256: Hasher = (bytes) => hash('sha256', bytes, 'buffer');

const SEED_BYTES = 32;
const PKCS8 = Uint8Array.from(Buffer.from('302e020100300506032b657004220420', 'hex'));
const SPKI = Uint8Array.from(Buffer.from('302a300506032b6570032100', 'hex'));

export interface LogKey {
  verifier: VerifierKey;
  /** The signature line of a note's text. */
  sign(text: string): string;
  /** The line of a witness: that this was the largest tree that it had seen at `time`, in seconds. */
  cosign(text: string, time: number): string;
}

/** The form in which the tools of signed notes keep a key. */
const FORM = /^PRIVATE\+KEY\+([^+\s]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)\s*$/;

const keyFrom = (name: string, type: KeyType, seed: Uint8Array): LogKey => {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const verifier = verifierKey(sha256, name, type, publicOf(key));
  const signed = (message: Uint8Array) => new Uint8Array(sign(null, message, key));
  const { id } = verifier;
  return {
    verifier,
    sign: (text) => signatureLine({ name, id, bytes: signed(Buffer.from(text)) }),
    cosign: (text, time) =>
      signatureLine({ name, id, bytes: cosignatureBytes(time, signed(cosignedMessage(time, text))) }),
  };
};

const publicOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length));

/** Undefined where there is no such file. */
export function readKey(path: string): LogKey | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    return undefined;
  }
  const [, name = '', body = ''] = FORM.exec(text) ?? [];
  const bytes = unbase64(body);
  const type = bytes?.[0];
  if ((type !== ED25519 && type !== COSIGNATURE) || bytes?.length !== SEED_BYTES + 1)
    throw new Error(`${path} holds no signing key`);
  chmodSync(path, 0o600);
  return keyFrom(name, type, bytes.subarray(1));
}

/** Flushed before it is used: a log whose key is lost with the power can never go on. */
export function makeKey(path: string, name: string, random: Randomness, type: KeyType = ED25519): LogKey {
  const seed = random.bytes(SEED_BYTES);
  const key = keyFrom(name, type, seed);
  const body = base64(Uint8Array.of(type, ...seed));
  const text = `PRIVATE+KEY+${name}+${Buffer.from(key.verifier.id).toString('hex')}+${body}\n`;
  writeFileSync(path, text, { mode: 0o600, flag: 'wx', flush: true });
  return key;
}

export const checkSignature: SignatureCheck = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }),
    signature,
  );
