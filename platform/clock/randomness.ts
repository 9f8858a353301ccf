/** Where random bytes come from, and the ids made of them. */
import { createHash, randomBytes } from 'node:crypto';
import { uuidV7 } from '@cuntu/base';
import type { Clock } from './time.ts';

export interface Randomness {
  bytes(count: number): Uint8Array;
}

/** Asked of the machine for so many at once: a fact takes 32 bytes for each of its fields. */
const POOLED = 8_192;
let pool = new Uint8Array(0);
let given = 0;

/** No byte is given twice. */
export const systemRandom: Randomness = {
  bytes(count) {
    if (count > POOLED) return new Uint8Array(randomBytes(count));
    if (given + count > pool.length) [pool, given] = [new Uint8Array(randomBytes(POOLED)), 0];
    given += count;
    return pool.slice(given - count, given);
  },
};

/** SHA-256 in counter mode: the same seed gives the same bytes on every machine. For the demo city and tests, never for secrets. */
export function seededRandom(seed: string): Randomness {
  let counter = 0;
  let left = new Uint8Array(0);
  const block = () => new Uint8Array(createHash('sha256').update(`${seed}\n${counter++}`).digest());
  return {
    bytes(count) {
      const out = new Uint8Array(count);
      for (let filled = 0; filled < count; ) {
        if (left.length === 0) left = block();
        const taken = left.subarray(0, count - filled);
        out.set(taken, filled);
        filled += taken.length;
        left = left.subarray(taken.length);
      }
      return out;
    },
  };
}

/** A whole number from 0 to `below` - 1, each equally likely up to one in 65,536 for `below` under 2^32. */
export function drawBelow(random: Randomness, below: number): number {
  const bytes = random.bytes(6);
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return Math.floor((value / 2 ** 48) * below);
}

export const newId = (clock: Clock, random: Randomness = systemRandom): string =>
  uuidV7(Date.parse(clock.now()), random.bytes(10));
