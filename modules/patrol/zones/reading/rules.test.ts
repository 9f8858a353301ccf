/** What of a GeoJSON file becomes a zone, and every fault of it at once. */
import { must } from '@cuntu/base';
import { project } from '@cuntu/geodesy';
import { describe, expect, test } from 'vitest';
import { faultsOf, readZones } from './rules.ts';

const square = (lon = 113.4, lat = 31.7, d = 0.01) => [
  [
    [lon, lat],
    [lon + d, lat],
    [lon + d, lat + d],
    [lon, lat + d],
    [lon, lat],
  ],
];
const feature = (name: unknown, zoneClass: unknown, coordinates: unknown, more = {}, type = 'Polygon') => ({
  type: 'Feature',
  properties: { name, class: zoneClass, ...more },
  geometry: { type, coordinates },
});
const file = (features: unknown[], more = {}) => ({ type: 'FeatureCollection', features, ...more });
const codesOf = (features: unknown[]) =>
  must(readZones(file(features))).faults.map((one) => `${one.feature} ${one.code}`);

describe('a file', () => {
  test.each([
    ['no JSON', undefined, 'zones.notGeoJson'],
    ['one feature alone', feature('a', 1, square()), 'zones.notGeoJson'],
    ['nothing in it', file([]), 'zones.empty'],
    ['a world of features', file(Array(10_001).fill({})), 'zones.tooLarge'],
    [
      'another country’s system',
      file([{}], { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::28992' } } }),
      'zones.otherSystem',
    ],
  ])('with %s is refused', (_, given, code) => {
    expect(readZones(given)).toMatchObject({ refusal: { code } });
  });

  test('in metres of a zone of CGCS2000 that it names lies where it lies in degrees', () => {
    const inMetres = square().map((ring) =>
      ring.map((point) => {
        const { eastingM, northingM } = project(4547, point as [number, number]);
        return [eastingM, northingM];
      }),
    );
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } };
    const { zones, faults } = must(readZones(file([feature('a', 1, inMetres)], { crs })));
    expect(faults).toEqual([]);
    expect(zones[0]!.place.coordinates[0]![1]![0]).toBeCloseTo(113.41, 9);
  });
});

test('metres of a system that is not named are told once a feature, and no place off the earth is', () => {
  const metres = square(38_548_000, 3_519_000, 500);
  const far = square(200, 31.7);
  const { faults } = must(readZones(file([feature('a', 1, metres), feature('b', 1, far)])));
  expect(faults[0]).toEqual({ feature: 1, name: 'a', code: 'zone.noSystem', params: {}, at: null });
  expect(faults.slice(1).map(({ code, at }) => [code, at])).toEqual(Array(5).fill(['point.outOfBounds', null]));
});

describe('features', () => {
  test('their properties may have Chinese names, as offices write them', () => {
    const properties = { 名称: '桥头片', 类别: 1, 包巡查: 'Y0001' };
    const { zones, faults } = must(readZones(file([{ ...feature('', 0, square()), properties }])));
    expect(faults).toEqual([]);
    expect(zones).toMatchObject([{ name: '桥头片', zoneClass: 1, people: { patrol: 'Y0001' } }]);
  });

  test('good ones are read with their people, the third dimension left behind', () => {
    const high = square().map((ring) => ring.map((point) => [...point, 88]));
    const { zones, faults } = must(
      readZones(file([feature(' 淅河 3 号片 ', '2', high, { patrol: 'Y0001', stop: '' })])),
    );
    expect(faults).toEqual([]);
    expect(zones).toMatchObject([{ feature: 1, name: '淅河 3 号片', zoneClass: 2, people: { patrol: 'Y0001' } }]);
    expect(zones[0]!.place.coordinates[0]![0]).toEqual([113.4, 31.7]);
  });

  test('every fault is told, each with its feature', () => {
    const [[a, b, c, d]] = square() as unknown as [[number, number][]];
    expect(
      codesOf([
        feature('a', 1, square()),
        feature('a', 4, [[a, c, b, d, a]]),
        feature('', 1, [square(), square(113.5)], {}, 'MultiPolygon'),
        feature('d', 1, [113.4, 31.7], {}, 'Point'),
        feature('e', 1, [[a, b, 'x', d, a]]),
        feature('f', 1, square(31.7, 113.4)),
        { type: 'Feature', geometry: null, properties: null },
      ]),
    ).toEqual([
      '2 zone.nameTwice',
      '2 zone.classUnknown',
      '2 ring.crosses',
      '3 zone.nameMissing',
      '3 zone.severalPieces',
      '4 zone.noOutline',
      '5 point.notNumber',
      '6 point.swapped',
      '6 point.swapped',
      '6 point.swapped',
      '6 point.swapped',
      '6 point.swapped',
      '7 zone.nameMissing',
      '7 zone.classUnknown',
      '7 zone.noOutline',
    ]);
  });

  test('what the register and the map say is told with them', () => {
    const read = must(readZones(file([feature('a', 1, square(), { handle: 'Y9' }), feature('b', 9, square())])));
    const known = {
      namesTaken: new Set(['a']),
      people: new Map<string, string>(),
      standing: [{ division: null, outside: { areaM2: 5000.4, at: [113.4, 31.7] as [number, number] } }],
    };
    expect(faultsOf(read, known).map((one) => `${one.feature} ${one.code}`)).toEqual([
      '1 zone.nameTaken',
      '1 zone.outsideTerritory',
      '1 zone.staffUnknown',
      '2 zone.classUnknown',
    ]);
  });
});
