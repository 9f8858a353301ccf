/** How often is enough. */
import { expect, test } from 'vitest';
import { periodOf, stretchesOver, timesIn } from './rules.ts';

test('a month and a year, leap or not, December too', () => {
  expect(periodOf(2026, 11)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(periodOf(2028, 2)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(periodOf(2026, 12)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(periodOf(2026, undefined)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

test('once in each stretch, the short last one included', () => {
  expect(timesIn(periodOf(2026, 11), 7)).toBe(5);
  expect(timesIn(periodOf(2026, 11), 30)).toBe(1);
  expect(timesIn(periodOf(2026, undefined), 14)).toBe(27);
});

test('the stretch that runs is not yet missed', () => {
  const november = periodOf(2026, 11);
  expect(stretchesOver(november, 7, '2026-11-07')).toBe(0);
  expect(stretchesOver(november, 7, '2026-11-08')).toBe(1);
  expect(stretchesOver(november, 7, '2026-10-20')).toBe(0);
  expect(stretchesOver(november, 7, '2026-12-01')).toBe(5);
});
