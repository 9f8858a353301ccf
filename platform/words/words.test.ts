/** Values that stand in sentences are told as people read them. */
import { expect, test } from 'vitest';
import { openWords } from './index.ts';

const words = { said: '<{{value}}>' };
const say = openWords({ zh: words, en: words });

test.each([
  ['2026-11-29T08:10:44.770Z', '2026-11-29 16:10'],
  ['2026-11-29T16:02:44Z', '2026-11-30 00:02'],
  ['2026-11-29T16:02+08:00', '2026-11-29 16:02'],
  ['2026-11-29', '2026-11-29'],
  ['2026-99-29T08:10:44Z', '2026-99-29T08:10:44Z'],
  ['at 2026-11-29T08:10:44Z', 'at 2026-11-29T08:10:44Z'],
  [113.52099999999999, '113.521'],
  [-0.1234567, '-0.123457'],
  [38_548_000, '38548000'],
  ['113.52099999999999', '113.52099999999999'],
])('%j is told as %s', (value, told) => {
  expect(say('zh', 'said', { value })).toBe(`<${told}>`);
  expect(say('en', 'said', { value })).toBe(`<${told}>`);
});
