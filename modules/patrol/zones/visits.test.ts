/** How much of a zone was seen within a period, and when it was last visited, by the norms and the outline of the day. */
import { must } from '@cuntu/base';
import { beforeAll, expect, test } from 'vitest';
import { changeLimit } from '#modules/norms/contract';
import { openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { outlineOf, zoneOver } from '../../../tests/harness/zones.ts';
import { keepFormerCoverage } from '../coverage/former.ts';
import { editZone, findZones, getZoneVisits, type ZonePlace } from './contract.ts';

let house: TestHouse;
let id: string;
let [west, south, east, north] = [0, 0, 0, 0];

beforeAll(async () => {
  house = await openTestHouse();
  const place = await outlineOf(house, VILLAGE);
  id = (await zoneOver(house, VILLAGE)).id;
  [west, south, east, north] = boxOf(place);
});

function boxOf({ coordinates }: ZonePlace): [number, number, number, number] {
  const lons = coordinates[0]!.map(([lon]) => lon);
  const lats = coordinates[0]!.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** The village from its southern edge up to a share of its height. */
async function seen(day: string, to: number, from = 0): Promise<void> {
  const height = north - south;
  const points: [number, number][] = [];
  for (let lat = south + from * height; lat <= south + to * height; lat += 0.0015)
    points.push([west, lat], [east, lat]);
  await house.database.transaction((tx) => keepFormerCoverage(tx, '4213', day, [{ points, reachM: 200 }]));
}

const visits = async (from: string, to: string, who: 'song' | 'gu' = 'song') =>
  must(await house.as(who).find(getZoneVisits, { id, from, to }));

test('where nobody has been, it says so', async () => {
  expect(await visits('2026-11-01', '2026-11-24')).toMatchObject({
    percent: 0,
    coveredM2: 0,
    days: [],
    lastSeenOn: null,
    lastVisitedOn: null,
    norm: { percent: 30, intervalDays: 7 },
  });
});

test('a look at a corner is no visit; the days of one interval count together', async () => {
  await seen('2026-11-02', 1);
  await seen('2026-11-14', 0.12);
  const month = await visits('2026-11-01', '2026-11-24');
  expect(month).toMatchObject({ percent: 100, lastSeenOn: '2026-11-14', lastVisitedOn: '2026-11-02' });
  expect(month.days.map(({ on }) => on)).toEqual(['2026-11-14', '2026-11-02']);
  const corner = await visits('2026-11-03', '2026-11-24');
  expect(corner.percent).toBeGreaterThan(0);
  expect(corner.percent).toBeLessThan(30);
  expect(corner).toMatchObject({ lastVisitedOn: '2026-11-02', days: [{ on: '2026-11-14', percent: corner.percent }] });
  expect(await visits('2026-11-03', '2026-11-13')).toMatchObject({ percent: 0, days: [], lastSeenOn: '2026-11-02' });
  await seen('2026-11-20', 0.6, 0.3);
  // The seventh day of the stretch that began on the 14th: together enough.
  expect((await visits('2026-11-14', '2026-11-20')).percent).toBeGreaterThan(30);
  expect((await visits('2026-11-01', '2026-11-24')).lastVisitedOn).toBe('2026-11-20');
  expect((await visits('2026-11-01', '2026-11-19')).lastVisitedOn).toBe('2026-11-02');
});

test('the list tells the same share, and only where a period is named', async () => {
  const period = { from: '2026-11-03', to: '2026-11-24' };
  const [row] = must(await house.as('song').find(findZones, period)).zones;
  expect(row!.percent).toBe((await visits(period.from, period.to)).percent);
  expect(must(await house.as('song').find(findZones, {})).zones[0]!.percent).toBeNull();
  for (const wrong of [{ from: '2026-11-03' }, { to: '2026-11-03' }, { from: '2026-11-03', to: '2026-11-02' }])
    expect(await house.as('song').find(findZones, wrong)).toMatchObject({
      refusal: { code: 'coverage.wrongPeriod' },
    });
});

test('what is enough is asked of the norms of the last day', async () => {
  const limit = { key: 'zone.visitedShare', count: 90, unit: 'percent', yellowAt: 0, confidence: 'P' } as const;
  const from = { source: 'bureauRule', article: '本局规程', inForceFrom: '2026-11-25' } as const;
  must(await house.as('gu').run(changeLimit, { id: house.id(), ...limit, ...from }));
  house.clock.set('2026-11-26T09:00:00+08:00');
  expect(await visits('2026-11-01', '2026-11-24')).toMatchObject({
    norm: { percent: 30 },
    lastVisitedOn: '2026-11-20',
  });
  expect(await visits('2026-11-01', '2026-11-26')).toMatchObject({
    norm: { percent: 90 },
    lastVisitedOn: '2026-11-02',
  });
});

test('an earlier day is counted by its own outline, and one before the zone by its first', async () => {
  const half = (south + north) / 2;
  const coordinates: [number, number][] = [
    [west + 0.01, south + 0.01],
    [east - 0.01, south + 0.01],
    [east - 0.01, half],
    [west + 0.01, half],
    [west + 0.01, south + 0.01],
  ];
  const before = await visits('2026-11-02', '2026-11-24', 'gu');
  const place: ZonePlace = { type: 'Polygon', coordinates: [coordinates] };
  must(await house.as('gu').run(editZone, { zoneId: id, version: 1, name: 'x', zoneClass: 2, place }));
  expect(await visits('2026-11-02', '2026-11-24', 'gu')).toEqual(before);
  const now = await visits('2026-11-02', '2026-11-26', 'gu');
  expect(now.norm.intervalDays).toBe(14);
  expect(now.coveredM2).toBeLessThan(before.coveredM2);
  expect((await visits('2020-01-01', '2020-01-31', 'gu')).percent).toBe(0);
});

test('is told to whoever sees the zone', async () => {
  const ask = { id, from: '2026-11-01', to: '2026-11-24' };
  expect(await house.as('yao').find(getZoneVisits, ask)).toMatchObject({ refusal: { code: 'thing.notFound' } });
  expect(await house.as('tang').find(getZoneVisits, ask)).toMatchObject({ refusal: { code: 'may.denied' } });
  const wrong = { id, from: '2026-11-24', to: '2026-11-01' };
  expect(await house.as('song').find(getZoneVisits, wrong)).toMatchObject({
    refusal: { code: 'coverage.wrongPeriod', at: 'to' },
  });
});
