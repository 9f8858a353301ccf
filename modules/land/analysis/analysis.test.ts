/** What a plot is: areas that add up, on the day that is asked, and what somebody must look at. */
import { must, type Refusal } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { type Analysis, getAnalysis } from '../contract.ts';
import { endHold, insertHold } from '../holds/tables.ts';
import { box, bringLayer, bringParcels, type Frame, frameAt, polygon, unitNumber } from '../testing/ground.ts';
import { landUseOf } from './land-use.ts';

let house: TestHouse;
let frame: Frame;
let parcels: { id: string; unitNumber: string }[];

const square = (west: number, south: number, east: number, north: number) =>
  polygon(frame(box(west, south, east, north)));
const of = (geometry: unknown, properties = {}) => ({ geometry, properties });
const analyse = async (plot: ReturnType<typeof square>, asOf?: string): Promise<Analysis> =>
  must(await house.as('song').find(getAnalysis, { plot: plot as never, asOf }));

/** West to east: rice, a road, an orchard, a house; the northern half of the rice is permanent; an approval on the house. */
beforeAll(async () => {
  house = await openTestHouse();
  frame = await frameAt(house);
  const layer = (name: Parameters<typeof bringLayer>[1], features: Parameters<typeof bringLayer>[2], more = {}) =>
    bringLayer(house, name, features, more).then(must);
  await layer('landClass', [
    of(square(0, 0, 100, 200), { code: '0101' }),
    of(square(100, 0, 110, 200), { code: '1006' }),
    of(square(110, 0, 200, 200), { 地类编码: '0201' }),
    of(square(200, 0, 230, 200), { code: '0702' }),
  ]);
  await layer('permanentFarmland', [of(square(0, 100, 100, 200))], { code: '1' });
  await layer('plan', [of(square(0, 0, 110, 200), { code: '030' }), of(square(110, 0, 400, 200), { code: '010' })]);
  await layer('approval', [of(square(200, 0, 220, 100), { code: '3', name: '批一' })]);
  await layer('approval', [of(square(210, 0, 230, 100), { code: '4', name: '临时' })], { to: '2026-06-30' });
  must(
    await bringParcels(house, [
      of(square(0, 0, 110, 200), { unitNumber: unitNumber(1), rightKind: '土地承包经营权', holder: '演示钱九' }),
      of(square(110, 0, 230, 200), { 不动产单元号: unitNumber(2) }),
    ]),
  );
  parcels = (await analyse(square(0, 0, 230, 200))).parcels;
});

test('areas by class add up to the plot, in m² and in 亩, with what no class covers', async () => {
  const found = await analyse(square(-10, 0, 230, 200));
  expect(found.whole).toEqual({ areaM2: 48_000, areaMu: 72 });
  expect(found.classes.map(({ code, areaM2 }) => [code, areaM2])).toEqual([
    ['0101', 20_000],
    ['0201', 18_000],
    ['0702', 6000],
    ['1006', 2000],
  ]);
  expect(found.unclassified).toEqual({ areaM2: 2000, areaMu: 3 });
  expect(found.doubly).toBeNull();
  expect(found.epsg).toBe(4526);
});

test('cropland, farmland, permanent farmland and what is cropland beside it', async () => {
  const found = await analyse(square(0, 0, 230, 200));
  expect(
    [found.cropland, found.farmland, found.permanentFarmland, found.otherCropland].map((one) => one.areaM2),
  ).toEqual([20_000, 40_000, 10_000, 10_000]);
});

test('the plan is met by all, by part, by none, or unknown', async () => {
  const fits = [square(120, 10, 130, 20), square(100, 10, 120, 20), square(10, 10, 20, 20), square(-40, 10, -30, 20)];
  expect(await Promise.all(fits.map(async (one) => (await analyse(one)).plan.fit))).toEqual([
    'all',
    'part',
    'none',
    'unknown',
  ]);
  const { plan } = await analyse(square(100, 10, 120, 20));
  expect(plan.zones.map(({ code, fits, areaM2 }) => [code, fits, areaM2])).toEqual([
    ['010', true, 100],
    ['030', false, 100],
  ]);
});

describe('approvals', () => {
  test('are those of the day, and what they do not cover is the excess', async () => {
    const now = await analyse(square(200, 0, 230, 100), '2026-11-24');
    expect(now.approvals.map(({ name, areaM2 }) => [name, areaM2])).toEqual([['批一', 2000]]);
    expect(now.outsideApprovals.areaM2).toBe(1000);
  });
  test('that overlap are not counted twice', async () => {
    const then = await analyse(square(200, 0, 230, 100), '2026-06-30');
    expect(then.approvals.map(({ areaM2 }) => areaM2)).toEqual([2000, 2000]);
    expect(then.outsideApprovals.areaM2).toBe(0);
  });
});

test('before anything was known there is nothing', async () => {
  const before = await analyse(square(0, 0, 230, 200), '2025-12-31');
  expect([before.classes, before.approvals, before.parcels, before.sources]).toEqual([[], [], [], []]);
  expect(before.unclassified).toEqual(before.whole);
  expect(before.plan.fit).toBe('unknown');
});

test('a new edition of a class holds from its day', async () => {
  must(
    await bringLayer(house, 'permanentFarmland', [of(square(0, 0, 50, 200))], {
      code: '1',
      from: '2026-11-01',
      replaces: true,
    }),
  );
  const on = async (day: string) => (await analyse(square(0, 0, 100, 200), day)).permanentFarmland.areaM2;
  expect([await on('2026-10-31'), await on('2026-11-01')]).toEqual([10_000, 10_000]);
  expect((await analyse(square(0, 0, 50, 100), '2026-10-31')).permanentFarmland.areaM2).toBe(0);
  expect((await analyse(square(0, 0, 50, 100), '2026-11-01')).permanentFarmland.areaM2).toBe(5000);
  expect(
    await bringLayer(house, 'permanentFarmland', [of(square(0, 0, 50, 200))], {
      code: '1',
      from: '2026-11-01',
      replaces: true,
    }),
  ).toMatchObject({ ok: false, refusal: { code: 'landFile.notLater' } });
});

describe('parcels', () => {
  test('are told with what of each is hit, and the kinds of right, without whose', async () => {
    const { parcels: hit, outsideParcels } = await analyse(square(100, -10, 120, 100));
    expect(hit.map(({ unitNumber: number, hit: { areaM2 }, rights }) => [number, areaM2, rights])).toEqual([
      [unitNumber(1), 1000, ['土地承包经营权']],
      [unitNumber(2), 1000, []],
    ]);
    expect(outsideParcels.areaM2).toBe(200);
    expect(JSON.stringify(hit)).not.toContain('演示钱九');
  });

  test('are held from the day on which a hold is placed to the eve of its lifting', async () => {
    const held = parcels.find((one) => one.unitNumber === unitNumber(1))!.id;
    const [id, matterId] = [house.id(), house.id()];
    const hold = { id, parcelId: held, kind: 'openCase', basis: '条例48', matterId, factN: 1, fromOn: '2026-03-01' };
    await house.database.transaction(async (tx) => {
      expect(await insertHold(tx, hold)).toBe(true);
      expect(await insertHold(tx, { ...hold, id: house.id() })).toBe(false);
      expect(await insertHold(tx, { ...hold, id: house.id(), parcelId: house.id() })).toBe(false);
    });
    await house.database.transaction(async (tx) => {
      expect(await endHold(tx, id, '2026-05-01', '结案')).toBe(true);
      expect(await endHold(tx, id, '2026-05-02', '结案')).toBe(false);
    });
    const kinds = async (day: string) =>
      (await analyse(square(10, 10, 20, 20), day)).parcels.flatMap(({ holds }) => holds.map(({ kind }) => kind));
    expect(await Promise.all(['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map(kinds))).toEqual([
      [],
      ['openCase'],
      ['openCase'],
      [],
    ]);
  });
});

describe('a review is needed', () => {
  const reviews = async (plot: ReturnType<typeof square>, day = '2026-10-31') =>
    (await analyse(plot, day)).reviews.map(({ key, areaMu }) => [key, areaMu]);
  test('from 5 亩 of permanent farmland on, and of other cropland from 10 on, whichever article counts it', async () => {
    expect(await reviews(square(0, 100, 100, 200))).toEqual([
      ['occupation.permanentFarmland', 15],
      ['transfer.permanentFarmland', 15],
    ]);
    // 3,333 and 3,334 m² on both sides of 5 亩.
    expect(await reviews(square(0, 100, 99, 133.66))).toEqual([]);
    expect(await reviews(square(0, 100, 99, 133.68))).toHaveLength(2);
    expect(await reviews(square(0, 0, 100, 66))).toEqual([]);
    expect(await reviews(square(0, 0, 100, 67))).toEqual([
      ['occupation.otherCropland', 10.05],
      ['transfer.otherCropland', 10.05],
    ]);
  });
  test('with its article, and none before it was in force', async () => {
    const [first] = (await analyse(square(0, 100, 100, 200), '2026-10-31')).reviews;
    expect(first).toMatchObject({ thresholdMu: 5, law: '刑法' });
    expect(first!.article).toContain('法释〔2000〕14号');
  });
});

test('a paper names the classes, largest first, and what of it is permanent farmland', async () => {
  const said = (plot: ReturnType<typeof square>) => landUseOf(house.db, plot, '2026-10-31');
  expect(await said(square(60, 50, 125, 150))).toBe('水田、果园、农村道路（其中永久基本农田3.00亩）');
  expect(await said(square(111, 0, 120, 10))).toBe('果园');
  expect(await said(square(300, 0, 310, 10))).toBeUndefined();
  expect(await landUseOf(house.db, { type: 'Point', coordinates: [113.4, 31.7] }, '2026-10-31')).toBeUndefined();
});

describe('a plot that is none is refused, with its place', () => {
  const refused = async (plot: unknown) => house.as('song').find(getAnalysis, { plot: plot as never });
  test('crossing itself', async () => {
    const [a, b, c, d] = frame(box(0, 0, 50, 50));
    expect(await refused(polygon([a!, c!, b!, d!, a!]))).toMatchObject({
      refusal: { code: 'plot.wrong', faults: [{ code: 'land.ring.crosses' }] },
    });
  });
  const multi = (...boxes: [number, number, number, number][]) => ({
    type: 'MultiPolygon',
    coordinates: boxes.map((one) => [frame(box(...one))]),
  });
  test.each<[string, [number, number, number, number][], string]>([
    [
      'overlapping itself',
      [
        [0, 0, 50, 50],
        [100, 100, 110, 110],
        [30, 30, 80, 80],
      ],
      'overlap 1 3',
    ],
    [
      'within itself',
      [
        [0, 0, 50, 50],
        [10, 10, 20, 20],
      ],
      'overlap 1 2',
    ],
    [
      'given twice',
      [
        [0, 0, 50, 50],
        [0, 0, 50, 50],
      ],
      'share 1 2',
    ],
    [
      'beside itself',
      [
        [0, 0, 50, 50],
        [50, 0, 90, 50],
      ],
      'share 1 2',
    ],
  ])('%s', async (_, boxes, told) => {
    const { refusal } = (await refused(multi(...boxes))) as { refusal: Refusal };
    expect(refusal.faults?.map(({ code, params }) => `${code} ${params?.part} ${params?.otherPart}`)).toEqual([
      `land.parts.${told}`,
    ]);
    expect(house.faults).toEqual([]);
  });
  test('unless its parts keep apart, or meet in a corner', async () => {
    const found = must(
      await house
        .as('song')
        .find(getAnalysis, { plot: multi([0, 0, 50, 50], [50, 50, 90, 90], [95, 0, 99, 9]) as never }),
    );
    expect(found.whole.areaM2).toBe(2500 + 1600 + 36);
  });
  test('in a part that is named', async () => {
    const [a, b, c, d] = frame(box(0, 0, 50, 50));
    const two = { type: 'MultiPolygon', coordinates: [[frame(box(100, 0, 150, 50))], [[a!, c!, b!, d!, a!]]] };
    expect(await refused(two)).toMatchObject({ refusal: { faults: [{ at: 'plot.1.0.0', params: { part: 2 } }] } });
  });
  test('larger than any plot', async () => {
    expect(await refused(square(-6000, -6000, 6000, 6000))).toMatchObject({ refusal: { code: 'plot.tooLarge' } });
    const half = frame([
      [-6000, -6000],
      [6000, -6000],
      [6000, 6000],
    ]);
    expect(await refused(polygon(half))).toMatchObject({ ok: true });
  });
});
