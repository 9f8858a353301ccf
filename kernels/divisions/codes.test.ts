/** Codes: levels by length, parents, containment, and what is no code. */
import { expect, test } from 'vitest';
import { ancestorAt, contains, countyOf, isDivisionCode, levelOf, parentOf, townshipOf } from './index.ts';

const chain = ['4213', '421303', '421303187', '421303187201', '42130318720105'];

test('levels follow the length of the code', () => {
  expect(chain.map(levelOf)).toEqual(['city', 'county', 'township', 'village', 'group']);
});

test('each code has the one before it as parent, and the city has none', () => {
  expect(chain.map(parentOf)).toEqual([undefined, ...chain.slice(0, -1)]);
});

test('an outer division contains itself and what lies below, not what lies above or beside', () => {
  for (const [i, outer] of chain.entries())
    for (const [j, inner] of chain.entries()) expect(contains(outer, inner)).toBe(i <= j);
  expect(contains('421303', '421321105001')).toBe(false);
});

test('the county and township of a group, and none above them', () => {
  expect(countyOf('42130318720105')).toBe('421303');
  expect(townshipOf('42130318720105')).toBe('421303187');
  expect(countyOf('4213')).toBeUndefined();
  expect(ancestorAt('421303', 'county')).toBe('421303');
});

test.each(['', '42', '42130', '4213031', '421303187 01', '0213', '42130318720a', '４２１３', '4213\n'])(
  '%j is no code',
  (text) => {
    expect(isDivisionCode(text)).toBe(false);
    expect(() => levelOf(text)).toThrow(RangeError);
    expect(() => contains(text, '421303')).toThrow(RangeError);
  },
);
