/** What the history says of days: those of another year name it. */
import { expect, test } from 'vitest';
import { addWords, wordsIn } from '#ui/words';
import delaysEn from '../delays/words.en.json' with { type: 'json' };
import delaysZh from '../delays/words.zh.json' with { type: 'json' };
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import type { MatterView } from './step-forms.ts';
import { historyItems } from './timeline-words.ts';

addWords({ zh: { ...zh, ...delaysZh }, en: { ...en, ...delaysEn } });

const entry = (n: number, happenedAt: string, said: object) => ({
  n,
  fact: 'matters.clockExtended',
  step: 'extendClock',
  outcome: null,
  person: 'X',
  role: 'leader',
  happenedAt,
  recordedAt: happenedAt,
  said,
});
const told = (said: object, today: string) =>
  historyItems(
    wordsIn('en'),
    { timeline: [entry(1, '2025-12-22T09:00:00+08:00', said)], clocks: [], task: null } as unknown as MatterView,
    today,
  )[0]!;

test('a day that moved across the year names its year on both sides of it', () => {
  const moved = { fromOn: '2025-12-22', toOn: '2026-01-06' };
  const now = told(moved, '2026-02-01');
  expect([now.when, now.more]).toEqual([
    expect.stringContaining('2025'),
    expect.stringMatching(/22 Dec 2025.*6 Jan\b/),
  ]);
  const then = told(moved, '2025-12-22');
  expect(then.when).not.toContain('2025');
  expect(then.more).toMatch(/22 Dec\b.*6 Jan 2026/);
});

test('so does a day on which something is expected now', () => {
  expect(told({ expectedOn: '2027-01-04' }, '2026-12-20').more).toContain('4 Jan 2027');
  expect(told({ expectedOn: '2027-01-04' }, '2027-01-02').more).not.toContain('2027');
});
