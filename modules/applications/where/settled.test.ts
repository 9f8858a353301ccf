/** A day that rests on a missing notice is told as provisional: once the notice comes, whoever was told sees that it stands. */
import { must } from '@cuntu/base';
import { beforeEach, describe, expect, test } from 'vitest';
import { getMatter } from '#modules/matters/contract';
import { loadHolidayNotice } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { mortgageIn, parcelIn } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { previewAdmitted } from '../../../tests/harness/supervision.ts';
import { extendReview, resumeReview, suspendReview } from '../contract.ts';
import { whereIs } from './contract.ts';

let house: TestHouse;
let [matterId, code] = ['', ''];

/** Thirty working days from 24 November end in January, of which nobody has heard yet. */
const DUE = '2027-01-06';

const statutory = async () =>
  must(await house.as('xu').find(getMatter, { id: matterId })).clocks.find(({ name }) => name === 'statutory')!;
const settled = async () => must(await house.as('nobody').find(whereIs, { code })).settled;

async function announce(lastDayOff: string): Promise<void> {
  const off = [{ holiday: 'newYear' as const, from: '2027-01-01', to: lastDayOff }];
  const from = { year: 2027, number: '演示放假2027', issuedOn: '2026-11-25', scope: 'year' as const };
  const notice = { ...from, off, work: [], source: 'a test', confidence: 'V' as const };
  must(await house.as('gu').run(loadHolidayNotice, { id: house.id(), notice }));
  await house.settle();
}

beforeEach(async () => {
  house = await openTestHouse();
  matterId = await mortgageIn(house, 'admitted', await parcelIn(house));
  await house.settle();
  const { rows } = await sql<{ code: string }>`select code from application`.execute(house.db);
  code = rows[0]!.code;
  expect(await statutory()).toMatchObject({ dueOn: DUE, provisional: true, settledOn: null });
  expect(await settled()).toEqual([]);
});

describe('a day told as provisional', () => {
  test('stands where the notice leaves it, and says since when', async () => {
    house.clock.set('2026-11-25T10:00:00+08:00');
    await announce('2027-01-03');
    expect(await statutory()).toMatchObject({ dueOn: DUE, provisional: false, settledOn: '2026-11-25' });
    expect(await settled()).toEqual([{ clock: 'statutory', dueOn: DUE, settledOn: '2026-11-25' }]);
  });

  test('stands where the notice moves it', async () => {
    await announce('2027-01-04');
    expect(await statutory()).toMatchObject({ dueOn: '2027-01-07', provisional: false, settledOn: '2026-11-24' });
    expect(await settled()).toMatchObject([{ clock: 'statutory', dueOn: '2027-01-07' }]);
  });

  test('that is past stays where it was, and is no longer called provisional', async () => {
    house.clock.set('2027-01-11T10:00:00+08:00');
    await house.turnClocks();
    await announce('2027-01-04');
    expect(await statutory()).toMatchObject({ dueOn: DUE, provisional: false, settledOn: '2027-01-11' });
  });

  test('is none while the clock stands still, and is counted by the notice when it goes on', async () => {
    matterId = await previewAdmitted(house);
    const words = '涉及两个乡镇，需要补充核实';
    must(await house.as('wu').run(extendReview, { id: house.id(), matterId, clock: 'statutory', words }));
    expect(await statutory()).toMatchObject({ dueOn: DUE, provisional: true });
    const ground = { ground: 'expertReview', words, until: '2026-12-04' };
    must(await house.as('xu').run(suspendReview, { id: house.id(), matterId, ...ground }));
    expect(await statutory()).toMatchObject({ state: 'suspended', provisional: false });
    await announce('2027-01-04');
    must(await house.as('xu').run(resumeReview, { matterId, words: '评审开完了' }));
    expect(await statutory()).toMatchObject({ state: 'running', dueOn: '2027-01-07', provisional: false });
  });
});
