/** Promises: kept once when they end, told by month, opened by staff; pauses and holidays counted as the clock counts. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAttachments } from '#modules/matters/contract';
import { almanacNow } from '#modules/norms';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { photoIn } from '../../../tests/harness/finding.ts';
import { MORNING, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { previewAdmitted } from '../../../tests/harness/supervision.ts';
import {
  examineApplication,
  findPromiseRecords,
  findPromises,
  finishingFacts,
  refuseApplication,
  registerMortgage,
  suspendReview,
  withdrawApplication,
} from '../contract.ts';
import { keepPromise } from './hears/keep-promise.ts';
import { daysTaken, figureOf, quantile } from './rules.ts';

let house: TestHouse;
let parcel: string;
const inTime: string[] = [];
let late: string;
let refused: string;

const figure = async () => must(await house.as('nobody').find(findPromises, {})).figures;

beforeAll(async () => {
  house = await openTestHouse();
  parcel = await parcelIn(house);
  for (let n = 0; n < 3; n++) inTime.push(await mortgageIn(house, 'registered', parcel));
  late = await mortgageIn(house, 'examined', parcel);
  refused = await mortgageIn(house, 'admitted', parcel);
  must(await house.as('xu').run(examineApplication, { matterId: refused, outcome: 'unfit', words: '合同未签字' }));
  house.clock.set('2026-11-25T10:00:00+08:00');
  must(await house.as('qin').run(refuseApplication, { id: house.id(), matterId: refused, reasons: '合同没有签字' }));
  house.clock.set('2026-11-30T10:00:00+08:00');
  must(await house.as('qin').run(registerMortgage, { id: house.id(), matterId: late }));
  await house.settle();
});

describe('a promise', () => {
  test('is kept or missed when its clock stops, in the days that count', async () => {
    expect(await figure()).toEqual([
      {
        item: 'mortgageSet',
        month: '2026-11',
        promised: 3,
        count: 5,
        median: 0,
        p90: 4,
        kept: 4,
        missed: 1,
        unexplained: 1,
        days: [
          { days: 0, count: 3, missed: 0 },
          { days: 1, count: 1, missed: 0 },
          { days: 4, count: 1, missed: 1 },
        ],
      },
    ]);
  });

  test('heard again changes nothing', async () => {
    const before = await figure();
    for (const matterId of [...inTime, late])
      await keepPromise.hear(house.house as never, { name: finishingFacts[0], matterId } as never, house.id());
    expect(await figure()).toEqual(before);
    const { rows } = await sql`select count(*)::int as n from promise_outcome`.execute(house.db);
    expect(rows).toEqual([{ n: 5 }]);
  });

  const told = (name: string, matterId: string) =>
    keepPromise.hear(house.house as never, { name, matterId } as never, house.id());

  test('that was missed is explained once', async () => {
    for (let n = 0; n < 2; n++) await told('matters.delayExplained', late);
    await told('matters.delayExplained', inTime[0]!);
    expect((await figure())[0]).toMatchObject({ missed: 1, unexplained: 0 });
  });

  test('can be explained before the matter is done', async () => {
    const early = await openTestHouse({ seed: 'early' });
    const matterId = await mortgageIn(early, 'examined', await parcelIn(early));
    await keepPromise.hear(early.house as never, { name: 'matters.delayExplained', matterId } as never, early.id());
    early.clock.set('2026-12-01T10:00:00+08:00');
    must(await early.as('qin').run(registerMortgage, { id: early.id(), matterId }));
    await early.settle();
    expect(must(await early.as('nobody').find(findPromises, {})).figures[0]).toMatchObject({
      missed: 1,
      unexplained: 0,
    });
  });

  test('that was missed stays missed when it is taken back; in time it was promised nothing', async () => {
    const own = await openTestHouse({ seed: 'taken back' });
    const chen = own.as('chen');
    const [lot, words] = [await parcelIn(own), '双方另行协商'];
    const [inTime, tooLate] = [await mortgageIn(own, 'admitted', lot), await mortgageIn(own, 'admitted', lot)];
    const request = [await photoIn(own)];
    expect(await chen.run(withdrawApplication, { matterId: inTime, words })).toMatchObject({
      refusal: { code: 'withdrawal.requestNeeded', at: 'request' },
    });
    must(await chen.run(withdrawApplication, { matterId: inTime, words, request }));
    own.clock.set('2026-12-01T10:00:00+08:00');
    await own.turnClocks();
    const promises = async () => must(await own.as('nobody').find(findPromises, {}));
    expect(await promises()).toEqual({ figures: [], openLate: 1 });
    must(await chen.run(withdrawApplication, { matterId: tooLate, words, request }));
    await own.settle();
    expect(await promises()).toMatchObject({ openLate: 0 });
    expect(must(await own.as('nobody').find(findPromises, {})).figures).toMatchObject([{ count: 1, missed: 1 }]);
    const { attachments } = must(await own.as('xu').find(findAttachments, { matterId: tooLate }));
    expect(attachments).toContainEqual(expect.objectContaining({ sha256: request[0] }));
  });

  test('of what stood still when it was taken back was not missed', async () => {
    const own = await openTestHouse({ seed: 'stood' });
    const matterId = await previewAdmitted(own);
    const halt = { ground: 'expertReview', words: '需组织专家评审', until: '2026-12-20' };
    must(await own.as('xu').run(suspendReview, { id: own.id(), matterId, ...halt }));
    own.clock.set('2026-12-07T10:00:00+08:00');
    const request = [await photoIn(own)];
    must(await own.as('chen').run(withdrawApplication, { matterId, words: '项目取消', request }));
    await own.settle();
    expect(must(await own.as('nobody').find(findPromises, {})).figures).toEqual([]);
  });

  test('opens its matters to supervisors, those that missed first, page by page', async () => {
    const ask = { item: 'mortgageSet', month: '2026-11' } as const;
    const { records, next } = must(await house.as('he').find(findPromiseRecords, { ...ask, limit: 2 }));
    expect(records[0]).toMatchObject({
      matterId: late,
      kept: false,
      days: 4,
      promised: 3,
      statutory: 30,
      explained: true,
    });
    const rest = must(await house.as('he').find(findPromiseRecords, { ...ask, cursor: next as `missed~${string}` }));
    const ids = [...records, ...rest.records].map(({ matterId }) => matterId);
    expect(ids.toSorted()).toEqual([...inTime, late, refused].toSorted());
    expect(rest.next).toBeNull();
    for (const who of ['chen', 'xu', 'tang', 'nobody'] as const)
      expect(await house.as(who).find(findPromiseRecords, ask)).toMatchObject({ ok: false });
  });

  test('of a month long ago is not shown, unless asked for', async () => {
    house.clock.set('2027-12-01T09:00:00+08:00');
    expect(await figure()).toEqual([]);
    expect(must(await house.as('nobody').find(findPromises, { months: 14 })).figures).toHaveLength(1);
    house.clock.set(MORNING);
  });
});

describe('the days taken', () => {
  const unit = 'workingDays';
  test.each([
    // 许可法 82: weekends and the holidays of the notice do not count, a worked Saturday does.
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-09-18', '2026-09-21', 2],
    ['2026-09-30', '2026-10-09', 2],
  ])('from %s to %s are %i', async (startedOn, stoppedOn, days) => {
    expect(daysTaken(await almanacNow(house.db), { startedOn, stoppedOn, unit, pauses: [] })).toBe(days);
  });

  test('leave out what the law stopped, from its first day to the one before it goes on', async () => {
    const pauses = [{ from: '2026-11-24', until: '2026-11-26' }];
    const ask = { startedOn: '2026-11-23', stoppedOn: '2026-11-27', unit, pauses };
    expect(daysTaken(await almanacNow(house.db), ask)).toBe(2);
  });
});

describe('a histogram', () => {
  const slot = (days: number, n: number) => ({ days, n, promised: 3, missed: 0, unexplained: 0 });
  test('gives the day within which a share was done', () => {
    const slots = [slot(5, 1), slot(1, 5), slot(2, 4)];
    expect([quantile(slots, 0.5), quantile(slots, 0.9), quantile(slots, 1), quantile([], 0.5)]).toEqual([1, 2, 5, 0]);
  });
  test('with two promises in a month says the one of most matters', () => {
    const slots = [slot(1, 2), { ...slot(1, 5), promised: 2, missed: 1, unexplained: 1 }];
    expect(figureOf(slots)).toMatchObject({
      promised: 2,
      count: 7,
      kept: 6,
      missed: 1,
      days: [{ days: 1, count: 7, missed: 1 }],
    });
  });
});
