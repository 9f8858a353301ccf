/** A clock is told right: what is left, its cells, and why its day is its day. */
import { expect, test } from 'vitest';
import { addWords, wordsIn } from '#ui/words';
import zh from '../words.zh.json' with { type: 'json' };
import { type ClockLike, clockSaid } from './clock-words.ts';

addWords({ zh, en: zh });
const holidays = { 'holiday.nationalDay': '国庆' };
addWords({ zh: holidays, en: holidays });
const words = wordsIn('zh');

const day = (date: string, counts: boolean, why: string) => ({ date, counts, why });
const clock = (more: Partial<ClockLike> = {}): ClockLike => ({
  light: 'yellow',
  count: 3,
  unit: 'workingDays',
  dueOn: '2026-11-25',
  late: 0,
  counted: [
    day('2026-11-20', false, 'startExcluded'),
    day('2026-11-21', false, 'weekend'),
    day('2026-11-22', false, 'weekend'),
    day('2026-11-23', true, 'workingDay'),
    day('2026-11-24', true, 'workingDay'),
    day('2026-11-25', true, 'workingDay'),
  ],
  ...more,
});

test('a day is left: the day before it is half, the first day and the weekend are no cells of its count', () => {
  const said = clockSaid(words, clock(), '2026-11-24');
  expect(said.left).toBe('还剩 1 天');
  expect(said.cells).toEqual(['off', 'off', 'used', 'today', 'left']);
  expect(said.until).toBe('到 11月25日 周三 24 点');
});

test('the sentence names what does not count and where the count ends', () => {
  expect(clockSaid(words, clock(), '2026-11-24').explanation.sentence).toBe(
    '11月20日开始，当天不算；11月21日、22 日是周末，不算。第 3 个工作日是 11月25日，当天 24 点前办都按时。',
  );
});

test('past due it says by how much, with a cell a day and the day itself at the end', () => {
  const over = [day('2026-11-26', true, 'workingDay'), day('2026-11-27', true, 'workingDay')];
  const said = clockSaid(words, clock({ light: 'red', late: 2, over }), '2026-11-27');
  expect(said.left).toBe('超 2 天');
  expect(said.cells.filter((cell) => cell === 'over')).toHaveLength(2);
  expect(said.explanation.days.slice(6)).toMatchObject([
    { dateOn: '2026-11-26', kind: 'over', note: '超 1 天' },
    { dateOn: '2026-11-27', kind: 'over', note: '今天，超 2 天' },
  ]);
});

test('past due on a Sunday: the Friday that counts stands there, and today does not count', () => {
  const over = [day('2026-11-27', true, 'workingDay')];
  const { days } = clockSaid(
    words,
    clock({ dueOn: '2026-11-26', light: 'red', late: 1, over }),
    '2026-11-29',
  ).explanation;
  expect(days.slice(6)).toMatchObject([
    { dateOn: '2026-11-27', kind: 'over', note: '超 1 天' },
    { dateOn: '2026-11-29', kind: 'off', note: '今天' },
  ]);
});

test('long past due the days between are a gap that says so', () => {
  const { days } = clockSaid(words, clock({ light: 'red', late: 9, over: [] }), '2026-12-08').explanation;
  expect(days.slice(6)).toMatchObject([{ day: '…' }, { dateOn: '2026-12-08', kind: 'over', note: '今天，超 9 天' }]);
});

test('a rule that nobody has checked says so beside its article', () => {
  addWords({ zh: { 'norms.confidence.M?': '待核' }, en: {} });
  const said = clockSaid(words, clock({ article: '本局规程（缺人）', confidence: 'M?' }), '2026-11-24');
  expect(said.explanation.basis?.words).toBe('本局规程（缺人） · 待核');
});

test('due on a Friday and looked at on the Saturday it is past due by no working day', () => {
  expect(clockSaid(words, clock({ light: 'red' }), '2026-11-26').left).toBe('刚过期');
});

test('a holiday and a day worked to make up for it are named', () => {
  const counted = [
    day('2026-09-30', false, 'startExcluded'),
    day('2026-10-01', false, 'holiday:nationalDay'),
    day('2026-10-10', true, 'makeUpDay'),
  ];
  const { sentence } = clockSaid(words, clock({ counted, dueOn: '2026-10-10', count: 1 }), '2026-10-08').explanation;
  expect(sentence).toContain('10月1日是国庆放假，不算。');
  expect(sentence).toContain('10月10日调休上班，要算。');
});

test('calendar days say that they are', () => {
  expect(clockSaid(words, clock({ unit: 'days' }), '2026-11-23').left).toBe('还剩 2 天（按自然日）');
});

test('what must be done on the very day has that day for its one cell, and no count of none', () => {
  const same = { count: 0, dueOn: '2026-11-24', counted: [day('2026-11-24', false, 'startExcluded')] };
  const said = clockSaid(words, clock(same), '2026-11-24');
  expect(said.left).toBe('今天');
  expect(said.cells).toEqual(['today']);
  expect(said.explanation.sentence).toBe('11月24日 收到，当天 24 点前办才算按时。');
});

test('a last day that is off is named, and the day to which it is passed on', () => {
  const counted = [
    day('2027-01-29', true, 'calendarDay'),
    day('2027-01-30', true, 'endsOn:weekend'),
    day('2027-01-31', false, 'weekend'),
    day('2027-02-01', false, 'rolledOver'),
  ];
  const passedOn = clock({ unit: 'days', counted, count: 60, dueOn: '2027-02-01' });
  expect(clockSaid(words, passedOn, '2027-01-28').explanation.sentence).toContain(
    '第 60 天是 1月30日（按自然日），正好放假，顺延到 2月1日，当天 24 点前办都按时。',
  );
});
