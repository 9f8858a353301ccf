/** A promise that was missed asks whoever had it for an explanation that anyone may read, and moves no clock by it. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { withdrawApplication } from '#modules/applications/contract';
import { explanationsOf } from '#modules/matters';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { photoIn } from '../../../tests/harness/finding.ts';
import {
  type CastName,
  nameOfPart,
  openTestHouse,
  type StaffName,
  type TestHouse,
} from '../../../tests/harness/house.ts';
import { holderOf } from '../../../tests/harness/supervision.ts';
import { explainDelay, findUnexplained, recuse } from '../contract.ts';

let house: TestHouse;
let [late, gone, inTime] = ['', '', ''];
let his: StaffName;
beforeAll(async () => {
  house = await openTestHouse();
  late = await mortgageIn(house, 'admitted', await parcelIn(house, 1));
  his = await holderOf(house, late);
  gone = await mortgageIn(house, 'admitted', await parcelIn(house, 2));
  house.clock.set('2026-11-30T09:00:00+08:00');
  await house.turnClocks();
  inTime = await mortgageIn(house, 'admitted', await parcelIn(house, 3));
});

const words = '登记系统检修两天，现已恢复';
const explain = (who: CastName, more: object = {}) =>
  house.as(who).run(explainDelay, {
    id: house.id(),
    matterId: late,
    clock: 'promise',
    words,
    newExpectedOn: '2026-12-02',
    ...more,
  });
const owed = async (who: CastName, whose: 'mine' | 'division') =>
  must(await house.as(who).find(findUnexplained, { whose })).delays.map(({ matterId }) => matterId);
const clocks = async () =>
  (await sql`select * from clock where matter_id = ${late} order by name`.execute(house.db)).rows;

test('who had the task owes it; a leader sees all that are owed, an administrator none', async () => {
  expect(await owed(his, 'mine')).toEqual([late]);
  expect((await owed('wu', 'division')).sort()).toEqual([late, gone].sort());
  expect(await owed('wu', 'mine')).toEqual([]);
  expect(await house.as('gu').find(findUnexplained, {})).toMatchObject({ refusal: { code: 'may.denied' } });
  const [view] = must(await house.as(his).find(findUnexplained, {})).delays;
  expect(view).toMatchObject({ clock: 'promise', dueOn: '2026-11-27', person: nameOfPart(his), done: false });
});

test('what is not said, says nothing, is of a day gone by or of nothing missed is refused', async () => {
  expect(await explain(his, { words: '忙' })).toMatchObject({ refusal: { code: 'input.invalid' } });
  expect(await explain(his, { newExpectedOn: '2026-11-29' })).toMatchObject({ refusal: { code: 'delay.dayPast' } });
  expect(await explain(his, { newExpectedOn: null })).toMatchObject({ refusal: { code: 'delay.dayMissing' } });
  expect(await explain(his, { clock: 'statutory' })).toMatchObject({ refusal: { code: 'delay.none' } });
  expect(await explain('wu', { matterId: inTime })).toMatchObject({ refusal: { code: 'delay.none' } });
  expect(await explain('qin')).toMatchObject({ refusal: { code: 'may.denied' } });
  expect(await explain('lin')).toMatchObject({ refusal: { code: 'may.denied' } });
});

test('said, it is read by anyone, owed no more, and moves no clock', async () => {
  const before = await clocks();
  must(await explain(his));
  expect(await explanationsOf(house.db, late)).toEqual([
    { clock: 'promise', dueOn: '2026-11-27', words, newExpectedOn: '2026-12-02', explainedOn: '2026-11-30' },
  ]);
  expect(await owed(his, 'mine')).toEqual([]);
  expect(await clocks()).toEqual(before);
});

test('it is owed also for what ended late, without a new day; by a leader for who has stepped back', async () => {
  const had = await holderOf(house, gone);
  must(await house.as(had).run(recuse, { matterId: gone, words: '抵押人是我的亲属' }));
  must(
    await house
      .as('chen')
      .run(withdrawApplication, { matterId: gone, words: '另行协商', request: [await photoIn(house)] }),
  );
  expect(await owed(had, 'mine')).toEqual([gone]);
  const of = { matterId: gone, newExpectedOn: null };
  expect(await explain(had, of)).toMatchObject({ refusal: { code: 'may.recused' } });
  must(await explain('wu', of));
  expect(await owed('wu', 'division')).toEqual([]);
  expect(house.faults).toEqual([]);
});
