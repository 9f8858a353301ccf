/** Norms as their keepers change them: limits by day in force, holiday notices, and the deadline that anyone may ask for. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../tests/harness/house.ts';
import {
  changeLimit,
  deadline,
  enterArticles,
  findHolidayNotices,
  findLimits,
  type holidayNotice,
  loadHolidayNotice,
  withdrawLimit,
} from './contract.ts';
import { periodsFor } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const change = (more: object = {}) => ({
  id: house.id(),
  key: 'finding.verify',
  count: 5,
  unit: 'workingDays' as const,
  yellowAt: 2,
  source: 'bureauRule' as const,
  article: '本局规程',
  confidence: 'P' as const,
  inForceFrom: '2026-12-01',
  ...more,
});
const dueOn = async (on: string) => {
  const [period] = await periodsFor(house.db, ['finding.verify'], [`${on}T10:00:00+08:00`], on);
  return period!.dueOn;
};

describe('a limit', () => {
  test('changes from its day on: what began under the old one keeps it', async () => {
    expect(await dueOn('2026-11-30')).toBe('2026-12-03');
    must(await house.as('gu').run(changeLimit, change()));
    expect(await dueOn('2026-11-30')).toBe('2026-12-03');
    expect(await dueOn('2026-12-01')).toBe('2026-12-08');
    const limits = must(await house.as('song').find(findLimits, {})).limits;
    expect(limits.find((one) => one.key === 'finding.verify')).toMatchObject({ count: 3, next: { count: 5 } });
  });

  test.each([
    ['in the past', { inForceFrom: '2026-11-23' }, 'limit.alreadyInForce'],
    ['before one that is to come', { inForceFrom: '2026-11-30' }, 'limit.alreadyInForce'],
    ['on the day of another', { inForceFrom: '2026-12-01' }, 'limit.sameDay'],
    ['to longer than any limit of law', { count: 501, inForceFrom: '2026-12-20' }, 'limit.tooLong'],
    ['into a distance', { unit: 'metres', inForceFrom: '2026-12-20' }, 'limit.otherUnit'],
    ['into other days than its reader counts', { key: 'zone.visitOne', inForceFrom: '2026-12-20' }, 'limit.otherUnit'],
    ['of a key that nobody has', { key: 'finding.dance' }, 'limit.unknownKey'],
  ])('is not changed %s', async (_, more, code) => {
    const before = await house.rowCounts();
    expect(await house.as('gu').run(changeLimit, change(more))).toMatchObject({ refusal: { code } });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('that is not yet in force is taken back, and the day is free again; one that has begun stays', async () => {
    const far = change({ count: 9, inForceFrom: '2027-06-01' });
    must(await house.as('gu').run(changeLimit, far));
    const sooner = change({ count: 6, inForceFrom: '2027-01-01' });
    expect(await house.as('gu').run(changeLimit, sooner)).toMatchObject({ refusal: { code: 'limit.alreadyInForce' } });
    expect(await house.as('wu').run(withdrawLimit, { id: far.id })).toMatchObject({ refusal: { code: 'may.denied' } });
    must(await house.as('gu').run(withdrawLimit, { id: far.id }));
    expect(await house.as('gu').run(withdrawLimit, { id: far.id })).toMatchObject({
      refusal: { code: 'limit.withdrawn' },
    });
    expect(await dueOn('2027-06-01')).toBe('2027-06-08');
    const again = { ...far, id: house.id() };
    must(await house.as('gu').run(changeLimit, again));
    must(await house.as('gu').run(withdrawLimit, { id: again.id }));
    const { limits } = must(await house.as('gu').find(findLimits, {}));
    const current = limits.find((one) => one.key === 'finding.verify')!;
    expect(await house.as('gu').run(withdrawLimit, { id: current.id })).toMatchObject({
      refusal: { code: 'limit.begun' },
    });
  });

  test('is changed by the administrator only', async () => {
    for (const who of ['wu', 'lin', 'jiang', 'yao'] as const)
      expect(await house.as(who).run(changeLimit, change({ inForceFrom: '2027-01-01' }))).toMatchObject({
        refusal: { code: 'may.denied' },
      });
  });

  test('changed by two at once for one day is changed once, and the other is told', async () => {
    const both = await Promise.all(
      [7, 8].map((count) => house.as('gu').run(changeLimit, change({ count, inForceFrom: '2027-02-01' }))),
    );
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'limit.sameDay' } });
  });
});

describe('a holiday notice', () => {
  type Notice = Parameters<typeof holidayNotice.parse>[0] & { number: string };
  const notice = (more: object = {}): Notice =>
    ({
      year: 2027,
      number: '国办发明电〔2026〕99号',
      issuedOn: '2026-11-20',
      scope: 'year',
      off: [{ holiday: 'newYear', from: '2027-01-01', to: '2027-01-03' }],
      work: [],
      source: 'invented for a test',
      confidence: 'M',
      ...more,
    }) as Notice;
  const load = (one: Notice) => house.as('gu').run(loadHolidayNotice, { id: house.id(), notice: one } as never);

  test('that contradicts itself is refused with the place of each contradiction', async () => {
    const before = await house.rowCounts();
    const done = await load(notice({ off: [{ holiday: 'newYear', from: '2027-01-03', to: '2027-01-01' }] }));
    expect(done).toMatchObject({ refusal: { code: 'notice.contradicts' } });
    const both = await load(notice({ work: ['2027-01-02'] }));
    expect(both.ok ? [] : both.refusal.faults?.map((fault) => fault.at)).toEqual([expect.stringMatching(/^notice\./)]);
    expect(await house.rowCounts()).toEqual(before);
  });

  test('loaded by two at one instant is loaded once, and the other is told', async () => {
    const both = await Promise.all(
      [1, 2].map(() =>
        load(
          notice({
            year: 2028,
            number: 'race-2028',
            off: [{ holiday: 'newYear', from: '2028-01-01', to: '2028-01-01' }],
          }),
        ),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'notice.alreadyLoaded', at: 'notice.number' },
    });
  });

  test('of one year under two numbers at one instant are both kept, and the calendar counts by one of them', async () => {
    const of = (number: string) =>
      load(notice({ year: 2029, number, off: [{ holiday: 'newYear', from: '2029-01-01', to: '2029-01-01' }] }));
    (await Promise.all([of('a-2029'), of('b-2029')])).map(must);
    const ask = { start: '2029-01-04T10:00:00+08:00', count: 1, unit: 'workingDays' as const };
    expect(must(await house.as('nobody').find(deadline, ask))).toMatchObject({
      dueOn: '2029-01-05',
      provisional: false,
    });
  });

  test('is loaded once, and days of its year are then no longer provisional', async () => {
    const ask = { start: '2026-12-31T10:00:00+08:00', count: 1, unit: 'workingDays' as const };
    expect(await house.as('nobody').find(deadline, ask)).toMatchObject({
      refusal: { code: 'calendar.noNotice', params: { year: 2027 } },
    });
    must(await load(notice()));
    expect(must(await house.as('nobody').find(deadline, ask))).toMatchObject({
      dueOn: '2027-01-04',
      provisional: false,
    });
    expect(await load(notice())).toMatchObject({ refusal: { code: 'notice.alreadyLoaded' } });
    const { notices } = must(await house.as('chen').find(findHolidayNotices, {}));
    expect(notices.filter((one) => one.year === 2027)).toHaveLength(1);
  });
});

describe('the deadline that anyone may ask for', () => {
  const ask = (more: object) =>
    house
      .as('nobody')
      .find(deadline, { start: '2026-09-30T10:00:00+08:00', count: '2', unit: 'workingDays', ...more } as never);

  test('is the promised one, every day told', async () => {
    const told = must(await ask({}));
    expect(told).toMatchObject({ dueOn: '2026-10-09', provisional: false });
    expect(Date.parse(told.dueAt)).toBe(Date.parse('2026-10-10T00:00:00+08:00'));
    expect(told.counted[0]).toMatchObject({ date: '2026-09-30', counts: false });
    expect(told.counted.filter((day) => day.counts)).toHaveLength(2);
  });

  test('of a year without notice is refused by its name, unless provisional is asked for', async () => {
    const far = { start: '2031-03-03T10:00:00+08:00' };
    expect(await ask(far)).toMatchObject({ refusal: { code: 'calendar.noNotice', params: { year: 2031 } } });
    expect(must(await ask({ ...far, provisional: 'true' }))).toMatchObject({ dueOn: '2031-03-05', provisional: true });
  });

  test.each([
    [{ start: 'yesterday' }, /^calendar\.|input/],
    [{ count: 'two' }, /input\.invalid/],
    [{ count: '-1' }, /calendar\.badCount/],
    [{ unit: 'fortnights' }, /input\.invalid/],
  ])('of %j is refused', async (more, code) => {
    const done = await ask(more);
    expect(done.ok ? 'ok' : done.refusal.code).toMatch(code);
  });
});

test('an article does not end before it begins', async () => {
  const one = { key: 'testLaw.1', law: 'law', article: 'first', text: 'text', confidence: 'V' } as const;
  const enter = (inForceTo: string) =>
    house.as('gu').run(enterArticles, { id: house.id(), articles: [{ ...one, inForceFrom: '2026-01-02', inForceTo }] });
  expect(await enter('2026-01-01')).toMatchObject({
    refusal: { code: 'input.invalid', faults: [{ at: 'articles.0.inForceTo', code: 'endsBeforeItBegins' }] },
  });
  must(await enter('2026-01-02'));
});
