/** A notice is loaded while clocks start: whoever began before it is there to be moved, whoever begins after counts by it. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { acceptApplication } from '#modules/applications/contract';
import { sql, type Tx } from '#platform/database';
import { parcelIn, submitted } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { loadHolidayNotice } from './contract.ts';
import { changeCalendar, holdCalendar } from './tables.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const notice = {
  year: 2026,
  number: 'test meeting',
  issuedOn: '2026-11-24',
  scope: 'change' as const,
  off: [{ holiday: 'special' as const, from: '2026-11-26', to: '2026-11-26' }],
  work: [],
  source: 'a test',
  confidence: 'V' as const,
};

/** What is over first: another's transaction that holds the calendar for a while, or the deed begun meanwhile. */
async function orderOf(hold: (tx: Tx) => unknown, deed: () => Promise<unknown>): Promise<string[]> {
  const order: string[] = [];
  const [held, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const other = house.house.database.transaction(async (tx) => {
    await hold(tx);
    // Answered under the lock.
    await sql`select 1`.execute(tx);
    held.resolve();
    await gone.promise;
    order.push('other');
  });
  await held.promise;
  const done = deed().then(() => order.push('deed'));
  await new Promise((go) => setTimeout(go, 500));
  gone.resolve();
  await Promise.all([other, done]);
  return order;
}

test('the notice waits for what is being dated, that for a notice being loaded; two that date do not wait', async () => {
  const accept = async () => {
    const { id: matterId } = await submitted(house, parcel);
    return async () => must(await house.as('chen').run(acceptApplication, { id: house.id(), matterId }));
  };
  const parcel = await parcelIn(house);
  const load = async () => must(await house.as('gu').run(loadHolidayNotice, { id: house.id(), notice }));
  expect(await orderOf(holdCalendar, await accept())).toEqual(['deed', 'other']);
  expect(await orderOf(changeCalendar, await accept())).toEqual(['other', 'deed']);
  expect(await orderOf(holdCalendar, load)).toEqual(['other', 'deed']);
});
