/** Whatever stands in a name is found by its grams; what does not is left to the recheck, and most of it ends before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramsOf, gramsSought } from './grams.ts';

const held = (name: string, text: string) => gramsSought(text).every((gram) => gramsOf(name).includes(gram));

test('every part of a name is found, characters beyond the first plane included', () => {
  const name = fc.string({
    unit: fc.constantFrom('西', '河', '镇', '𠅤', '村', ' ', 'A'),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (words, from, length) => {
      const characters = [...words];
      const start = from % characters.length;
      const part = characters.slice(start, start + 1 + (length % (characters.length - start))).join('');
      expect(held(words, part)).toBe(true);
    }),
    { seed: 20261124 },
  );
});

test('a name that only has the characters apart is not found', () => {
  expect(gramsSought('河西')).toEqual(['河西']);
  expect(held('西河镇 双桥村', '河西')).toBe(false);
  expect(held('西河镇 双桥村', '桥')).toBe(true);
  expect(held('西河镇 双桥村', '城')).toBe(false);
});
