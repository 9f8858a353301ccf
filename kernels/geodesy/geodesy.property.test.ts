/** Round trips, invariances and inequalities that hold at every place and for every drawn shape. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { polygonFaults } from './faults.ts';
import { gcj02ToWgs84, wgs84ToGcj02 } from './gcj02.ts';
import { areaM2, distanceM, planarAreaM2, systemOf } from './measures.ts';
import type { LonLat, PolygonShape } from './shapes.ts';
import { project, systemOfZone, unproject, zoneOf } from './systems.ts';
import { isTile, tileBounds, tileOf } from './tiles.ts';

const seed = { seed: 20_261_122, numRuns: 300 };
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const inChina: fc.Arbitrary<LonLat> = fc.tuple(real(74, 135), real(4, 53));
const nearSuizhou: fc.Arbitrary<LonLat> = fc.tuple(real(112.7, 114.1), real(31.3, 32.5));

/** Star-shaped round its middle, so never crossing: radii in degrees at rising angles. */
const star: fc.Arbitrary<PolygonShape> = fc
  .tuple(nearSuizhou, fc.array(real(0.0005, 0.005), { minLength: 3, maxLength: 40 }))
  .map(([[lon, lat], radii]) => {
    const ring = radii.map((radius, i): LonLat => {
      const angle = (i / radii.length) * 2 * Math.PI;
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
  });

test('project and unproject undo each other in the zone of the place and its neighbours', () => {
  fc.assert(
    fc.property(inChina, fc.integer({ min: -1, max: 1 }), fc.boolean(), ([lon, lat], beside, prefixed) => {
      const zone = Math.min(45, Math.max(25, zoneOf(lon) + beside));
      const epsg = systemOfZone(zone, prefixed ? 'prefixed' : 'plain');
      const [backLon, backLat] = unproject(epsg, project(epsg, [lon, lat]));
      expect(Math.abs(backLon - lon)).toBeLessThan(1e-10);
      expect(Math.abs(backLat - lat)).toBeLessThan(1e-10);
    }),
    seed,
  );
});

test('in its own zone a place lies within 150 km of the central meridian’s easting, north of the equator', () => {
  fc.assert(
    fc.property(inChina, ([lon, lat]) => {
      const { eastingM, northingM } = project(systemOfZone(zoneOf(lon), 'plain'), [lon, lat]);
      expect(Math.abs(eastingM - 500_000)).toBeLessThan(168_000);
      expect(northingM).toBeGreaterThan(0);
    }),
    seed,
  );
});

test('GCJ-02 goes there and back to a ten-millionth of a degree', () => {
  fc.assert(
    fc.property(inChina, (place) => {
      const [lon, lat] = gcj02ToWgs84(wgs84ToGcj02(place));
      expect(Math.abs(lon - place[0])).toBeLessThan(1e-7);
      expect(Math.abs(lat - place[1])).toBeLessThan(1e-7);
    }),
    { ...seed, numRuns: 2000 },
  );
});

test('the GCJ-02 shift is some hundred metres, never nothing', () => {
  fc.assert(
    fc.property(nearSuizhou, (place) => {
      const shift = distanceM(place, wgs84ToGcj02(place));
      expect(shift).toBeGreaterThan(300);
      expect(shift).toBeLessThan(1000);
    }),
    seed,
  );
});

test('a star-shaped polygon has no fault, and still none begun elsewhere or turned round', () => {
  fc.assert(
    fc.property(star, fc.nat(40), (shape, shift) => {
      const points = shape.coordinates[0]!.slice(0, -1);
      const by = shift % points.length;
      const begun = [...points.slice(by), ...points.slice(0, by)];
      expect(polygonFaults(shape)).toEqual([]);
      expect(polygonFaults({ type: 'Polygon', coordinates: [[...begun, begun[0]!]] })).toEqual([]);
      expect(polygonFaults({ type: 'Polygon', coordinates: [[...begun, begun[0]!].reverse()] })).toEqual([]);
    }),
    seed,
  );
});

test('exchanging two points of a convex ring makes it cross itself', () => {
  fc.assert(
    fc.property(nearSuizhou, fc.integer({ min: 5, max: 40 }), fc.nat(), ([lon, lat], count, pick) => {
      const points = Array.from({ length: count }, (_, i): LonLat => {
        const angle = (i / count) * 2 * Math.PI;
        return [lon + 0.003 * Math.cos(angle), lat + 0.003 * Math.sin(angle)];
      });
      const i = pick % (count - 1);
      [points[i], points[i + 1]] = [points[i + 1]!, points[i]!];
      const faults = polygonFaults({ type: 'Polygon', coordinates: [[...points, points[0]!]] });
      expect(faults.map(({ code }) => code)).toContain('ring.crosses');
    }),
    seed,
  );
});

test('area does not change with the start, the turning, or the zone spelling; a hole takes off what it has', () => {
  fc.assert(
    fc.property(star, (shape) => {
      const area = areaM2(shape);
      const points = shape.coordinates[0]!;
      const [first] = points;
      const hole = points.map(([lon, lat]): LonLat => {
        const [midLon, midLat] = centre(points);
        return [midLon + (lon - midLon) * 0.1, midLat + (lat - midLat) * 0.1];
      });
      expect(first).toBeDefined();
      expect(areaM2({ type: 'Polygon', coordinates: [[...points].reverse()] })).toBeCloseTo(area, 4);
      const plain = systemOf(shape) + 21;
      expect(planarAreaM2([points.map((point) => project(plain, point))])).toBeCloseTo(area, 3);
      const holed = areaM2({ type: 'Polygon', coordinates: [points, hole] });
      expect(holed + areaM2({ type: 'Polygon', coordinates: [hole] })).toBeCloseTo(area, 4);
    }),
    seed,
  );
});

function centre(points: readonly LonLat[]): LonLat {
  const sum = points.reduce(([a, b], [lon, lat]) => [a + lon, b + lat] as const, [0, 0] as const);
  return [sum[0] / points.length, sum[1] / points.length];
}

test('distance is symmetric, agrees with the plane nearby, and obeys the triangle', () => {
  fc.assert(
    fc.property(nearSuizhou, real(-0.01, 0.01), real(-0.01, 0.01), nearSuizhou, (a, east, north, c) => {
      const b: LonLat = [a[0] + east, a[1] + north];
      const [p, q] = [project(4526, a), project(4526, b)];
      const planarM = Math.hypot(p.eastingM - q.eastingM, p.northingM - q.northingM);
      expect(Math.abs(distanceM(a, b) - planarM)).toBeLessThan(0.001 + planarM * 3e-4);
      expect(distanceM(b, a)).toBeCloseTo(distanceM(a, b), 6);
      expect(distanceM(a, c)).toBeLessThanOrEqual((distanceM(a, b) + distanceM(b, c)) * (1 + 1e-5) + 1e-6);
    }),
    seed,
  );
});

test('a tile covers the place it was found for, and its middle leads back to it', () => {
  fc.assert(
    fc.property(fc.tuple(real(-180, 179.999), real(-85, 85)), fc.integer({ min: 0, max: 22 }), (place, z) => {
      const tile = tileOf(place, z);
      expect(isTile(tile)).toBe(true);
      const [west, south, east, north] = tileBounds(tile);
      const slack = 1e-9;
      expect(place[0]).toBeGreaterThanOrEqual(west - slack);
      expect(place[0]).toBeLessThanOrEqual(east + slack);
      expect(place[1]).toBeGreaterThanOrEqual(south - slack);
      expect(place[1]).toBeLessThanOrEqual(north + slack);
      expect(tileOf([(west + east) / 2, (south + north) / 2], z)).toEqual(tile);
    }),
    seed,
  );
});
