/** Areas and distances against PROJ, PostGIS and a parcel worked out by hand. */
import { describe, expect, test } from 'vitest';
import { areaM2, areaM2OfMu, areaMuOf, circleAround, distanceM, planarAreaM2, systemOf } from './measures.ts';
import { boundsOf, type LonLat, type MultiPolygonShape, type PolygonShape } from './shapes.ts';
import { type Projected, unproject } from './systems.ts';

const metres = (points: [northingM: number, eastingM: number][]): Projected[] =>
  points.map(([northingM, eastingM]) => ({ northingM, eastingM }));

/** A plot near 淅河 as a boundary-point file lists it: X = northing first, zone prefix before the easting. */
const outer = metres([
  [3509307.425, 38449000.258],
  [3509307.425, 38449060.258],
  [3509267.425, 38449060.258],
  [3509267.425, 38449000.258],
  [3509307.425, 38449000.258],
]);
const hole = metres([
  [3509292.425, 38449020.258],
  [3509282.425, 38449020.258],
  [3509282.425, 38449030.258],
  [3509292.425, 38449030.258],
  [3509292.425, 38449020.258],
]);
const onGround = (ring: Projected[]): LonLat[] => ring.map((point) => unproject(4526, point));
const plot: PolygonShape = { type: 'Polygon', coordinates: [onGround(outer), onGround(hole)] };

describe('the sample plot of 2300 m²', () => {
  test('example: planarAreaM2', () => {
    expect(planarAreaM2([outer, hole])).toBeCloseTo(2300, 6);
    expect(planarAreaM2([outer])).toBeCloseTo(2400, 6);
  });

  test('example: areaM2, from degrees back to the plane of its zone', () => {
    expect(systemOf(plot)).toBe(4526);
    expect(Math.abs(areaM2(plot) - 2300)).toBeLessThan(0.001);
  });

  test('example: areaMuOf', () => {
    expect(areaMuOf(2300)).toBe(3.45);
    expect(areaMuOf(areaM2(plot)).toFixed(4)).toBe('3.4500');
  });

  test('does not depend on which way the rings turn or where they begin', () => {
    const turned: PolygonShape = { type: 'Polygon', coordinates: plot.coordinates.map((ring) => [...ring].reverse()) };
    expect(areaM2(turned)).toBeCloseTo(areaM2(plot), 6);
    const [ring] = plot.coordinates;
    const begun: PolygonShape = { type: 'Polygon', coordinates: [[...ring!.slice(2), ring![1]!, ring![2]!]] };
    expect(areaM2(begun)).toBeCloseTo(2400, 3);
  });

  test('several plots add up', () => {
    const both: MultiPolygonShape = { type: 'MultiPolygon', coordinates: [plot.coordinates, plot.coordinates] };
    expect(areaM2(both)).toBeCloseTo(2 * areaM2(plot), 6);
    expect(systemOf(both)).toBe(4526);
  });

  test('nothing has no area', () => {
    expect(areaM2({ type: 'Polygon', coordinates: [] })).toBe(0);
    expect(areaM2({ type: 'MultiPolygon', coordinates: [] })).toBe(0);
    expect(planarAreaM2([])).toBe(0);
    expect(planarAreaM2([[]])).toBe(0);
  });
});

test('a square kilometre agrees with PostGIS in EPSG 4526', () => {
  const ring: LonLat[] = [
    [113.4, 31.7],
    [113.41, 31.7],
    [113.412, 31.708],
    [113.402, 31.71],
    [113.4, 31.7],
  ];
  expect(Math.abs(areaM2({ type: 'Polygon', coordinates: [ring] }) - 967090.9839716735)).toBeLessThan(0.01);
});

test.each([
  [111.2, 4525],
  [113.4, 4526],
  [116.9, 4527],
])('a plot at %d° is measured in EPSG %i', (lon, epsg) => {
  const ring: LonLat[] = [
    [lon, 31],
    [lon + 0.001, 31],
    [lon, 31.001],
    [lon, 31],
  ];
  expect(systemOf({ type: 'Polygon', coordinates: [ring] })).toBe(epsg);
});

describe('example: 亩', () => {
  test.each([
    [2000, 3],
    [10_000, 15],
    [0, 0],
    [666.6666666666666, 1],
  ])('%d m² is %d 亩', (m2, mu) => {
    expect(areaMuOf(m2)).toBeCloseTo(mu, 12);
    expect(areaM2OfMu(mu)).toBeCloseTo(m2, 9);
  });

  test('the thresholds of the criminal law: 5 and 10 亩', () => {
    expect(areaM2OfMu(5)).toBeCloseTo(3333.33, 2);
    expect(areaM2OfMu(10)).toBeCloseTo(6666.67, 2);
  });
});

describe('example: distanceM', () => {
  test.each([
    [113.4, 31.7, 113.41, 31.71, 1458.79151115],
    [113.4, 31.7, 113.4, 31.70001, 1.10881573],
    [112.72, 31.2, 114.07, 32.4, 184518.31933718],
    [87.6, 43.8, 121.5, 31.2, 3277458.57170268],
    [110, 18, 126, 49, 3728714.82333032],
  ])('from %d, %d to %d, %d', (lonA, latA, lonB, latB, geodesicM) => {
    const distance = distanceM([lonA, latA], [lonB, latB]);
    expect(Math.abs(distance - geodesicM) / geodesicM).toBeLessThan(1e-5);
    expect(distanceM([lonB, latB], [lonA, latA])).toBeCloseTo(distance, 6);
  });

  test('is nothing to the place itself, and finite round the world', () => {
    expect(distanceM([113.4, 31.7], [113.4, 31.7])).toBe(0);
    expect(distanceM([0, 0], [180, 0])).toBeGreaterThan(19_900_000);
    expect(distanceM([0, 0], [180, 0])).toBeLessThan(20_100_000);
    expect(distanceM([0, 90], [0, -90])).toBeGreaterThan(19_900_000);
  });
});

test('example: boundsOf', () => {
  const bent: LonLat[] = [
    [113.4, 31.7],
    [113.2, 31.9],
    [113.5, 31.8],
  ];
  expect(boundsOf(bent)).toEqual([113.2, 31.7, 113.5, 31.9]);
  expect(boundsOf([[1, 2]])).toEqual([1, 2, 1, 2]);
  expect(boundsOf([])).toBeUndefined();
});

test('the sample plot begins at 113.462° E 31.705° N, south-western corner', () => {
  const bounds = boundsOf(plot.coordinates[0]!);
  expect(bounds?.[0]).toBeCloseTo(113.462, 5);
  expect(bounds?.[1]).toBeCloseTo(31.705, 5);
});

test('a circle is closed, turns left, and is as large as its corners allow', () => {
  const ring = circleAround([113.4, 31.7], 15);
  expect(ring.at(-1)).toEqual(ring[0]);
  const square = areaM2({ type: 'Polygon', coordinates: [ring] });
  expect(square).toBeCloseTo(0.5 * 32 * Math.sin((2 * Math.PI) / 32) * 15 ** 2, 2);
  for (const corner of ring) expect(distanceM([113.4, 31.7], corner)).toBeCloseTo(15, 1);
});
