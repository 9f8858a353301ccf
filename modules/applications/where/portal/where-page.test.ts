/** What the page says of a matter that its query may hand it, where the house cannot easily be brought into that state. */
import { expect, test } from 'vitest';
import { html } from '#platform/http';
import type { WhereView } from '../contract.ts';
import zh from '../words.zh.json' with { type: 'json' };
import { wherePage } from './where-page.ts';

const say = (key: string, params: Record<string, string | number> = {}) =>
  ((zh as Record<string, string>)[key] ?? key).replace(/\{\{(\w+)[^}]*\}\}/g, (_, name) => String(params[name]));
const reader = { lang: 'zh' as const, say, today: '2026-11-24', demo: false };

const view: WhereView = {
  item: 'mortgageSet',
  number: '2026-0001',
  placeName: '淅河镇 桥头',
  state: 'admitted',
  submittedAt: '2026-11-16T09:00:00+08:00',
  closedAt: null,
  clock: null,
  standing: null,
  settled: [],
  moved: [],
  holder: null,
  turn: 'house',
  road: [],
  contacts: [
    { name: '甲', post: '窗口', unit: null, room: null, phone: '0722-3200000', since: '2026-11-16T09:00:00+08:00' },
  ],
  bring: [],
  pauses: [
    {
      ground: 'hearing',
      basis: '行政许可法 45',
      fromOn: '2026-11-17',
      untilOn: '2026-11-19',
      expectedOn: '2026-11-25',
    },
  ],
  explanations: [{ words: '系统<停机>', newExpectedOn: '2026-11-26', explainedOn: '2026-11-23' }],
  outcome: null,
  papers: [],
  rating: null,
  disowned: null,
};
const page = (more: Partial<WhereView> = {}) =>
  wherePage(reader, 'K7QM3XTD9RWF2HCP', { ...view, ...more }, html``).toString();

test('an explanation is told with its day and the day now expected, as text', () => {
  expect(page()).toContain('系统&lt;停机&gt;');
  expect(page()).toContain('现在预计 11月26日 周四 办好。');
  expect(page({ explanations: [] })).not.toContain('为什么没有按说好的办好');
});

test('a pause is told from when to when, and one that lasts until when at the latest', () => {
  expect(page()).toContain('11月17日 周二 起停，11月19日 周四 接着算：听证');
  const pauses = [{ ...view.pauses[0]!, untilOn: null }];
  expect(page({ pauses })).toContain('11月17日 周二 起停，最晚 11月25日 周三 接着算：听证');
});

test('a day that the receipt called provisional is told once it stands', () => {
  const settled = [{ clock: 'statutory' as const, dueOn: '2027-01-06', settledOn: '2026-11-24' }];
  expect(page({ settled })).toContain(
    '原来说的法定期限是暂定的，11月24日 周二 放假安排公布后定了：2027年1月6日 周三。',
  );
  expect(page()).not.toContain('暂定');
});

test('in a real city the telephone can be called', () => {
  expect(page()).toContain('href="tel:07223200000"');
});

test('what was done on its first day, in time and late are three sentences', () => {
  const outcome = { days: 0, promised: 3, kept: true, finishedOn: '2026-11-20' };
  expect(page({ outcome })).toContain('当天就办好了');
  expect(page({ outcome: { ...outcome, days: 2 } })).toContain('用了 2 个工作日，说好 3 个，做到了');
  expect(page({ outcome: { ...outcome, days: 5, kept: false } })).toContain('没有做到');
});

test('a no in time keeps the promise of time, and is not called done', () => {
  const outcome = { days: 2, promised: 3, kept: true, finishedOn: '2026-11-20' };
  const said = (state: 'refused' | 'withdrawn', more: object = {}) =>
    page({ state, explanations: [], outcome: { ...outcome, ...more } });
  expect(said('refused')).toContain('作出决定，用了 2 个工作日，说好 3 个：按时办结');
  expect(said('refused', { days: 0 })).toContain('当天就作出决定');
  expect(said('refused', { days: 5, kept: false })).toContain('没有按时办结');
  expect(said('withdrawn', { days: 5, kept: false })).toContain('撤回，到这天用了 5 个工作日');
  for (const text of [said('refused'), said('refused', { kept: false }), said('withdrawn', { kept: false })])
    expect(text).not.toMatch(/做到了|没有做到|办好|where\./);
});

test('what stands still says until when, and that the other runs on or stands with it', () => {
  const both = page({ standing: { clocks: ['promise', 'statutory'], beside: [], untilOn: '2026-12-04' } });
  expect(both).toContain('答应的日子和法定期限现在都依法停着。');
  expect(both).toContain('最晚 12月4日 周五接着算。');
  expect(both).not.toContain('照算');
  const one = page({ standing: { clocks: ['statutory'], beside: ['promise'], untilOn: '2026-12-04' } });
  expect(one).toContain('法定期限现在依法停着。');
  expect(one).toContain('答应的日子不停，照算。');
  expect(page()).not.toContain('依法停着');
});
