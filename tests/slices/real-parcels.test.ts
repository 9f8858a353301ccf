/** Real parcels of three countries, moved into the city in projected metres, through the import that a bureau uses. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '@cuntu/base';
import { project, unproject } from '@cuntu/geodesy';
import { beforeAll, describe, expect, test } from 'vitest';
import { getAnalysis, importLayer, previewLayer } from '#modules/land/contract';
import { put } from '../../modules/land/testing/ground.ts';
import { pointIn } from '../harness/finding.ts';
import { openTestHouse, type TestHouse, VILLAGE } from '../harness/house.ts';
import { featuresOf, type RealFeature } from './geopackage.fixture.ts';

const folder = process.env.CUNTU_DATA_FIXTURES ?? join(import.meta.dirname, '../../../shared/data');
const files = [
  { file: 'nl_brpgewaspercelen_definitief_2023.gpkg', epsg: 28992, from: '2021-01-01' },
  { file: 'at_inspire_schlaege.gpkg.zip', epsg: 31287, from: '2022-01-01' },
  { file: 'ch_lwb_nutzungsflaechen_v2_0_lv95.gpkg', epsg: 2056, from: '2023-01-01' },
];
const there = files.every(({ file }) => existsSync(join(folder, 'parcels', file)));

const into = { layer: 'landClass', scheme: 'GB/T 21010-2017', code: '0101' } as const;
/** Metres of the city's own zone. */
const CITY_EPSG = 4547;

const partsOf = ({ type, coordinates }: RealFeature) =>
  (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][];
const doubledM2 = (ring: number[][]) =>
  ring
    .slice(1)
    .reduce(
      (sum, [x, y], i) =>
        sum + (ring[i]![0]! - ring[0]![0]!) * (y! - ring[0]![1]!) - (x! - ring[0]![0]!) * (ring[i]![1]! - ring[0]![1]!),
      0,
    );
/** As a surveyor of that country would say it: in the plane of its own system, holes taken off. */
const areaM2 = (feature: RealFeature) =>
  partsOf(feature).reduce(
    (sum, [outer, ...holes]) =>
      sum + Math.abs(doubledM2(outer!)) / 2 - holes.reduce((all, hole) => all + Math.abs(doubledM2(hole)) / 2, 0),
    0,
  );

/** So that the middle of all lies on the place; every length stays what it was. */
function moved(features: readonly RealFeature[], to: [number, number]): RealFeature[] {
  const points = features.flatMap((one) => partsOf(one).flat(2));
  const middle = [0, 1].map((i) => points.reduce((sum, point) => sum + point[i]!, 0) / points.length);
  const { eastingM, northingM } = project(CITY_EPSG, to);
  const [dx, dy] = [eastingM - middle[0]!, northingM - middle[1]!];
  const shift = (value: unknown): unknown =>
    typeof (value as number[])[0] === 'number'
      ? [(value as number[])[0]! + dx, (value as number[])[1]! + dy]
      : (value as unknown[]).map(shift);
  return features.map(({ type, coordinates }) => ({ type, coordinates: shift(coordinates) as never }));
}

const geoJson = (features: readonly RealFeature[], epsg: number) =>
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } },
    features: features.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  });

describe.skipIf(!there)(`real parcels${there ? '' : ' (not run: fixtures absent)'}`, () => {
  let house: TestHouse;
  let place: [number, number];
  beforeAll(async () => {
    house = await openTestHouse();
    place = await pointIn(house, VILLAGE);
  });

  describe.each(files)('of EPSG:$epsg', ({ file, epsg, from }) => {
    const { epsg: own, features } = there ? featuresOf(join(folder, 'parcels', file)) : { epsg: 0, features: [] };

    test('are read where they lie, which is not here', async () => {
      expect([own, features.length]).toEqual([epsg, 100]);
      const sha256 = await put(house, geoJson(features, epsg));
      const { faults } = must(await house.as('gu').find(previewLayer, { ...into, file: sha256 }));
      expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['point.outOfBounds']));
    });

    test('are imported once they are moved, each as large as it was', async () => {
      const near = moved(features, place).filter((_, i) => distanceKm(features, i) < 20);
      const look = async (some: readonly RealFeature[]) =>
        must(await house.as('gu').find(previewLayer, { ...into, file: await put(house, geoJson(some, CITY_EPSG)) }));
      // The Swiss file has two shapes without area; they are named, and the rest comes without them.
      const { faults } = await look(near);
      expect(faults.map(({ feature, code }) => [feature, code])).toEqual(
        epsg === 2056
          ? [
              [25, 'ring.noArea'],
              [82, 'ring.noArea'],
            ]
          : [],
      );
      const sound = near.filter((_, i) => !faults.some(({ feature }) => feature === i + 1));
      const found = await look(sound);
      expect(found.faults).toEqual([]);
      const expected = sound.reduce((sum, one) => sum + areaM2(one), 0);
      expect(Math.abs(found.areaM2 - expected)).toBeLessThan(0.01 * sound.length);
      const sha256 = await put(house, geoJson(sound, CITY_EPSG));
      const input = {
        ...into,
        id: house.id(),
        file: sha256,
        source: file,
        from,
        replaces: true,
      };
      expect(must(await house.as('gu').run(importLayer, input)).features).toBe(sound.length);
      const [first] = sound.filter(({ type }) => type === 'Polygon');
      const asked = first ?? { type: 'Polygon', coordinates: partsOf(sound[0]!)[0]! };
      const plot = {
        type: 'Polygon' as const,
        coordinates: (asked.coordinates as number[][][]).map((ring) =>
          ring.map(([x, y]) => unproject(CITY_EPSG, { eastingM: x!, northingM: y! })),
        ),
      };
      const answer = must(await house.as('song').find(getAnalysis, { plot: plot as never, asOf: input.from }));
      expect(Math.abs(answer.whole.areaM2 - areaM2(asked as RealFeature))).toBeLessThan(0.01);
      expect(answer.classes[0]!.areaM2).toBeGreaterThan(answer.whole.areaM2 - 0.1);
    });
  });
});

/** From the middle of all: a country's parcels lie farther apart than the city is wide. */
function distanceKm(features: readonly RealFeature[], i: number): number {
  const points = features.flatMap((one) => partsOf(one).flat(2));
  const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length);
  const [x, y] = partsOf(features[i]!)[0]![0]![0]!;
  return Math.hypot(x! - middle[0]!, y! - middle[1]!) / 1000;
}
