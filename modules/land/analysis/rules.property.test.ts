/** Rounded parts add up to the rounded whole, and none is moved by a unit of its last digit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportioned, areasOf, bigClassOf } from './rules.ts';

const seed = { seed: 20_261_122, numRuns: 500 };
const part = fc.double({ min: 0, max: 1e6, noNaN: true });

test('apportioned', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 4 }), (parts, digits) => {
      const whole = parts.reduce((sum, one) => sum + one, 0);
      const rounded = apportioned(whole, parts, digits);
      const unit = 10 ** digits;
      const sum = rounded.reduce((all, one) => all + Math.round(one * unit), 0);
      expect(sum).toBe(Math.round(whole * unit));
      for (const [i, one] of rounded.entries()) expect(Math.abs(one - parts[i]!)).toBeLessThan(1 / unit + 1e-6);
    }),
    seed,
  );
});

test('areasOf gives the rest to nobody, and adds up in both units', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), part, (parts, more) => {
      const whole = parts.reduce((sum, one) => sum + one, 0) + more;
      const { areas, rest } = areasOf(whole, parts);
      const all = [...areas, rest];
      const cents = all.reduce((sum, { areaM2 }) => sum + Math.round(areaM2 * 100), 0);
      const tenThousandths = all.reduce((sum, { areaMu }) => sum + Math.round(areaMu * 10_000), 0);
      expect(cents).toBe(Math.round(whole * 100));
      expect(tenThousandths).toBe(Math.round(((whole * 3) / 2000) * 10_000));
    }),
    seed,
  );
});

test('what the digits of outlines overlap or leave is fitted into the whole; what features overlap or leave is told', () => {
  for (const parts of [
    [60.02, 40.02],
    [59.98, 39.99],
  ]) {
    const { areas, rest } = areasOf(100, parts);
    expect(areas.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBe(100);
    expect(rest.areaM2).toBe(0);
  }
  expect(areasOf(100, [60, 39.9]).rest.areaM2).toBe(0.1);
  expect(areasOf(0.04, []).rest.areaM2).toBe(0.04);
  expect(areasOf(100, [60, 50]).areas.map(({ areaM2 }) => areaM2)).toEqual([60, 50]);
});

test.each([
  ['0101', 'farmland'],
  ['0404', 'unused'],
  ['0401', 'farmland'],
  ['1006', 'farmland'],
  ['1004', 'built'],
  ['1101', 'unused'],
  ['1103', 'farmland'],
  ['1109', 'built'],
  ['1201', 'built'],
  ['1202', 'farmland'],
  ['1206', 'unused'],
  ['0702', 'built'],
  ['1104A', 'farmland'],
  ['1107A', 'farmland'],
  ['0301K', 'farmland'],
  ['05H1', 'built'],
  ['08H2', 'built'],
])('%s is %s', (code, big) => expect(bigClassOf(code)).toBe(big));
