/** The list by the time that is left, and the same list as a file. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { firmNumber, mortgageIn, parcelIn, submitted } from '../../../../tests/harness/application.ts';
import { accountIdOf, type CastName, openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts';
import { exportApplications, findApplications, requestPapers } from '../../contract.ts';

let house: TestHouse;
/** By the day they are due on: today, the promised day, the day of what was asked for; two stand still, one is over. */
let soonest: string[];

beforeAll(async () => {
  house = await openTestHouse();
  const parcel = await parcelIn(house);
  await mortgageIn(house, 'delivered', parcel);
  const still: string[] = [];
  for (const nth of [2, 5]) still.push(await mortgageIn(house, 'admitted', await parcelIn(house, nth)));
  await sql`update matter set due_on = null, yellow_on = null where id = any(${still}::uuid[])`.execute(house.db);
  await sql`update clock set state = 'suspended' where matter_id = any(${still}::uuid[])`.execute(house.db);
  const lacking = (await submitted(house, parcel, { materials: [] })).id;
  must(await house.as('chen').run(requestPapers, { id: house.id(), matterId: lacking, more: [] }));
  const today = (await submitted(house, await parcelIn(house, 3))).id;
  const promised = await mortgageIn(house, 'admitted', await parcelIn(house, 4));
  soonest = [today, promised, lacking, ...still.sort()];
});

const due = async (more: object = {}) =>
  must(await house.as('chen').find(findApplications, { sort: 'due' as const, ...more }));
const idsBy = async (more: object = {}) => (await due(more)).applications.map(({ id }) => id);

test('what has least time left is first, what stands still is last, what is over is not there', async () => {
  expect(await idsBy()).toEqual(soonest);
  expect(await due()).toMatchObject({ total: 5, totalIsMore: false, next: null });
});

test.each([1, 2, 3])('nothing is lost or told twice in pages of %i', async (limit) => {
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await due({ limit, ...(cursor && { cursor }) });
    seen.push(...page.applications.map(({ id }) => id));
    cursor = page.next;
  }
  expect(seen).toEqual(soonest);
});

test('it is narrowed as any list is', async () => {
  expect(await idsBy({ item: 'mortgageSet' })).toEqual(soonest);
  expect(await idsBy({ item: 'landPreview' })).toEqual([]);
  expect(await idsBy({ light: 'paused' })).toEqual(soonest.slice(3));
  expect(await idsBy({ state: 'admitted' })).toEqual([soonest[1], ...soonest.slice(3)]);
  expect(await idsBy({ state: 'ended' })).toEqual([]);
});

test('the file holds what the list holds, and whose names are in it is kept', async () => {
  const file = (who: CastName, form: 'xlsx' | 'csv', filter = {}) =>
    house.as(who).find(exportApplications, { form, ...filter });
  const text = async (filter = {}) => new TextDecoder().decode(must(await file('chen', 'csv', filter)).bytes);
  const { applications } = must(await house.as('chen').find(findApplications, {}));
  const all = await text();
  expect(applications).toHaveLength(6);
  for (const { number } of applications) expect(all).toContain(number);
  expect(all).toContain('演示甲实业有限公司; 演示乙银行');
  expect(all).not.toMatch(/applicationsFile|kind\.|state\./);
  expect(all).not.toContain(firmNumber(1));
  const lines = (csv: string) => csv.trim().split('\n').length;
  expect([lines(all), lines(await text({ state: 'ended' }))]).toEqual([7, 2]);
  expect([...must(await file('xu', 'xlsx')).bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
  const { rows } = await sql<{ about: string[] }>`select about from access_record
    where deed = ${exportApplications.name} and account_id = ${accountIdOf('xu')}`.execute(house.db);
  expect(rows.map(({ about }) => about.sort())).toEqual([
    applications.flatMap((one) => one.applicants.map(({ partyId }) => partyId)).sort(),
  ]);
  const byTime = (await text({ sort: 'due' })).trim().split('\n').slice(1);
  const numberOf = (id: string) => applications.find((one) => one.id === id)!.number;
  expect(byTime.map((line) => line.split(',')[0])).toEqual(soonest.map(numberOf));
  const lefts = ['今天到期', /,[1-9]\d* 个工作日,/, /,[1-9]\d* 天,/, ',停钟,', ',停钟,'];
  for (const [nth, left] of lefts.entries()) expect(byTime[nth]).toMatch(left);
  for (const who of ['bai', 'song', 'tang', 'nobody'] as const)
    expect(await file(who, 'csv')).toMatchObject({ ok: false });
});
