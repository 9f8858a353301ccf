/** A map begins on the whole of one's own division, and on nothing where nothing is known of it. */
import { expect, test } from 'vitest';
import { extentOf, underOf } from './extent.ts';

test('a county reaches around the points of all its townships, with room to its border', () => {
  const [west, south, east, north] = extentOf(
    [
      [113.2, 31.9],
      [113.6, 31.5],
      [113.4, 31.7],
    ],
    'township',
  )!;
  expect(west).toBeLessThan(113.2);
  expect(east).toBeGreaterThan(113.6);
  expect(south).toBeLessThan(31.5);
  expect(north).toBeGreaterThan(31.9);
  expect((west + east) / 2).toBeCloseTo(113.4);
  expect((south + north) / 2).toBeCloseTo(31.7);
});

test('a township is measured by its villages, and none gives no extent', () => {
  expect([undefined, '4213', '421303', '421303187'].map(underOf)).toEqual([
    'township',
    'township',
    'township',
    'village',
  ]);
  expect(extentOf([], 'village')).toBeUndefined();
});
