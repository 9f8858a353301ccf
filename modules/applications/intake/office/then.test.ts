/** What the window's form offers: to accept only what may be accepted. */
import { expect, test } from 'vitest';
import { waysOn } from './then.ts';

test('what is whole is accepted, what lacks is asked for, and either may be only taken in', () => {
  expect(waysOn({ lacks: false, held: false })).toEqual(['accept', 'keep']);
  expect(waysOn({ lacks: true, held: false })).toEqual(['ask', 'keep']);
});

test('held land is never offered to be accepted: it is taken in, or asked for', () => {
  expect(waysOn({ lacks: false, held: true })).toEqual(['keep']);
  expect(waysOn({ lacks: true, held: true })).toEqual(['keep', 'ask']);
});
