/** A day is reported when it is whole, within its bounds, and never half. */
import { describe, expect, it } from 'vitest';
import { dayIn, isDay, isReported, leftWith } from './day-typed.ts';

describe('a day', () => {
  it.each([
    ['2026-11-24', true],
    ['2028-02-29', true],
    ['1949-10-01', true],
    ['2027-02-29', false],
    ['2026-13-45', false],
    ['0002-11-24', false],
    ['0202-11-24', false],
    ['20261-11-24', false],
    ['2026-11-24T09:12', false],
    ['abc', false],
    ['', false],
  ])('%s: %s', (text, is) => expect(isDay(text)).toBe(is));
  it.each([
    ['2026-11-24T09:12', true],
    ['2026-11-24T24:00', false],
    ['2026-11-24', false],
  ])('as a moment %s: %s', (text, is) => expect(isDay(text, true)).toBe(is));
});

it('of an address is a day or nothing', () =>
  expect(['2026-11-24', '2026-13-45', undefined].map((text) => dayIn(text))).toEqual([
    '2026-11-24',
    undefined,
    undefined,
  ]));

describe('while one types', () => {
  const bounds = { min: '2026-03-01', max: '2026-11-24' };
  it('reports only the last of the days that the digits of a year pass through', () =>
    expect(
      ['0002-03-04', '0020-03-04', '0202-03-04', '2026-03-04'].filter((typed) => isReported(typed, bounds)),
    ).toEqual(['2026-03-04']));
  it('reports the bounds themselves, and nothing beyond them', () =>
    expect(
      ['2026-02-28', '2026-03-01', '2026-11-24', '2026-11-25'].filter((typed) => isReported(typed, bounds)),
    ).toEqual(['2026-03-01', '2026-11-24']));
  it('holds moments to moments', () => {
    expect(isReported('2026-11-24T09:12', { moment: true, max: '2026-11-24T10:00' })).toBe(true);
    expect(isReported('2026-11-24T10:01', { moment: true, max: '2026-11-24T10:00' })).toBe(false);
  });
});

describe('when the field is left', () => {
  it('reports that it was emptied, once', () => {
    expect(leftWith('', false, '2026-11-24')).toBe('');
    expect(leftWith('', false, '')).toBeUndefined();
  });
  it('takes a half-typed day for none', () => expect(leftWith('', true, '2026-11-24')).toBeUndefined());
  it('has nothing to add to a whole day', () => expect(leftWith('2026-11-25', false, '2026-11-25')).toBeUndefined());
});
