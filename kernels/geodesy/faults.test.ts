/** Polygons that must not be stored, each with the fault and the place a person is told. */
import { describe, expect, test } from 'vitest';
import { CHINA, MAX_POINTS, polygonFaults } from './faults.ts';
import type { LonLat, PolygonShape, Ring } from './shapes.ts';

/** Small numbers made a place near Suizhou: one step is 0.001°, about a hundred metres. */
const at = ([x, y]: readonly [number, number]): LonLat => [113.4 + x / 1024, 31.7 + y / 1024];
const ring = (...points: [number, number][]): Ring => points.map(at);
const polygon = (...coordinates: Ring[]): PolygonShape => ({ type: 'Polygon', coordinates });
const box = (west: number, south: number, size: number): Ring =>
  ring([west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]);

const codesOf = (shape: PolygonShape): string[] => polygonFaults(shape).map(({ code }) => code);

describe('sound polygons', () => {
  test.each([
    ['a square', polygon(box(0, 0, 8))],
    ['a triangle', polygon(ring([0, 0], [4, 0], [0, 4], [0, 0]))],
    ['clockwise', polygon([...box(0, 0, 8)].reverse())],
    ['with a hole', polygon(box(0, 0, 8), box(2, 2, 2))],
    ['with two holes', polygon(box(0, 0, 8), box(1, 1, 2), box(4, 4, 2))],
    ['a hole that touches the outer ring in one corner', polygon(box(0, 0, 8), ring([0, 0], [3, 1], [1, 3], [0, 0]))],
    ['holes that touch each other in one point', polygon(box(0, 0, 8), box(1, 1, 2), box(3, 3, 2))],
    ['points in a straight line along a side', polygon(ring([0, 0], [2, 0], [4, 0], [4, 4], [0, 4], [0, 0]))],
    ['a deep bay', polygon(ring([0, 0], [8, 0], [8, 8], [4, 1], [0, 8], [0, 0]))],
  ])('example: polygonFaults finds none in %s', (_name, shape) => {
    expect(polygonFaults(shape)).toEqual([]);
  });

  test('as many points as are allowed', () => {
    const round = Array.from({ length: MAX_POINTS - 1 }, (_, i): [number, number] => {
      const angle = (i / (MAX_POINTS - 1)) * 2 * Math.PI;
      return [50 * Math.cos(angle), 50 * Math.sin(angle)];
    });
    expect(polygonFaults(polygon(ring(...round, round[0]!)))).toEqual([]);
  });
});

describe('form', () => {
  test('no rings at all', () => {
    expect(polygonFaults(polygon())).toEqual([{ code: 'polygon.empty', ring: 0, point: 0 }]);
  });

  test.each([0, 1, 2, 3])('%i points', (count) => {
    const points = box(0, 0, 8).slice(0, count);
    expect(polygonFaults(polygon(points))).toEqual([
      { code: 'ring.tooFewPoints', ring: 0, point: count, at: points[0] },
    ]);
  });

  test('a hole of too few points is named as ring 1', () => {
    expect(polygonFaults(polygon(box(0, 0, 8), ring([1, 1], [2, 2])))).toMatchObject([
      { code: 'ring.tooFewPoints', ring: 1 },
    ]);
  });

  test('not closed', () => {
    const open = ring([0, 0], [8, 0], [8, 8], [0, 8]);
    expect(polygonFaults(polygon(open))).toEqual([
      { code: 'ring.notClosed', ring: 0, point: 3, at: open[3], other: { ring: 0, point: 0 } },
    ]);
  });

  test('a point twice in a row, and a point come back to', () => {
    const twice = ring([0, 0], [8, 0], [8, 0], [8, 8], [0, 8], [0, 0]);
    expect(polygonFaults(polygon(twice))).toEqual([
      { code: 'point.repeated', ring: 0, point: 2, at: twice[1], other: { ring: 0, point: 1 } },
    ]);
    const eight = ring([0, 0], [4, 4], [8, 0], [8, 8], [4, 4], [0, 8], [0, 0]);
    expect(polygonFaults(polygon(eight))).toEqual([
      { code: 'point.repeated', ring: 0, point: 4, at: eight[1], other: { ring: 0, point: 1 } },
    ]);
  });

  test('too many points, without looking at them', () => {
    const many = Array.from({ length: MAX_POINTS + 1 }, (): LonLat => [Number.NaN, Number.NaN]);
    expect(polygonFaults(polygon(many))).toEqual([
      { code: 'polygon.tooManyPoints', ring: 0, point: MAX_POINTS + 1, most: MAX_POINTS },
    ]);
    expect(polygonFaults(polygon(box(0, 0, 8), box(2, 2, 2)), { maxPoints: 9 })).toMatchObject([
      { point: 10, most: 9 },
    ]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, '113.4', null, undefined])('%j is no coordinate', (value) => {
    const points = [...box(0, 0, 8)];
    points[2] = [value as unknown as number, 31.7];
    expect(polygonFaults(polygon(points))).toEqual([{ code: 'point.notNumber', ring: 0, point: 2 }]);
  });

  test('a point that is no pair', () => {
    const points = [...box(0, 0, 8)];
    points[1] = 7 as unknown as LonLat;
    points[3] = [] as unknown as LonLat;
    expect(polygonFaults(polygon(points)).map(({ code, point }) => [code, point])).toEqual([
      ['point.notNumber', 1],
      ['point.notNumber', 3],
    ]);
  });

  test('never more than twenty faults', () => {
    const nowhere = Array.from({ length: 100 }, (): LonLat => [0, 0]);
    expect(polygonFaults(polygon(nowhere))).toHaveLength(20);
  });
});

describe('place', () => {
  test('outside China', () => {
    const paris = box(0, 0, 8).map(([lon, lat]): LonLat => [lon - 111, lat + 17]);
    expect(polygonFaults(polygon(paris))[0]).toEqual({ code: 'point.outOfBounds', ring: 0, point: 0, at: paris[0] });
  });

  test('latitude and longitude exchanged', () => {
    const exchanged = box(0, 0, 8).map(([lon, lat]): LonLat => [lat, lon]);
    expect(codesOf(polygon(exchanged))).toEqual(Array(5).fill('point.swapped'));
  });

  test('metres instead of degrees', () => {
    const metres = box(0, 0, 8).map(([lon, lat]): LonLat => [lon * 1e5, lat * 1e5]);
    expect(codesOf(polygon(metres))).toEqual(Array(5).fill('point.outOfBounds'));
  });

  test('outside the bounds of the caller: the city', () => {
    const bounds = [112.7, 31.3, 114.2, 32.5] as const;
    expect(polygonFaults(polygon(box(0, 0, 8)), { bounds })).toEqual([]);
    expect(polygonFaults(polygon(box(2000, 0, 8)), { bounds })).toMatchObject([
      { code: 'point.outOfBounds', point: 0 },
      { point: 1 },
      { point: 2 },
      { point: 3 },
      { point: 4 },
    ]);
    expect(polygonFaults(polygon(box(2000, 0, 8)), { bounds: CHINA })).toEqual([]);
  });
});

describe('crossing', () => {
  test('a bow-tie: both sides and the place', () => {
    expect(polygonFaults(polygon(ring([0, 0], [8, 8], [8, 0], [0, 8], [0, 0])))).toEqual([
      {
        code: 'ring.crosses',
        ring: 0,
        point: 0,
        at: [113.4 + 4 / 1024, 31.7 + 4 / 1024],
        other: { ring: 0, point: 2 },
      },
    ]);
  });

  test('a side that runs back on itself', () => {
    expect(codesOf(polygon(ring([0, 0], [8, 0], [4, 0], [4, 8], [0, 0])))).toContain('ring.crosses');
  });

  test('a corner that touches a far side is told once', () => {
    const [fault, ...more] = polygonFaults(polygon(ring([0, 0], [8, 0], [8, 8], [4, 0], [0, 8], [0, 0])));
    expect(fault).toMatchObject({ code: 'ring.crosses', at: at([4, 0]) });
    expect(more).toEqual([]);
  });

  test('a hole that crosses itself is named by its ring', () => {
    const hole = ring([1, 1], [5, 5], [5, 1], [1, 5], [1, 1]);
    expect(polygonFaults(polygon(box(0, 0, 8), hole))).toMatchObject([{ code: 'ring.crosses', ring: 1 }]);
  });

  test.each([
    ['along a meridian', ring([0, 0], [0, 8], [0, 4], [0, 0])],
    ['aslant', ring([0, 0], [4, 4], [8, 8], [0, 0])],
  ])('no area: all points on one line %s', (_name, line) => {
    expect(polygonFaults(polygon(line))).toEqual([{ code: 'ring.noArea', ring: 0, point: 0, at: line[0] }]);
  });

  test('a scribble of as many points as allowed is refused soon', () => {
    const scribble = Array.from({ length: MAX_POINTS - 1 }, (_, i): [number, number] => [
      (i * 7919) % 9973,
      (i * 104_729) % 9967,
    ]).map(([x, y]): [number, number] => [x / 100, y / 100]);
    expect(polygonFaults(polygon(ring(...scribble, scribble[0]!)))).toHaveLength(20);
  });
});

describe('holes', () => {
  test('outside', () => {
    const hole = box(20, 20, 2);
    expect(polygonFaults(polygon(box(0, 0, 8), hole))).toEqual([
      { code: 'hole.outside', ring: 1, point: 0, at: hole[0] },
    ]);
  });

  test('around the outer ring', () => {
    expect(codesOf(polygon(box(2, 2, 2), box(0, 0, 8)))).toEqual(['hole.outside']);
  });

  test('touching from outside', () => {
    expect(codesOf(polygon(box(0, 0, 8), box(8, 8, 2)))).toEqual(['hole.outside']);
  });

  test('across the outer ring', () => {
    const codes = codesOf(polygon(box(0, 0, 8), box(6, 6, 4)));
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['hole.crosses']));
  });

  test('along the outer ring', () => {
    expect(codesOf(polygon(box(0, 0, 8), box(0, 2, 2)))).toContain('hole.crosses');
  });

  test('touching the outer ring twice, which cuts the plot in two', () => {
    const cut = ring([0, 0], [5, 4], [8, 8], [4, 5], [0, 0]);
    expect(codesOf(polygon(box(0, 0, 8), cut))).toContain('hole.crosses');
  });

  test('the same hole twice, and a hole in a hole', () => {
    expect(codesOf(polygon(box(0, 0, 8), box(2, 2, 2), box(2, 2, 2)))).toContain('hole.crosses');
    expect(polygonFaults(polygon(box(0, 0, 8), box(1, 1, 6), box(3, 3, 2)))).toEqual([
      { code: 'hole.inHole', ring: 2, point: 0, at: at([3, 3]), other: { ring: 1, point: 0 } },
    ]);
  });

  test('a polygon without an outer ring worth the name says so before its holes', () => {
    expect(codesOf(polygon(ring([0, 0], [8, 0], [8, 8], [0, 8]), box(20, 20, 2)))).toEqual(['ring.notClosed']);
  });
});
