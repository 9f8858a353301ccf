/** Coverage of zones over periods, rolled up or not; as a layer; and points that go when their time is over. */
import { must } from '@cuntu/base';
import type { PolygonShape } from '@cuntu/geodesy';
import { tileOf } from '@cuntu/geodesy';
import { beforeAll, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { pointIn } from '../../../tests/harness/finding.ts';
import { idOf, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { patrol } from '../index.ts';
import { startPatrol } from '../patrols/contract.ts';
import { recordTrack } from '../tracks/contract.ts';
import { walkFrom, whatStands } from '../tracks/coverage.fixture.ts';
import { findCoverage } from './contract.ts';
import { findZoneShares, keepZoneCells } from './shares.ts';

let house: TestHouse;
let at: [number, number];
const [near, far] = [idOf('zone here'), idOf('zone elsewhere')];

const square = ([lon, lat]: [number, number], half: number): PolygonShape => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ],
  ],
});

const round = async (name: string) => {
  const found = patrol.rounds!.find((one) => one.name === name)!;
  await found.run({ ...house.house, clock: house.clock });
};

async function walkOn(day: string, offset: number) {
  house.clock.set(`${day}T12:00:00+08:00`);
  const startedAt = `${day}T09:00:00+08:00`;
  const open = { id: house.id(), mode: 'foot' as const, startedAt };
  await sql`update patrol set ended_at = started_at + interval '1 hour' where ended_at is null`.execute(house.db);
  const { id: patrolId } = must(await house.as('bai').run(startPatrol, open));
  return must(
    await house
      .as('bai')
      .run(recordTrack, { patrolId, ...walkFrom([at[0] + offset, at[1]], Date.parse(startedAt), 300) }),
  );
}

const share = async (from: string, to: string) =>
  Object.fromEntries((await findZoneShares(house.db, { from, to })).map(({ zoneId, ...rest }) => [zoneId, rest]));

beforeAll(async () => {
  house = await openTestHouse({ clock: '2026-09-07T12:00:00+08:00' });
  at = await pointIn(house, VILLAGE);
  await house.database.transaction(async (tx) => {
    const { cityCode } = house.world;
    expect(await keepZoneCells(tx, cityCode, [{ id: near, outline: square(at, 0.01) }])).toBeGreaterThan(10_000);
    await keepZoneCells(tx, cityCode, [{ id: far, outline: square([at[0] + 0.1, at[1]], 0.01) }]);
  });
  await walkOn('2026-09-08', 0);
  await walkOn('2026-09-16', 0.004);
});

test('a zone is covered where somebody was, a zone where nobody was is not', async () => {
  const both = await share('2026-09-01', '2026-09-30');
  const one = await share('2026-09-08', '2026-09-08');
  const other = await share('2026-09-09', '2026-09-30');
  expect(both[far]).toMatchObject({ covered: 0 });
  expect(one[near]!.covered).toBeGreaterThan(100);
  expect(both[near]!.covered).toBeGreaterThan(one[near]!.covered);
  expect(both[near]!.covered).toBeLessThanOrEqual(one[near]!.covered + other[near]!.covered);
  expect((await share('2026-09-01', '2026-09-07'))[near]).toMatchObject({ covered: 0 });
  expect(await findZoneShares(house.db, { from: '2026-09-08', to: '2026-09-08' }, [near])).toEqual([
    { zoneId: near, ...one[near] },
  ]);
});

test('weeks and months rolled up say the same, also of what comes late', async () => {
  const periods = [
    ['2026-09-01', '2026-09-30'],
    ['2026-09-03', '2026-10-02'],
    ['2026-09-14', '2026-09-20'],
    ['2026-09-08', '2026-09-16'],
  ] as const;
  house.clock.set('2026-10-05T12:00:00+08:00');
  const before = await Promise.all(periods.map(([from, to]) => share(from, to)));
  await round('roll up coverage');
  await round('roll up coverage');
  const spans = (await whatStands(house.db)).cells.map((row) => row.split(' ')[0]);
  expect(new Set(spans)).toEqual(new Set(['day', 'week', 'month']));
  expect(await Promise.all(periods.map(([from, to]) => share(from, to)))).toEqual(before);

  await sql`update patrol set started_at = '2026-09-15T09:00:00+08:00', ended_at = '2026-09-15T12:00:00+08:00'
    where started_at >= '2026-09-16'`.execute(house.db);
  const { rows } = await sql<{ id: string }>`select id from patrol order by started_at desc limit 1`.execute(house.db);
  const late = walkFrom([at[0] - 0.005, at[1]], Date.parse('2026-09-15T10:00:00+08:00'), 200);
  expect(must(await house.as('bai').run(recordTrack, { patrolId: rows[0]!.id, ...late })).kept).toBe(200);
  const week = await sql<{ n: number }>`select sum(bit_count(bits)) as n from coverage
    where span = 'week' and since = '2026-09-14'`.execute(house.db);
  const days = await sql<{ n: number }>`select sum(bit_count(bits)) as n from (select bit_or(bits) as bits from coverage
    where span = 'day' and since between '2026-09-14' and '2026-09-20' group by bx, by) c`.execute(house.db);
  expect(week.rows).toEqual(days.rows);
});

test('the layer draws what is covered, coarser from afar', async () => {
  const period = { from: '2026-09-01', to: '2026-09-30' };
  const tiles = [16, 13, 11].map((z) => ({ ...period, ...tileOf(at, z) }));
  const [close, middle, away] = await Promise.all(
    tiles.map(async (tile) => must(await house.as('bai').find(findCoverage, tile))),
  );
  expect([close!.cellM, middle!.cellM, away!.cellM]).toEqual([20, 20, 80]);
  expect(middle!.areas.length).toBeGreaterThan(away!.areas.length);
  expect(away!.areas.length).toBeGreaterThan(0);
  const wrong = await house.as('bai').find(findCoverage, { ...tiles[0]!, from: '2026-10-01' });
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'coverage.wrongPeriod' } });
  expect(await house.as('bai').find(findCoverage, { ...period, z: 3, x: 9, y: 0 })).toMatchObject({
    refusal: { code: 'coverage.wrongTile' },
  });
});

test('points go when their time is over; what they covered stays', async () => {
  const before = await whatStands(house.db);
  house.clock.set('2026-10-20T12:00:00+08:00');
  await round('settle tracks');
  await round('purge tracks');
  expect((await whatStands(house.db)).points).toEqual(before.points);
  house.clock.set('2026-12-14T12:00:00+08:00');
  await round('purge tracks');
  const after = await whatStands(house.db);
  expect(after.points.length).toBeGreaterThan(0);
  expect(after.points.length).toBeLessThan(before.points.length);
  house.clock.set('2027-03-01T12:00:00+08:00');
  await round('purge tracks');
  expect(await whatStands(house.db)).toEqual({ points: [], cells: before.cells });
});
