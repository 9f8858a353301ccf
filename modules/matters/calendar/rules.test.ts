/** How a calendar is spelled: escaped, folded at 75 octets, no character cut. */
import { describe, expect, test } from 'vitest';
import { one, readStrictly } from '../../../tests/harness/icalendar.ts';
import { folded, icalendar } from './rules.ts';

const MORNING = '2026-11-24T09:00:00+08:00';

describe('the spelling', () => {
  const nasty = 'A;b,c\\d\r\nzweite 行\u0007，😀'.repeat(12);
  test('escapes, folds at 75 octets and cuts no character', () => {
    const event = { uid: 'u@cuntu', dueOn: '2026-12-31', title: nasty, words: nasty, sequence: 3 };
    const events = readStrictly(icalendar('日历', [event], MORNING));
    const told = one(events[0]!, 'SUMMARY').replace(/\\([\\;,n])/g, (_, sign) => (sign === 'n' ? '\n' : sign));
    expect(told).toBe(nasty.replaceAll('\r\n', '\n').replaceAll('\u0007', ' '));
    expect([one(events[0]!, 'DTSTART'), one(events[0]!, 'DTEND')]).toEqual(['20261231', '20270101']);
  });
  test('leaves 75 octets whole and folds the 76th', () => {
    expect(folded('a'.repeat(75))).toBe('a'.repeat(75));
    expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    expect(
      folded('字'.repeat(26))
        .split('\r\n')
        .map((line) => Buffer.byteLength(line)),
    ).toEqual([75, 4]);
  });
  test('without deadlines is still a calendar', () => {
    expect(readStrictly(icalendar('x', [], MORNING))).toEqual([]);
  });
});
