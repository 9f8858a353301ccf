/** Civil days against the platform's own calendar, and everything that is not a date. */
import { describe, expect, test } from 'vitest';
import {
  addDays,
  chinaDateOf,
  civilOf,
  dateOf,
  dayNumber,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  endOfDay,
  epochMs,
  FIRST_DAY,
  instantOf,
  isCivilDate,
  LAST_DAY,
  localDay,
  weekdayOf,
} from './civil.ts';

const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => result.refusal?.code ?? 'ok';

describe('days and numbers', () => {
  test('every day of 1949–2200 agrees with Date in both directions', () => {
    expect(dateOf(FIRST_DAY)).toBe('1949-01-01');
    expect(dateOf(LAST_DAY)).toBe('2200-12-31');
    for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
      const date = new Date(day * 86_400_000);
      const text = date.toISOString().slice(0, 10);
      if (dateOf(day) !== text || weekdayOf(day) !== (date.getUTCDay() + 6) % 7) expect(dateOf(day)).toBe(text);
      const read = dayNumber(text);
      if (!read.ok || read.value !== day) expect(read).toEqual({ ok: true, value: day });
    }
  });

  test.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [2000, 3, 1, 11_017],
    [2026, 11, 22, 20_779],
    [1900, 3, 1, -25_508],
    [2100, 2, 28, 47_540],
  ])('%i-%i-%i is day %i', (year, month, day, number) => {
    expect(dayNumberOf(year, month, day)).toBe(number);
    expect(civilOf(number)).toEqual({ year, month, day });
  });

  test.each([
    [2024, 2, 29],
    [2026, 2, 28],
    [2000, 2, 29],
    [2100, 2, 28],
    [2026, 4, 30],
    [2026, 12, 31],
  ])('%i-%i has %i days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  test.each([
    ['2026-11-22', 6],
    ['2026-11-23', 0],
    ['1949-10-01', 5],
    ['1970-01-01', 3],
  ])('%s is weekday %i, Monday being 0', (date, weekday) => {
    const day = dayNumber(date);
    expect(day.ok && weekdayOf(day.value)).toBe(weekday);
  });
});

describe('what is no date is refused', () => {
  test.each([
    '2026-02-30',
    '2026-02-29',
    '2100-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00:00Z',
    '２０２６-01-01',
    '0000-00-00',
    '',
    'today',
  ])('%j', (text) => {
    expect(codeOf(dayNumber(text))).toBe('calendar.badDate');
    expect(isCivilDate(text)).toBe(false);
  });

  test.each(['1948-12-31', '2201-01-01', '0001-01-01', '9999-12-31'])('%s lies outside the calendar', (text) => {
    expect(codeOf(dayNumber(text))).toBe('calendar.outOfRange');
    expect(isCivilDate(text)).toBe(false);
  });

  test('the refusal names the field and shows what was written, cut short', () => {
    const refused = dayNumber('x'.repeat(1000), 'start');
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'calendar.badDate', at: 'start', params: { date: 'x'.repeat(40) } },
    });
  });

  test('example: isCivilDate', () => {
    expect(isCivilDate('2024-02-29')).toBe(true);
  });
});

describe('instants', () => {
  test.each([
    ['2026-09-30T10:00:00+08:00', '2026-09-30'],
    ['2026-09-30T15:59:59.999Z', '2026-09-30'],
    ['2026-09-30T16:00:00Z', '2026-10-01'],
    ['2026-09-30T00:00:00+08:00', '2026-09-30'],
    ['2026-09-30T23:59:59+08:00', '2026-09-30'],
    ['2026-09-29T22:00:00-12:00', '2026-09-30'],
    ['2026-01-01T00:30+09:30', '2025-12-31'],
    ['2026-01-01T04:00:00.5Z', '2026-01-01'],
    ['1969-12-31T15:59:59Z', '1969-12-31'],
  ])('%s falls on %s in China', (instant, date) => {
    expect(chinaDateOf(instant)).toEqual({ ok: true, value: date });
    const ms = epochMs(instant);
    expect(ms.ok && ms.value).toBe(Date.parse(instant));
  });

  test.each([
    '2026-09-30T10:00:00',
    '2026-09-30T24:00:00+08:00',
    '2026-09-30T10:60:00+08:00',
    '2026-09-30T10:00:60Z',
    '2026-09-30T10:00:00 08:00',
    '2026-09-30 10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-09-30T10:00:00+15:00',
    '2026-09-30T10:00:00+08:60',
    '2026-09-30',
    'T',
  ])('%j is refused', (instant) => {
    expect(codeOf(chinaDateOf(instant))).toBe('calendar.badDate');
  });

  test('the last evening of 2200 in UTC is already past the calendar in China', () => {
    expect(codeOf(chinaDateOf('2200-12-31T16:00:00Z'))).toBe('calendar.outOfRange');
    expect(codeOf(chinaDateOf('2200-12-31T15:59:59Z'))).toBe('ok');
  });

  test.each([
    [0, '1970-01-01T08:00:00+08:00'],
    [1, '1970-01-01T08:00:00.001+08:00'],
    [-1, '1970-01-01T07:59:59.999+08:00'],
    [Date.parse('2026-11-22T09:42:18.050Z'), '2026-11-22T17:42:18.050+08:00'],
  ])('%i ms is written %s', (ms, text) => {
    expect(instantOf(ms)).toBe(text);
    expect(Date.parse(text)).toBe(ms);
    expect(localDay(ms)).toBe(Math.floor((ms + 28_800_000) / 86_400_000));
  });

  test('24:00 is the first instant of the next day', () => {
    expect(endOfDay(dayNumberOf(2026, 2, 24))).toBe('2026-02-25T00:00:00+08:00');
    expect(endOfDay(dayNumberOf(2026, 12, 31))).toBe('2027-01-01T00:00:00+08:00');
  });
});

describe('plain days', () => {
  test.each([
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-11-22', -22, '2026-10-31'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('example: %s and %i days is %s', (date, days, end) => {
    expect(addDays(date, days)).toEqual({ ok: true, value: end });
    expect(daysBetween(date, end)).toEqual({ ok: true, value: days });
  });

  test('refused: past the ends, parts of days, no date', () => {
    expect(codeOf(addDays('2200-12-31', 1))).toBe('calendar.outOfRange');
    expect(codeOf(addDays('1949-01-01', -1))).toBe('calendar.outOfRange');
    expect(codeOf(addDays('2026-01-01', 0.5))).toBe('calendar.outOfRange');
    expect(codeOf(addDays('2026-01-01', Number.NaN))).toBe('calendar.outOfRange');
    expect(codeOf(addDays('2026-02-30', 1))).toBe('calendar.badDate');
    expect(daysBetween('2026-02-30', '2026-01-01')).toMatchObject({ refusal: { at: 'from' } });
    expect(daysBetween('2026-01-01', '2026-02-30')).toMatchObject({ refusal: { at: 'to' } });
  });
});
