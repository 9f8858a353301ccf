/** The seed of holiday notices against an independent list, day by day, and against the words of the notices. */
import { almanacOf, dayKind, type HolidayNotice, noticeFaults, workingDaysBetween } from '@cuntu/calendar';
import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import seed from './holiday-notices.json' with { type: 'json' };

const notices = seed as HolidayNotice[];
const almanac = almanacOf(notices);
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const DAY_MS = 86_400_000;

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += DAY_MS) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
};

const worksBySeed = (date: string): boolean => {
  const kind = dayKind(almanac, date);
  if (!kind.ok) throw new Error(JSON.stringify(kind.refusal));
  return kind.value.works;
};

test('a notice for every year 2018–2026, each without fault', () => {
  expect(almanac.years).toEqual(YEARS);
  for (const notice of notices) expect(noticeFaults(notice), notice.number).toEqual([]);
});

test('numbers, dates and confidence are stated for each', () => {
  const numbers = notices.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { number, issuedOn, year, source, confidence } of notices) {
    expect(number).toMatch(/^国办发明电〔20\d\d〕[1-9]\d*号$/);
    expect(number.slice(6, 10)).toBe(issuedOn.slice(0, 4));
    expect(year - Number(issuedOn.slice(0, 4))).toBeLessThanOrEqual(1);
    expect(source.length).toBeGreaterThan(10);
    expect(['V', 'P', 'M']).toContain(confidence);
  }
});

describe('chinese-days 1.5.7, both ways', () => {
  /** Days on which the package is known to differ, with who is right; empty: none was found. */
  const known: Record<string, string> = {};

  test.each(YEARS)('%i: every day that one calls worked, the other does', (year) => {
    const differing = daysOf(year).filter((date) => worksBySeed(date) !== chineseDays.isWorkday(date));
    expect(differing).toEqual(Object.keys(known).filter((date) => date.startsWith(String(year))));
  });

  test.each(YEARS)('%i: what the seed names off is a holiday there, what it names worked is in lieu there', (year) => {
    for (const date of daysOf(year)) {
      const kind = dayKind(almanac, date);
      if (!kind.ok || !kind.value.notice) continue;
      if (kind.value.works) expect(chineseDays.isWorkday(date), date).toBe(true);
      else expect(chineseDays.isHoliday(date), date).toBe(true);
    }
  });

  test.each(YEARS)('%i: no weekday is off there that the seed does not name', (year) => {
    for (const date of daysOf(year)) {
      const weekday = new Date(date).getUTCDay() % 6 !== 0;
      if (!weekday || !chineseDays.isHoliday(date)) continue;
      expect(dayKind(almanac, date), date).toMatchObject({ value: { works: false, notice: expect.any(String) } });
    }
  });
});

test.each([
  [
    2018,
    '2018-01-01 2018-02-15 2018-02-16 2018-02-19 2018-02-20 2018-02-21 2018-04-05 2018-04-06 2018-04-30 2018-05-01 2018-06-18 2018-09-24 2018-10-01 2018-10-02 2018-10-03 2018-10-04 2018-10-05 2018-12-31',
  ],
  [
    2019,
    '2019-01-01 2019-02-04 2019-02-05 2019-02-06 2019-02-07 2019-02-08 2019-04-05 2019-05-01 2019-05-02 2019-05-03 2019-06-07 2019-09-13 2019-10-01 2019-10-02 2019-10-03 2019-10-04 2019-10-07',
  ],
  [
    2020,
    '2020-01-01 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-01-30 2020-01-31 2020-04-06 2020-05-01 2020-05-04 2020-05-05 2020-06-25 2020-06-26 2020-10-01 2020-10-02 2020-10-05 2020-10-06 2020-10-07 2020-10-08',
  ],
])('weekdays off in %i, with the changes made during the year', (year, dates) => {
  const off = daysOf(year).filter((date) => new Date(date).getUTCDay() % 6 !== 0 && !worksBySeed(date));
  expect(off.join(' ')).toBe(dates);
});

test.each([
  ['2018-12-29', true, 'makeUpDay', '国办发明电〔2018〕15号'],
  ['2018-12-31', false, 'holiday:newYear', '国办发明电〔2018〕15号'],
  ['2019-05-02', false, 'holiday:labourDay', '国办发明电〔2019〕3号'],
  ['2019-05-05', true, 'makeUpDay', '国办发明电〔2019〕3号'],
  ['2020-01-31', false, 'holiday:springFestival', '国办发明电〔2020〕1号'],
  ['2020-02-01', false, 'holiday:springFestival', '国办发明电〔2020〕1号'],
  ['2020-01-19', true, 'makeUpDay', '国办发明电〔2019〕16号'],
  ['2022-12-31', false, 'holiday:newYear', '国办发明电〔2022〕16号'],
  ['2024-02-09', true, 'workingDay', undefined],
  ['2026-09-20', true, 'makeUpDay', '国办发明电〔2025〕7号'],
])('%s: %s, %s by %s', (date, works, why, notice) => {
  expect(dayKind(almanac, date)).toMatchObject({ value: { works, why, ...(notice ? { notice } : {}) } });
});

test.each([
  [2018, 250],
  [2019, 250],
  [2020, 249],
  [2021, 250],
  [2022, 249],
  [2023, 249],
  [2024, 251],
  [2025, 248],
  [2026, 248],
])('%i has %i working days', (year, count) => {
  const before = workingDaysBetween(almanac, `${year}-01-01`, `${year}-12-31`);
  expect(before).toEqual({ ok: true, value: count });
});
