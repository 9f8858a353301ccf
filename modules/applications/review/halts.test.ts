/** Whoever applied is told in writing why his clock stands still and until when, or why there is more time. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { getMatter } from '#modules/matters/contract';
import { papersOf } from '#modules/papers';
import { sql } from '#platform/database';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { previewAdmitted } from '../../../tests/harness/supervision.ts';
import { extendReview, suspendReview, whereIs } from '../contract.ts';

let house: TestHouse;
let matterId: string;
beforeAll(async () => {
  house = await openTestHouse({ press: 'real' });
  matterId = await previewAdmitted(house);
});

const recordOf = async (kind: string) =>
  (
    await sql<{ record: object }>`select record from paper where matter_id = ${matterId} and kind = ${kind}`.execute(
      house.db,
    )
  ).rows[0]!.record;
const suspend = (words: string) => {
  const input = { id: house.id(), matterId, ground: 'expertReview', words, until: '2026-12-04' };
  return house.as('xu').run(suspendReview, input);
};
const extend = (words: string) =>
  house.as('wu').run(extendReview, { id: house.id(), matterId, clock: 'statutory', words });

test('what cannot be printed uses no number, stops no clock and gives no time', async () => {
  const before = await house.rowCounts();
  const unprintable = { refusal: { code: 'paper.unprintable' } };
  expect(await suspend('评审𠀀\u{10FFFD}')).toMatchObject(unprintable);
  expect(await extend('复杂\u{10FFFD}的情况')).toMatchObject(unprintable);
  expect(await house.rowCounts()).toEqual(before);
});

test('both papers are printed, numbered, and say the ground, the days and the article', async () => {
  const extended = must(await extend('涉及两个乡镇，需要补充核实'));
  expect(extended.number).toMatch(/延告字〔2026〕1号$/);
  const stopped = must(await suspend('需组织专家评审占用耕地的必要性'));
  expect(stopped).toMatchObject({ number: expect.stringMatching(/中告字〔2026〕1号$/) });
  await house.settle();
  expect(await papersOf(house.db, matterId)).toMatchObject([
    { kind: 'acceptanceReceipt', state: 'issued', pages: expect.any(Number) },
    { kind: 'extensionNotice', number: extended.number, state: 'issued', pages: 1 },
    { kind: 'suspensionNotice', number: stopped.number, state: 'issued', pages: 1 },
  ]);
  expect(await recordOf('suspensionNotice')).toMatchObject({
    ground: '专家评审',
    from: '2026-11-24',
    until: '2026-12-04',
    basis: '《中华人民共和国行政许可法》第四十五条',
  });
  expect(await recordOf('extensionNotice')).toMatchObject({ fromOn: '2026-12-22', toOn: '2027-01-06' });
  const { rows } = await sql<{ code: string }>`select code from application where matter_id = ${matterId}`.execute(
    house.db,
  );
  const seen = must(await house.as('nobody').find(whereIs, { code: rows[0]!.code }));
  expect(seen.pauses).toMatchObject([{ fromOn: '2026-11-24', untilOn: null, expectedOn: '2026-12-04' }]);
  expect(seen.standing).toEqual({ clocks: ['promise', 'statutory'], beside: [], untilOn: '2026-12-04' });
  const { clocks } = must(await house.as('xu').find(getMatter, { id: matterId }));
  expect(clocks.filter(({ standsUntil }) => standsUntil === '2026-12-04').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['promise', 'statutory']),
  );
  // Past its day the promise is not stopped: it runs on beside the limit of the law.
  await sql`update clock set state = 'running', stands_until = null where matter_id = ${matterId} and name = 'promise'`.execute(
    house.db,
  );
  expect(must(await house.as('nobody').find(whereIs, { code: rows[0]!.code })).standing).toEqual({
    clocks: ['statutory'],
    beside: ['promise'],
    untilOn: '2026-12-04',
  });
  expect(house.faults).toEqual([]);
});
