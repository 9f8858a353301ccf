/** Passwords and opaque tokens as they are kept. */
import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { forbidInTransaction } from '#platform/database';
import { foldPassword } from './password-rule.ts';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane; about 20 ms, so 50 sign-ins a second a core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  forbidInTransaction('hashing a password');
  return hash(foldPassword(password), cost);
}

export async function isPassword(passwordHash: string, password: string): Promise<boolean> {
  forbidInTransaction('hashing a password');
  return verify(passwordHash, foldPassword(password));
}

/** Enough for tokens of 256 random bits, which nobody can try out; a password needs Argon2. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const tokenOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
