/** Projections against PROJ 9.7 (through PostGIS), to a tenth of a millimetre. */
import { describe, expect, test } from 'vitest';
import type { LonLat } from './shapes.ts';
import { definitionOf, FIRST_ZONE, LAST_ZONE, project, systemOfZone, unproject, zoneOf } from './systems.ts';

const known: [lon: number, lat: number, epsg: number, eastingM: number, northingM: number][] = [
  [113.4, 31.7, 4526, 38443119.8211, 3508743.679],
  [113.4, 31.7, 4547, 443119.8211, 3508743.679],
  [113.4, 31.7, 4525, 37727548.8599, 3511092.3614],
  [113.4, 31.7, 4546, 727548.8599, 3511092.3614],
  [113.4, 31.7, 4527, 39158620.444, 3514227.3208],
  [113.4, 31.7, 4548, 158620.444, 3514227.3208],
  [113.4, 31.7, 3857, 12623630.256, 3723995.0673],
  [112.72, 31.2, 4526, 38378005.6853, 3453854.5435],
  [112.72, 31.2, 4546, 663934.9889, 3454423.4749],
  [112.72, 31.2, 4527, 39091920.3142, 3461053.3716],
  [112.72, 31.2, 3857, 12547933.0022, 3658750.2803],
  [114.07, 32.4, 4526, 38506585.6435, 3586210.7167],
  [114.07, 32.4, 4525, 37788886.7714, 3590358.0297],
  [114.07, 32.4, 4548, 224292.2603, 3589987.939],
  [114.07, 32.4, 3857, 12698214.3148, 3815932.1328],
];

describe('example: project and unproject', () => {
  test.each(known)('%d, %d in EPSG %i is E %d, N %d', (lon, lat, epsg, eastingM, northingM) => {
    const planar = project(epsg, [lon, lat]);
    expect(Math.abs(planar.eastingM - eastingM)).toBeLessThan(1e-4);
    expect(Math.abs(planar.northingM - northingM)).toBeLessThan(1e-4);
    const [backLon, backLat] = unproject(epsg, { eastingM, northingM });
    expect(Math.abs(backLon - lon)).toBeLessThan(2e-9);
    expect(Math.abs(backLat - lat)).toBeLessThan(2e-9);
  });

  test('the geographic system is the identity', () => {
    expect(project(4490, [113.4, 31.7])).toEqual({ eastingM: 113.4, northingM: 31.7 });
    expect(unproject(4490, { eastingM: 113.4, northingM: 31.7 })).toEqual([113.4, 31.7]);
  });

  test('on the central meridian the easting is the false easting', () => {
    expect(project(4526, [114, 31.7]).eastingM).toBeCloseTo(38_500_000, 6);
    expect(project(4547, [114, 31.7]).eastingM).toBeCloseTo(500_000, 6);
    expect(project(4547, [114, 0]).northingM).toBeCloseTo(0, 6);
  });

  test('a code that is not ours throws', () => {
    expect(() => project(28992, [113.4, 31.7])).toThrow('EPSG 28992');
    expect(() => unproject(0, { eastingM: 0, northingM: 0 })).toThrow('EPSG 0');
  });
});

describe('example: definitionOf', () => {
  test.each([
    [4525, '+lon_0=111 +k=1 +x_0=37500000'],
    [4526, '+lon_0=114 +k=1 +x_0=38500000'],
    [4527, '+lon_0=117 +k=1 +x_0=39500000'],
    [4546, '+lon_0=111 +k=1 +x_0=500000'],
    [4547, '+lon_0=114 +k=1 +x_0=500000'],
    [4548, '+lon_0=117 +k=1 +x_0=500000'],
    [4513, '+lon_0=75 +k=1 +x_0=25500000'],
    [4533, '+lon_0=135 +k=1 +x_0=45500000'],
    [4534, '+lon_0=75 +k=1 +x_0=500000'],
    [4554, '+lon_0=135 +k=1 +x_0=500000'],
    [4490, '+proj=longlat'],
    [3857, '+proj=merc'],
  ])('EPSG %i has %s', (epsg, part) => {
    expect(definitionOf(epsg)).toContain(part);
  });

  test.each([4512, 4555, 0, -1, 4526.5, Number.NaN, 2436])('EPSG %d is not known', (epsg) => {
    expect(definitionOf(epsg)).toBeUndefined();
  });
});

describe('example: zoneOf and systemOfZone', () => {
  test.each([
    [113.4, 38, 4526, 4547],
    [112.5, 38, 4526, 4547],
    [112.499, 37, 4525, 4546],
    [115.499, 38, 4526, 4547],
    [115.5, 39, 4527, 4548],
    [75, 25, 4513, 4534],
    [135, 45, 4533, 4554],
    [0, FIRST_ZONE, 4513, 4534],
    [180, LAST_ZONE, 4533, 4554],
  ])('%d° lies in zone %i: EPSG %i, without prefix %i', (lon, zone, prefixed, plain) => {
    expect(zoneOf(lon)).toBe(zone);
    expect(systemOfZone(zone)).toBe(prefixed);
    expect(systemOfZone(zone, 'plain')).toBe(plain);
  });

  test('every zone has both definitions and agrees with itself but for the prefix', () => {
    for (let zone = FIRST_ZONE; zone <= LAST_ZONE; zone++) {
      const point: LonLat = [zone * 3 + 0.7, 33];
      const prefixed = project(systemOfZone(zone), point);
      const plain = project(systemOfZone(zone, 'plain'), point);
      expect(prefixed.eastingM - plain.eastingM).toBeCloseTo(zone * 1_000_000, 6);
      expect(prefixed.northingM).toBe(plain.northingM);
    }
  });
});
