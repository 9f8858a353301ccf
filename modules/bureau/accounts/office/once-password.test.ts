/** Tests of the password for once: letters that are not mistaken, all equally likely, good enough for the server. */
import { expect, test } from 'vitest';
import { seededRandom } from '#platform/clock';
import { passwordFault } from '#platform/identity';
import { makeOncePassword } from './once-password.tsx';

const made = Array.from({ length: 500 }, (_, nth) => {
  const random = seededRandom(`once ${nth}`);
  return makeOncePassword((count) => random.bytes(count));
});

test('is four groups of letters and digits that nobody mistakes', () => {
  for (const password of made) expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/);
  expect(new Set(made).size).toBe(made.length);
});

test('is let in by the rule for passwords', () => {
  expect(made.filter((password) => passwordFault(password, 'lin') !== null)).toEqual([]);
});

test('no letter comes more often than chance lets it', () => {
  const counts = new Map<string, number>();
  for (const letter of made.join('').replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(31);
  // 8,000 letters, 258 of each expected, a standard deviation of 16.
  for (const count of counts.values()) expect(Math.abs(count - 258)).toBeLessThan(80);
});
