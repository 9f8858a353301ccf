/** Days off, days worked, and which notice says so. */
import { describe, expect, test } from 'vitest';
import { almanacOf, dayKind, isWorkingDay, nextWorkingDay, previousWorkingDay, workingDaysBetween } from './almanac.ts';
import { type HolidayNotice, noticeFaults } from './notice.ts';
import { notice2025, notice2026 } from './notices.fixture.ts';

const almanac = almanacOf([notice2025, notice2026]);

const change = (more: Partial<HolidayNotice>): HolidayNotice => ({
  year: 2026,
  number: 'change',
  issuedOn: '2026-03-01',
  scope: 'change',
  off: [],
  work: [],
  source: 'test',
  confidence: 'V',
  ...more,
});

const whyOf = (from: readonly HolidayNotice[], date: string): string => {
  const kind = dayKind(almanacOf(from), date);
  return kind.ok ? kind.value.why : kind.refusal.code;
};

describe('example: dayKind', () => {
  test.each([
    ['2026-02-13', true, 'workingDay', undefined],
    ['2026-02-14', true, 'makeUpDay', '2025-7'],
    ['2026-02-15', false, 'holiday:springFestival', '2025-7'],
    ['2026-02-23', false, 'holiday:springFestival', '2025-7'],
    ['2026-02-24', true, 'workingDay', undefined],
    ['2026-03-07', false, 'weekend', undefined],
    ['2026-09-20', true, 'makeUpDay', '2025-7'],
    ['2026-09-25', false, 'holiday:midAutumn', '2025-7'],
    ['2025-10-08', false, 'holiday:nationalDayMidAutumn', '2024-12'],
  ])('%s works: %s, %s', (date, works, why, notice) => {
    expect(dayKind(almanac, date)).toEqual({
      ok: true,
      value: { works, why, provisional: false, ...(notice ? { notice } : {}) },
    });
  });

  test('2026 has 248 working days and 117 days off', () => {
    const count = workingDaysBetween(almanac, '2025-12-31', '2026-12-31');
    expect(count).toEqual({ ok: true, value: 248 });
  });

  test('a year without notice is refused and named', () => {
    expect(dayKind(almanac, '2027-01-04')).toEqual({
      ok: false,
      refusal: { code: 'calendar.noNotice', params: { year: 2027 }, next: 'loadHolidayNotice' },
    });
    expect(dayKind(almanac, '2024-12-31')).toMatchObject({ refusal: { params: { year: 2024 } } });
  });

  test('what is no date is refused before any notice is sought', () => {
    expect(dayKind(almanac, '2026-02-30')).toMatchObject({ refusal: { code: 'calendar.badDate', at: 'date' } });
    expect(dayKind(almanac, '2201-01-01')).toMatchObject({ refusal: { code: 'calendar.outOfRange' } });
  });
});

describe('provisional answers', () => {
  test.each([
    ['2027-01-01', 'holiday:newYear'],
    ['2027-05-01', 'holiday:labourDay'],
    ['2027-05-02', 'holiday:labourDay'],
    ['2027-05-03', 'workingDay'],
    ['2027-10-01', 'holiday:nationalDay'],
    ['2027-10-03', 'holiday:nationalDay'],
    ['2027-10-04', 'workingDay'],
    ['2027-02-06', 'weekend'],
    ['2027-02-08', 'workingDay'],
    ['2024-05-02', 'workingDay'],
  ])('%s is %s by weekday and by the law alone', (date, why) => {
    expect(dayKind(almanac, date, { provisional: true })).toMatchObject({ value: { why, provisional: true } });
  });

  test('a loaded year answers from its notice also when provisional is allowed', () => {
    expect(dayKind(almanac, '2026-10-07', { provisional: true })).toMatchObject({ value: { provisional: false } });
  });

  test('the last three days of December stay open until the next notice is loaded', () => {
    expect(dayKind(almanac, '2026-12-28')).toMatchObject({ value: { provisional: false } });
    for (const date of ['2026-12-29', '2026-12-30', '2026-12-31']) {
      expect(dayKind(almanac, date)).toMatchObject({ value: { works: true, provisional: true } });
      expect(dayKind(almanac, date.replace('2026', '2025'))).toMatchObject({ value: { provisional: false } });
    }
  });

  test('a notice names days of the December before', () => {
    const next: HolidayNotice = {
      ...notice2026,
      year: 2027,
      number: '2026-9',
      issuedOn: '2026-11-20',
      off: [{ holiday: 'newYear', from: '2026-12-30', to: '2027-01-01' }],
      work: ['2026-12-27'],
    };
    expect(whyOf([notice2026, next], '2026-12-31')).toBe('holiday:newYear');
    expect(whyOf([notice2026, next], '2026-12-27')).toBe('makeUpDay');
    expect(whyOf([next], '2026-12-31')).toBe('calendar.noNotice');
  });
});

describe('example: almanacOf', () => {
  test('knows the years of which it has a notice', () => {
    expect(almanac.years).toEqual([2025, 2026]);
    expect(almanacOf([]).years).toEqual([]);
  });

  test('the newest notice of a year wins whole, in whatever order they come', () => {
    const newer = { ...notice2026, number: 'newer', issuedOn: '2025-12-01', off: [], work: ['2026-03-07'] };
    for (const order of [
      [notice2026, newer],
      [newer, notice2026],
    ]) {
      expect(whyOf(order, '2026-10-01')).toBe('workingDay');
      expect(whyOf(order, '2026-03-07')).toBe('makeUpDay');
    }
  });

  test('of two issued on one day the later in the list is the newer', () => {
    const twin = { ...notice2026, number: 'twin', off: [], work: [] };
    expect(whyOf([notice2026, twin], '2026-10-01')).toBe('workingDay');
    expect(whyOf([twin, notice2026], '2026-10-01')).toBe('holiday:nationalDay');
  });

  test('a change overrides single days and leaves the rest of the year', () => {
    const longer = change({
      off: [{ holiday: 'special', from: '2026-05-06', to: '2026-05-07' }],
      work: ['2026-05-10'],
    });
    expect(whyOf([longer, notice2026], '2026-05-06')).toBe('holiday:special');
    expect(whyOf([longer, notice2026], '2026-05-10')).toBe('makeUpDay');
    expect(whyOf([longer, notice2026], '2026-05-05')).toBe('holiday:labourDay');
    expect(whyOf([longer, notice2026], '2026-05-09')).toBe('makeUpDay');
  });

  test('a make-up Saturday can be given back, and a holiday taken off', () => {
    expect(whyOf([notice2026, change({ ordinary: ['2026-05-09'] })], '2026-05-09')).toBe('weekend');
    expect(whyOf([notice2026, change({ ordinary: ['2026-05-05'] })], '2026-05-05')).toBe('workingDay');
  });

  test('a make-up day can become a holiday, as on 1 February 2020', () => {
    const extended = change({ off: [{ holiday: 'springFestival', from: '2026-02-24', to: '2026-02-28' }] });
    expect(whyOf([notice2026, extended], '2026-02-28')).toBe('holiday:springFestival');
  });

  test('of two changes the newer wins', () => {
    const first = change({ off: [{ holiday: 'special', from: '2026-03-10', to: '2026-03-10' }] });
    const second = change({ ordinary: ['2026-03-10'], issuedOn: '2026-03-05' });
    expect(whyOf([notice2026, second, first], '2026-03-10')).toBe('workingDay');
  });

  test('a change older than the whole arrangement has no say, and alone it opens no year', () => {
    const old = change({ issuedOn: '2025-01-01', off: [{ holiday: 'special', from: '2026-03-10', to: '2026-03-10' }] });
    expect(whyOf([notice2026, old], '2026-03-10')).toBe('workingDay');
    expect(whyOf([notice2025, old], '2026-03-10')).toBe('calendar.noNotice');
  });

  test('a notice with a fault is a fault of ours by then: it throws and names it', () => {
    expect(() => almanacOf([{ ...notice2026, work: ['2026-02-30'] }])).toThrow('2025-7: calendar.badDate at work.0');
  });
});

describe('example: noticeFaults', () => {
  test('none in a true notice', () => {
    expect(noticeFaults(notice2025)).toEqual([]);
    expect(noticeFaults(notice2026)).toEqual([]);
  });

  test.each([
    [{ work: ['2026-02-30'] }, 'work.0', 'calendar.badDate'],
    [{ work: ['2026-05-11'] }, 'work.0', 'notice.notWeekend'],
    [{ work: ['2026-05-09', '2026-05-09'] }, 'work.1', 'notice.dayTwice'],
    [{ work: ['2025-05-10'] }, 'work.0', 'notice.otherYear'],
    [{ work: ['2025-11-29'] }, 'work.0', 'notice.otherYear'],
    [{ work: ['2027-01-02'] }, 'work.0', 'notice.otherYear'],
    [{ issuedOn: 'autumn' }, 'issuedOn', 'calendar.badDate'],
    [{ off: [{ holiday: 'special', from: '2026-05-05', to: '2026-05-01' }] }, 'off.0.to', 'notice.badRun'],
    [{ off: [{ holiday: 'special', from: '2026-01-01', to: '2026-12-31' }] }, 'off.0.to', 'notice.badRun'],
    [{ off: [{ holiday: 'special', from: 'x', to: '2026-12-31' }] }, 'off.0.from', 'calendar.badDate'],
    [
      { off: [{ holiday: 'special', from: '2026-05-09', to: '2026-05-09' }], work: ['2026-05-09'] },
      'work.0',
      'notice.dayTwice',
    ],
    [{ ordinary: ['2026-02-31'] }, 'ordinary.0', 'calendar.badDate'],
    [{ ordinary: ['2027-03-01'] }, 'ordinary.0', 'notice.otherYear'],
  ] as const)('%j: %s %s', (more, at, code) => {
    const faults = noticeFaults(change(more as Partial<HolidayNotice>));
    expect(faults.map((fault) => [fault.at, fault.code])).toEqual([[at, code]]);
  });

  test('all faults come at once', () => {
    expect(noticeFaults(change({ issuedOn: '', work: ['2026-05-11', 'x'] }))).toHaveLength(3);
  });
});

describe('neighbours', () => {
  test.each([
    ['2026-02-13', '2026-02-14', '2026-02-12'],
    ['2026-02-14', '2026-02-24', '2026-02-13'],
    ['2026-02-18', '2026-02-24', '2026-02-14'],
    ['2026-09-30', '2026-10-08', '2026-09-29'],
    ['2026-10-10', '2026-10-12', '2026-10-09'],
    ['2025-12-31', '2026-01-04', '2025-12-30'],
  ])('example: nextWorkingDay and previousWorkingDay of %s', (date, next, previous) => {
    expect(nextWorkingDay(almanac, date)).toEqual({ ok: true, value: next });
    expect(previousWorkingDay(almanac, date)).toEqual({ ok: true, value: previous });
  });

  test('across the edge of what is loaded: refused, or provisional', () => {
    expect(nextWorkingDay(almanac, '2026-12-31')).toMatchObject({ refusal: { params: { year: 2027 } } });
    expect(nextWorkingDay(almanac, '2026-12-31', { provisional: true })).toEqual({ ok: true, value: '2027-01-04' });
    expect(previousWorkingDay(almanac, '2025-01-01')).toMatchObject({ refusal: { params: { year: 2024 } } });
  });

  test('at the ends of the calendar: refused, not for ever', () => {
    const options = { provisional: true };
    expect(nextWorkingDay(almanac, '2200-12-31', options)).toMatchObject({ refusal: { code: 'calendar.outOfRange' } });
    expect(previousWorkingDay(almanac, '1949-01-01', options)).toMatchObject({
      refusal: { code: 'calendar.outOfRange' },
    });
    expect(nextWorkingDay(almanac, 'x')).toMatchObject({ refusal: { code: 'calendar.badDate' } });
  });

  test.each([
    ['2026-02-14', true],
    ['2026-02-15', false],
  ])('example: isWorkingDay %s', (date, works) => {
    expect(isWorkingDay(almanac, date)).toEqual({ ok: true, value: works });
  });

  test('isWorkingDay refuses like dayKind', () => {
    expect(isWorkingDay(almanac, '2030-01-01')).toMatchObject({ refusal: { code: 'calendar.noNotice' } });
  });
});

describe('example: workingDaysBetween', () => {
  test.each([
    ['2026-02-12', '2026-02-24', 3],
    ['2026-02-24', '2026-02-12', -3],
    ['2026-02-14', '2026-02-23', 0],
    ['2026-02-23', '2026-02-14', 0],
    ['2026-09-18', '2026-09-24', 5],
    ['2026-10-01', '2026-10-01', 0],
  ])('%s to %s is %i', (from, to, count) => {
    const between = workingDaysBetween(almanac, from, to);
    expect(between).toEqual({ ok: true, value: count });
    expect(between.ok && Object.is(between.value, -0)).toBe(false);
  });

  test('refused: no date, no notice', () => {
    expect(workingDaysBetween(almanac, 'x', '2026-01-05')).toMatchObject({ refusal: { at: 'from' } });
    expect(workingDaysBetween(almanac, '2026-01-05', 'x')).toMatchObject({ refusal: { at: 'to' } });
    expect(workingDaysBetween(almanac, '2026-12-30', '2027-01-05')).toMatchObject({
      refusal: { params: { year: 2027 } },
    });
    expect(workingDaysBetween(almanac, '2026-12-30', '2027-01-05', { provisional: true })).toMatchObject({ value: 3 });
  });
});
