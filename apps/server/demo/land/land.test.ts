/** The land of the demo: cut without loss, the same every time, brought in once by the product's own imports. */
import { type InputOf, must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { citySeed } from '#modules/bureau';
import { getAnalysis } from '#modules/land/contract';
import { hasRightDigit } from '#modules/parties/contract';
import { sql } from '#platform/database';
import { openLog } from '#platform/log';
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts';
import { fateOf } from '../chance.ts';
import { coverAt } from './cover.ts';
import { areaOf, cut, divided, type Outline, type Point } from './cutting.ts';
import { filesOf } from './files.ts';
import { openDemoLand, villagesByTownship } from './opening.ts';
import { landOf, type Village } from './village.ts';

type Plot = InputOf<typeof getAnalysis>['plot'];

const fate = fateOf('a test', '2026-11-24');
const comb: Outline = [
  [0, 0],
  [9, 0],
  [9, 9],
  [7, 9],
  [7, 2],
  [5, 2],
  [5, 9],
  [3, 9],
  [3, 2],
  [1, 2],
  [1, 9],
  [0, 9],
];
const sum = (pieces: readonly Outline[]) => pieces.reduce((all, piece) => all + areaOf(piece), 0);

describe('cutting', () => {
  test('a comb across its teeth gives back and teeth, without loss', () => {
    const pieces = cut(comb, [0, 5], [1, 0.001]);
    expect(pieces).toHaveLength(4);
    expect(sum(pieces)).toBeCloseTo(areaOf(comb), 9);
  });
  test('beside an outline changes nothing', () => expect(cut(comb, [20, 0], [0, 1])).toEqual([comb]));
  test('again and again leaves pieces of about the size that was asked, and all of it', () => {
    const pieces = divided(comb, 2, fate.chance('comb'));
    expect(pieces.length).toBeGreaterThan(15);
    expect(sum(pieces)).toBeCloseTo(areaOf(comb), 9);
    expect(Math.max(...pieces.map(areaOf))).toBeLessThan(3);
  });
});

/** Where the cast works. */
const TOWNSHIP = '421303187';
const villages = citySeed()
  .divisions.filter(({ code, level }) => level === 'village' && code.startsWith(TOWNSHIP))
  .slice(0, 3)
  .map(({ code, name, outline }, i): Village => {
    const [ring] = (outline as { coordinates: Point[][] }).coordinates;
    return { code, name, outline: ring!.slice(0, -1), nth: i + 1 };
  });

test('files are the same every time, and another seed gives others', () => {
  const texts = (seed: string) =>
    filesOf(TOWNSHIP, villages, coverAt(), fateOf(seed, '2026-11-24')).map(({ text }) => text);
  expect(texts('one')).toEqual(texts('one'));
  expect(texts('one')).not.toEqual(texts('two'));
});

/** At the edge of the city proper. */
const BUILT = '421303005';

test('what is built upon is held by firms that do not exist, each with a right check digit, and nothing else is', () => {
  const coverOf = coverAt();
  const parcels = villagesByTownship()
    .get(BUILT)!
    .flatMap((village) => landOf(village, coverOf, fate).parcels);
  const firms = parcels.filter(({ right }) => right.number);
  expect(firms.length).toBeGreaterThan(100);
  for (const { right, unitNumber } of firms) {
    expect(unitNumber.slice(12, 14)).toBe('GB');
    expect(right.holder).toMatch(/^演示.+有限公司$/);
    expect(right.number).toMatch(/^91990000/);
    expect(hasRightDigit(right.number!)).toBe(true);
  }
  expect(parcels.filter(({ right, unitNumber }) => !right.number && unitNumber.slice(12, 14) === 'GB')).toEqual([]);
});

describe('a township', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });

  test('is brought in once, over all of its ground, and a second start adds nothing', async () => {
    const log = openLog({ write: () => {} });
    const counts = async () =>
      (
        await sql<{ parcels: number; km2: number; classKm2: number; imports: number }>`select
          (select count(*) from parcel) as parcels, (select sum(area_m2) / 1e6 from parcel)::float8 as km2,
          (select sum(area_m2) / 1e6 from layer_feature where layer = 'landClass')::float8 as "classKm2",
          (select count(*) from land_import) as imports`.execute(house.db)
      ).rows[0]!;
    let waits = 0;
    const way = async () => void waits++;
    const open = () => openDemoLand(house.house, { log, townships: [TOWNSHIP], way });
    await open().whole;
    const first = await counts();
    expect(waits).toBe(1 + first.imports);
    const { rows } = await sql<{ km2: number }>`select st_area(st_transform(st_union(outline), 4526)) / 1e6 as km2
      from division where level = 'village' and code like ${`${TOWNSHIP}%`}`.execute(house.db);
    expect(first.parcels).toBeGreaterThan(500);
    expect(Math.abs(first.km2 / rows[0]!.km2 - 1)).toBeLessThan(0.001);
    expect(Math.abs(first.classKm2 / rows[0]!.km2 - 1)).toBeLessThan(0.001);
    await open().whole;
    expect(await counts()).toEqual(first);
  });

  test('has parcels that are each known for what they are by their own borders, which they share with all around', async () => {
    const { rows } = await sql<{ unitNumber: string; areaM2: number; plot: Plot }>`select unit_number as "unitNumber",
      area_m2 as "areaM2", st_asgeojson(geometry, 9, 0)::jsonb as plot from parcel order by unit_number limit 200`.execute(
      house.db,
    );
    expect(rows).toHaveLength(200);
    for (const { unitNumber, areaM2, plot } of rows) {
      const { whole, parcels, unclassified } = must(await house.as('song').find(getAnalysis, { plot }));
      expect(parcels[0]).toMatchObject({ unitNumber });
      for (const m2 of [whole.areaM2, parcels[0]!.hit.areaM2]) expect(Math.abs(m2 - areaM2)).toBeLessThan(0.1);
      expect(unclassified.areaM2).toBeLessThan(1);
    }
    expect(house.faults).toEqual([]);
  });
});
