/** The committed files are what the maker makes, and its parts do what they say. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gcj02ToWgs84 } from '@cuntu/geodesy';
import { describe, expect, test } from 'vitest';
import { bordersOf, ringsOf, thinned, twiceArea } from './borders.ts';
import { chanceFrom, noiseOf } from './chance.ts';
import { demoGeography } from './demo-geography.ts';
import { grow, piecesOf } from './growth.ts';
import { meshOf } from './mesh.ts';
import { distance, fromPlane, type Point, toPlane } from './plane.ts';
import { neighbourPairs, treePairs, wander } from './sketch.ts';

const root = join(import.meta.dirname, '../..');
const fixtures = process.env.CUNTU_DATA_FIXTURES ?? join(root, '../shared/data');

test('the committed files are made from the fixtures', { timeout: 60_000 }, ({ skip }) => {
  skip(!existsSync(fixtures), 'not run: fixtures absent');
  const made = demoGeography(fixtures);
  expect(made.size).toBe(7);
  for (const [path, text] of made) expect(readFileSync(join(root, path), 'utf8') === text, path).toBe(true);
});

const mesh = meshOf({ west: 0, south: 0, east: 12, north: 12 }, () => 0.5, 0.5, chanceFrom(7));
const inner = [...mesh.sites.keys()].filter((cell) => mesh.sites[cell]!.every((at) => at > 2 && at < 10));

describe('mesh', () => {
  test('no two sites are nearer than the gap, and none lies lonely', () => {
    for (const [cell, near] of mesh.neighbours.entries())
      for (const next of near) expect(distance(mesh.sites[cell]!, mesh.sites[next]!)).toBeGreaterThanOrEqual(0.5);
    for (const cell of inner)
      expect(
        Math.min(...mesh.neighbours[cell]!.map((next) => distance(mesh.sites[cell]!, mesh.sites[next]!))),
      ).toBeLessThan(1);
  });

  test('each edge has its left cell to the left', () => {
    for (const { from, to, left, right } of mesh.edges) {
      const [a, b] = [mesh.corners[from]!, mesh.corners[to]!];
      const side = (p: Point) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
      expect(side(mesh.sites[left]!)).toBeGreaterThanOrEqual(side(mesh.sites[right]!));
    }
  });
});

describe('regions', () => {
  const seeds = [inner[0]!, inner[40]!, inner[90]!, inner.at(-1)!];
  const taken = grow(mesh, { within: inner, seeds, leads: [0, 1, 0, 0], effort: () => 1 });

  test('take every cell, each in one piece that holds its seed', () => {
    expect(taken.size).toBe(inner.length);
    for (const [region, seed] of seeds.entries()) {
      const cells = inner.filter((cell) => taken.get(cell) === region);
      expect(piecesOf(mesh, cells)).toHaveLength(1);
      expect(cells).toContain(seed);
    }
  });

  test('rings of the parts sum to the ring of the whole, at any depth', () => {
    const borders = bordersOf(mesh, (cell) => taken.get(cell));
    const area = (regionOf: (cell: number) => number | undefined) =>
      [...ringsOf(borders, regionOf).values()].flat().reduce((sum, ring) => sum + twiceArea(ring), 0);
    const whole = area((cell) => (taken.has(cell) ? 0 : undefined));
    expect(whole / 2).toBeGreaterThan(55);
    expect(area((cell) => taken.get(cell))).toBeCloseTo(whole, 9);
    expect(area((cell) => (taken.has(cell) ? taken.get(cell)! >> 1 : undefined))).toBeCloseTo(whole, 9);
  });

  test('a region within a region is a hole of it', () => {
    const heart = mesh.neighbours[inner[60]!]!;
    const regionOf = (cell: number) =>
      heart.includes(cell) || cell === inner[60] ? 'heart' : taken.has(cell) ? 'rest' : undefined;
    const rings = ringsOf(bordersOf(mesh, regionOf), regionOf);
    expect(rings.get('heart')!.map((ring) => Math.sign(twiceArea(ring)))).toEqual([1]);
    expect(rings.get('rest')!.map((ring) => Math.sign(twiceArea(ring)))).toEqual([1, -1]);
  });
});

describe('drawing', () => {
  test('GCJ-02 to WGS84: about 620 m in Suizhou', () => {
    const moved = distance(toPlane(gcj02ToWgs84([113.37, 31.72])), toPlane([113.37, 31.72]));
    expect(moved).toBeGreaterThan(0.55);
    expect(moved).toBeLessThan(0.7);
    expect(gcj02ToWgs84([113.37, 31.72])[0]).toBeLessThan(113.37);
  });

  test('the plane and back', () => {
    const [lon, lat] = fromPlane(toPlane([113.9, 32.1]));
    expect(lon).toBeCloseTo(113.9, 12);
    expect(lat).toBeCloseTo(32.1, 12);
  });

  test('thinning keeps the ends and what stands out', () => {
    expect(
      thinned(
        [
          [0, 0],
          [1, 0.5],
          [2, 1],
          [3, 0.55],
          [4, 0],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [2, 1],
      [4, 0],
    ]);
    expect(
      thinned(
        [
          [0, 0],
          [1, 0.01],
          [2, 0],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });

  test('a wandering line starts and ends where it should', () => {
    const line = wander(
      [
        [0, 0],
        [5, 3],
        [9, 0],
      ],
      0.5,
      1,
      noiseOf(1, 2),
    );
    expect(line[0]).toEqual([0, 0]);
    expect(line.at(-1)).toEqual([9, 0]);
    expect(line.length).toBeGreaterThan(15);
  });

  test('roads join neighbours, lanes every place', () => {
    const row: Point[] = [
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0.1],
    ];
    expect(neighbourPairs(row)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(treePairs(row)).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  test('chance and noise repeat, and stay in [0, 1)', () => {
    const [a, b] = [chanceFrom(3), chanceFrom(3)];
    const noise = noiseOf(3, 2);
    for (let i = 0; i < 500; i++) {
      const value = a();
      expect(value).toBe(b());
      for (const each of [value, noise(i * 0.37, -i * 0.91)]) {
        expect(each).toBeGreaterThanOrEqual(0);
        expect(each).toBeLessThan(1);
      }
    }
  });
});
