/** Zones and blind spots as the map shows them on a day: in number, on a tile, hatched by reason, within what one may see. */
import { must } from '@cuntu/base';
import { tileOf } from '@cuntu/geodesy';
import { beforeAll, expect, test } from 'vitest';
import { idOf, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { outlineOf, zoneOver } from '../../../tests/harness/zones.ts';
import { goRound } from '../blind-spots/settling.ts';
import { assignZone, editZone, findZoneDays, findZoneTile } from './contract.ts';
import { zoneTile } from './tile.ts';

let house: TestHouse;
let id: string;
let at: [number, number];

beforeAll(async () => {
  house = await openTestHouse();
  id = (await zoneOver(house, VILLAGE)).id;
  at = (await outlineOf(house, VILLAGE)).coordinates[0]![0]!;
  await house.settle();
  for (const [charge, who] of [
    ['patrol', 'bai'],
    ['stop', 'song'],
    ['handle', 'lin'],
  ] as const) {
    house.clock.set('2026-11-26T09:00:00+08:00');
    must(await house.as('gu').run(assignZone, { zoneId: id, charge, personId: idOf(who), from: '2026-11-26' }));
  }
  await house.settle();
  house.clock.set('2026-12-03T09:00:00+08:00');
  await goRound(house.house);
  must(await house.as('gu').run(editZone, { zoneId: id, version: 1, name: '新名', zoneClass: 1 }));
  house.clock.set('2026-12-05T09:00:00+08:00');
});

const onTile = async (asOf: string, who: 'gu' | 'song' | 'yao' = 'gu') =>
  must(await house.as(who).find(findZoneTile, { asOf, ...tileOf(at, 12) })).features;
const days = async (asOf: string, who: 'gu' | 'song' | 'yao' = 'gu') =>
  must(await house.as(who).find(findZoneDays, { asOf }));

test('a zone is hatched as it was blind on the day, under the name it had then', async () => {
  const mine = async (asOf: string) => (await onTile(asOf)).find((one) => one.id === id);
  expect(await mine('2026-11-23')).toBeUndefined();
  expect(await mine('2026-11-24')).toMatchObject({ name: VILLAGE, blind: 'noPerson', days: null });
  expect(await mine('2026-11-27')).toMatchObject({ name: VILLAGE, blind: null });
  expect(await mine('2026-12-03')).toMatchObject({ name: '新名', blind: 'notVisited', days: 7 });
  const now = await mine('2026-12-05');
  expect(now).toMatchObject({ name: '新名', zoneClass: 1, blind: 'notVisited', days: 9 });
  expect(now!.polygons[0]![0]!.length).toBeGreaterThan(8);
});

test('ground without a zone is on the tile too, of its township', async () => {
  const gaps = (await onTile('2026-12-05')).filter((one) => one.blind === 'gap');
  expect(gaps.length).toBeGreaterThan(0);
  expect(gaps[0]).toMatchObject({ zoneClass: null, days: null });
  expect((await onTile('2026-11-25')).some((one) => one.blind === 'gap')).toBe(false);
});

test('is counted on the day, and day by day', async () => {
  expect((await days('2026-11-24')).counts).toEqual({ zones: 1, noPerson: 1, gap: 0, notVisited: 0 });
  expect((await days('2026-11-27')).counts).toEqual({ zones: 1, noPerson: 0, gap: 0, notVisited: 0 });
  const { counts, earliest, values } = await days('2026-12-05');
  expect(counts).toMatchObject({ zones: 1, noPerson: 0, notVisited: 1 });
  expect(counts.gap).toBeGreaterThan(0);
  expect(earliest).toBe('2026-11-24');
  expect(values.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-26', '2026-12-03']);
  expect(values.map(({ count }) => count)).toEqual([1, 0, 1 + counts.gap]);
});

test('the edition changes with a deed, and stays without one', async () => {
  const { edition } = await days('2026-12-05');
  expect((await days('2026-11-24')).edition).toBe(edition);
  must(await house.as('gu').run(editZone, { zoneId: id, version: 2, name: '再改', zoneClass: 1 }));
  expect((await days('2026-12-05')).edition).not.toBe(edition);
});

test('everybody has the ground that he may see', async () => {
  expect((await days('2026-12-05', 'song')).counts).toMatchObject({ zones: 1, notVisited: 1 });
  expect((await days('2026-12-05', 'yao')).counts).toMatchObject({ zones: 0, noPerson: 0, notVisited: 0 });
  expect((await onTile('2026-12-05', 'yao')).some((one) => one.id === id)).toBe(false);
  const gaps = (await onTile('2026-12-05', 'song')).filter((one) => one.blind === 'gap');
  expect(gaps.every((one) => one.name.startsWith('淅河'))).toBe(true);
  const wrong = { asOf: '2026-12-05', z: 3, x: 9, y: 0 };
  expect(await house.as('gu').find(findZoneTile, wrong)).toMatchObject({ refusal: { code: 'coverage.wrongTile' } });
  expect(await house.as('tang').find(findZoneDays, { asOf: '2026-12-05' })).toMatchObject({
    refusal: { code: 'may.denied' },
  });
});

test('is encoded with what is written on it', async () => {
  const bytes = Buffer.from(zoneTile(tileOf(at, 12), await onTile('2026-12-05'), (count) => `${count} days`));
  const text = bytes.toString('utf8');
  for (const part of ['zones', 'notVisited', '9 days', '再改', id]) expect(text).toContain(part);
});
