/** Which parcels can be mortgaged is said with their list, before a form is filled in, and is what the deeds themselves say. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { type HoldKind, holdParcel, releaseParcel } from '#modules/land/contract';
import { firm, MORTGAGEE, mortgageInput, parcelIn } from '../../../tests/harness/application.ts';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { box, bringParcels, frameAt, polygon } from '../../land/testing/ground.ts';
import { findMortgageable, submitApplication } from '../contract.ts';

const BASIS = '（2026）演0001执1号';
const COLLECTIVE = '421303001001JD00001W00000000';
const BARE = '421303001001GB00090W00000000';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  const frame = await frameAt(house);
  must(
    await bringParcels(house, [
      {
        geometry: polygon(frame(box(0, 120, 50, 170))),
        properties: { unitNumber: COLLECTIVE, rightKind: '土地承包经营权', holder: '一个集体（演示）' },
      },
      { geometry: polygon(frame(box(60, 120, 110, 170))), properties: { unitNumber: BARE } },
    ]),
  );
});

const barOn = async (begins: string) =>
  must(await house.as('chen').find(findMortgageable, { unitNumber: begins })).parcels.map(({ unitNumber, bar }) => [
    unitNumber,
    bar,
  ]);
const numbered = (n: number) => `421303001001GB${String(n).padStart(5, '0')}W00000000`;

test('what can be mortgaged is barred by nothing; a hold bars it from its day until it is lifted', async () => {
  const parcelId = await parcelIn(house);
  expect(await barOn(numbered(1))).toEqual([[numbered(1), null]]);
  const hold = { id: house.id(), parcelId, kind: 'seizure' as HoldKind, basis: BASIS };
  must(await house.as('qin').run(holdParcel, hold));
  const since = house.clock.today();
  expect(await barOn(numbered(1))).toEqual([[numbered(1), { is: 'hold', hold: 'seizure', basis: BASIS, since }]]);
  must(await house.as('qin').run(releaseParcel, { holdId: hold.id, basis: BASIS }));
  expect(await barOn(numbered(1))).toEqual([[numbered(1), null]]);
});

test('a right that cannot be mortgaged is named, and so is that there is none; taking it in is refused for the same', async () => {
  expect(await barOn('421303001001JD')).toEqual([[COLLECTIVE, { is: 'right', kinds: ['土地承包经营权'] }]]);
  expect(await barOn(BARE)).toEqual([[BARE, { is: 'right', kinds: [] }]]);
  const { parcels } = must(await house.as('chen').find(findMortgageable, { unitNumber: COLLECTIVE }));
  const refused = await house.as('chen').run(submitApplication, {
    ...(await mortgageInput(house, parcels[0]!.id)),
    applicants: [
      { role: 'mortgagor', party: firm(house, '一个集体（演示）', 3), identityValidTo: null },
      { role: 'mortgagee', party: firm(house, MORTGAGEE, 2), identityValidTo: null },
    ],
  });
  expect(refused).toMatchObject({ refusal: { code: 'mortgage.notMortgageable' } });
});

test('the list tells nobody whose the land is', async () => {
  const { parcels } = must(await house.as('chen').find(findMortgageable, { unitNumber: '421303001001' }));
  expect(parcels.length).toBeGreaterThan(2);
  expect(JSON.stringify(parcels)).not.toMatch(/集体（演示）|holder|identity/);
});
