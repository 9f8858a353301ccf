/** Secrets that the database must keep but may not read: sealed with a key that lies beside it, never in it. */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { Randomness } from '#platform/clock';

export interface Seal {
  /** `about` binds it to its row: copied into another row it does not open. */
  seal(plain: Uint8Array, about: string): Uint8Array;
  open(sealed: Uint8Array, about: string): Uint8Array;
  /** The same for the same text and `about`, and nobody without the key finds the text by trying. */
  mark(text: string, about: string): Uint8Array;
}

const KEY = 32;
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM; nonce, tag, then the text. */
export function sealWith(key: Uint8Array, random: Randomness): Seal {
  if (key.length !== KEY) throw new RangeError('a sealing key has 32 bytes');
  const marking = createHmac('sha256', key).update('mark').digest();
  return {
    seal(plain, about) {
      const nonce = random.bytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
    },
    open(sealed, about) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(Buffer.from(about))
        .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]));
    },
    mark: (text, about) =>
      new Uint8Array(
        createHmac('sha256', marking)
          .update(JSON.stringify([about, text]))
          .digest(),
      ),
  };
}

/** Something that the database keeps sealed. */
export interface SealedSample {
  sealed: Uint8Array;
  about: string;
}

/**
 * The key in the file, made where there is none; for its owner's eyes only (0600). A backup without it opens no secret.
 * Where something is sealed already, only its own key will do: a second one would split the secrets without a word.
 */
export function sealFromFile(path: string, random: Randomness, kept?: SealedSample): Seal {
  let key: Uint8Array;
  try {
    key = readFileSync(path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    if (kept)
      throw new Error(`${path} is missing, and the database keeps secrets sealed with it; put the old one back`);
    key = random.bytes(KEY);
    writeFileSync(path, key, { mode: 0o600, flag: 'wx', flush: true });
  }
  chmodSync(path, 0o600);
  const seal = sealWith(key, random);
  if (kept && !opens(seal, kept))
    throw new Error(`${path} does not open what the database keeps sealed; put the old one back`);
  return seal;
}

function opens(seal: Seal, { sealed, about }: SealedSample): boolean {
  try {
    seal.open(sealed, about);
    return true;
  } catch {
    return false;
  }
}
