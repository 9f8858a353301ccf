/** Fate of the demo city: every id and every draw follows from its seed, its anchor day and a key, in any order. */
import { uuidV7 } from '@cuntu/base';
import { drawBelow, type Randomness, seededRandom } from '#platform/clock';

export interface Chance {
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** From 0 to 1. */
  part(): number;
  pick<T>(list: readonly T[]): T;
}

export interface Fate {
  /** UUIDv7 of the instant at which the thing is made. */
  id(key: string, at: string): string;
  chance(key: string): Chance;
  /** For the ids, salts and codes that a command draws. */
  random(key: string): Randomness;
}

const FINE = 1 << 30;

export function fateOf(seed: string, anchorOn: string): Fate {
  const random = (key: string) => seededRandom(`${seed}\n${anchorOn}\n${key}`);
  return {
    random,
    id: (key, at) => uuidV7(Date.parse(at), random(`id ${key}`).bytes(10)),
    chance: (key) => chanceOf(random(key)),
  };
}

function chanceOf(random: Randomness): Chance {
  const below = (n: number) => drawBelow(random, n);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    part: () => below(FINE) / FINE,
    pick: (list) => list[below(list.length)]!,
  };
}

/** A time of day in Asia/Shanghai as an instant. */
export const instantOf = (day: string, time: string): string => new Date(`${day}T${time}+08:00`).toISOString();
