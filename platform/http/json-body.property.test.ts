/** For any JSON: the depth that is counted without parsing is the depth that parsing finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTooDeep } from './json-body.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce((deepest: number, each) => Math.max(deepest, depthOf(each)), 0)
    : 0;

const nested = (value: unknown, times: number) => {
  let whole = value;
  for (let i = 0; i < times; i++) whole = i % 2 ? [whole] : { '[{"\\': whole };
  return whole;
};

test('it agrees with the parsed value', () => {
  let deep = 0;
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4 }),
      fc.integer({ min: 0, max: 36 }),
      fc.boolean(),
      (value, times, pretty) => {
        const whole = nested(value, times);
        const expected = depthOf(whole) > 32;
        deep += Number(expected);
        expect(isTooDeep(JSON.stringify(whole, null, pretty ? 2 : undefined))).toBe(expected);
      },
    ),
    { seed: 20261124, numRuns: 2_000 },
  );
  expect(deep).toBeGreaterThan(100);
});

test('brackets and escaped marks within a text count for nothing', () => {
  expect(isTooDeep(JSON.stringify({ words: '['.repeat(100), more: '\\"'.repeat(100) }))).toBe(false);
  expect(isTooDeep('['.repeat(33))).toBe(true);
  expect(isTooDeep('['.repeat(32))).toBe(false);
  expect(isTooDeep('"'.repeat(3))).toBe(false);
});
