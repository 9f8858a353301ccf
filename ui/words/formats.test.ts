/** How dates, areas and spans read, in both languages. */
import { describe, expect, it } from 'vitest';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import { addWords, onPaper, shanghai, wordsIn } from './index.ts';

const words = { zh: wordsIn('zh'), en: wordsIn('en') };

describe('dates', () => {
  it('says month, day and weekday, and the year only across years', () => {
    expect(words.zh.day('2026-11-24', '2026-11-20')).toBe('11月24日 周二');
    expect(words.zh.day('2027-01-04', '2026-11-20')).toBe('2027年1月4日 周一');
    expect(words.en.day('2026-11-24', '2026-11-20')).toBe('Tue 24 Nov');
    expect(words.en.day('2027-01-04', '2026-11-20')).toBe('Mon 4 Jan 2027');
  });
  it('names the year of what is printed, whichever it is', () => {
    expect(words.zh.wholeDay('2026-11-24')).toBe('2026年11月24日');
    expect(words.en.wholeDay('2026-11-24')).toBe('24 Nov 2026');
  });
  it('names a month with its year', () => {
    expect([words.zh.month('2026-11'), words.en.month('2026-11')]).toEqual(['2026年11月', 'Nov 2026']);
  });
  it('shows an instant in Shanghai, across the date line of UTC', () => {
    expect(shanghai('2026-11-20T16:00:00.000Z')).toEqual({ dateOn: '2026-11-21', time: '00:00' });
    expect(words.zh.moment('2026-11-20T01:12:00.000Z', '2026-11-20')).toBe('11月20日 09:12');
  });
  it('names the day of an end only where it is another', () => {
    expect(words.zh.till('2026-11-20T01:12:00.000Z', '2026-11-20T02:40:00.000Z', '2026-11-20')).toBe('10:40');
    expect(words.zh.till('2026-11-20T01:12:00.000Z', '2026-11-21T01:12:00.000Z', '2026-11-20')).toBe('11月21日 09:12');
  });
  it('knows the weekday of a leap day', () => expect(words.zh.weekdayShort('2028-02-29')).toBe('二'));
});

describe('areas and lengths', () => {
  it('says mu first, then square metres', () => {
    expect(words.zh.area(1540)).toBe('2.31 亩 1,540 m²');
    expect(words.en.area(1540)).toBe('2.31 mu 1,540 m²');
    expect(words.zh.areaMu(25733.4)).toBe('38.60 亩');
  });
  it('spells a number as papers do', () => {
    expect([1002.5, 1003, 6051.37, 1.5].map(onPaper)).toEqual(['1,002.5', '1,003', '6,051.37', '1.5']);
  });
  it('turns to kilometres at 1,000 m', () => {
    expect(words.zh.length(999)).toBe('999 米');
    expect(words.zh.length(2400)).toBe('2.4 公里');
  });
});

describe('spans', () => {
  it.each([
    [0.2, '不到 1 分钟'],
    [14, '14 分钟'],
    [60, '1 小时'],
    [74, '1 小时 14 分'],
    [3024, '2.1 天'],
    [2880, '2 天'],
  ])('%d minutes is %s', (minutes, said) => expect(words.zh.span(minutes)).toBe(said));
  it('gives figures and units apart', () =>
    expect(words.zh.spanParts(112)).toEqual([
      ['1', '小时'],
      ['52', '分'],
    ]));
});

describe('the two word files', () => {
  const keysOf = (value: unknown, path = ''): string[] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
      : [path];
  it('have the same keys', () => expect(keysOf(en).sort()).toEqual(keysOf(zh).sort()));
});

describe('counts', () => {
  it.each([
    [1, '1 working day'],
    [3, '3 working days'],
    ['1,540', '1,540 working days'],
  ])('%s brings its noun in the right number', (count, said) => {
    addWords({ zh: {}, en: { 'test.counted': '{{count, working day|working days}}' } });
    expect(words.en.t('test.counted', { count })).toBe(said);
  });
});
