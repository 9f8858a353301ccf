/** The test house itself: everybody of the cast stands where the tests believe. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { getMatter } from '#modules/matters/contract';
import { type FindingState, findingIn } from '../harness/finding.ts';
import { openTestHouse, type TestHouse } from '../harness/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const states: FindingState[] = [
  'reported',
  'verified',
  'cleared',
  'confirmed',
  'drawn',
  'ordered',
  'handed',
  'served',
  'stopped',
  'closed',
  'defied',
  'awaitingCase',
  'dismissed',
  'joined',
];

test.each(states)('a finding is brought to %s', async (state) => {
  const id = await findingIn(house, state);
  expect(must(await house.as('lin').find(getMatter, { id })).state).toBe(state);
});

test('what follows the commits is done without a fault', async () => {
  await house.settle();
  expect(house.faults).toEqual([]);
});

test('a grant that ended yesterday is none today', async () => {
  expect(await house.actorOf('qian')).toMatchObject({ grants: [] });
  expect(await house.actorOf('song')).toMatchObject({ grants: [{ role: 'stationOfficer', division: '421303187' }] });
});
