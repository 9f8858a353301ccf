/** Tiles against the addresses that every web map uses. */
import { describe, expect, test } from 'vitest';
import type { LonLat } from './shapes.ts';
import { isTile, MAX_LATITUDE, MAX_ZOOM, tileBounds, tileOf, tilesOver } from './tiles.ts';

describe('example: tileOf', () => {
  test.each([
    [[0, 0], 0, 0, 0],
    [[113.4, 31.7], 0, 0, 0],
    [[113.4, 31.7], 1, 1, 0],
    [[113.4, 31.7], 10, 834, 416],
    [[113.4, 31.7], 14, 13352, 6669],
    [[-180, 85.06], 3, 0, 0],
    [[180, -85.06], 3, 7, 7],
    [[0, 90], 5, 16, 0],
    [[0, -90], 5, 16, 31],
    [[-0.0000001, 0.0000001], 1, 0, 0],
    [[0, 0], 1, 1, 1],
  ] as [LonLat, number, number, number][])('%j at zoom %i is column %i, row %i', (place, z, x, y) => {
    expect(tileOf(place, z)).toEqual({ z, x, y });
  });
});

describe('example: tileBounds', () => {
  test('the whole world', () => {
    const [west, south, east, north] = tileBounds({ z: 0, x: 0, y: 0 });
    expect([west, east]).toEqual([-180, 180]);
    expect(north).toBeCloseTo(MAX_LATITUDE, 10);
    expect(south).toBeCloseTo(-MAX_LATITUDE, 10);
  });

  test('a tile of zoom 10', () => {
    const expected = [113.203125, 31.653381399664, 113.5546875, 31.952162238025];
    for (const [i, bound] of tileBounds({ z: 10, x: 834, y: 416 }).entries())
      expect(bound).toBeCloseTo(expected[i]!, 9);
  });
});

describe('example: isTile', () => {
  test.each([
    [0, 0, 0],
    [1, 1, 1],
    [14, 13352, 6669],
    [MAX_ZOOM, 2 ** MAX_ZOOM - 1, 0],
  ])('%i/%i/%i is one', (z, x, y) => expect(isTile({ z, x, y })).toBe(true));

  test.each([
    [0, 1, 0],
    [1, 2, 0],
    [1, 0, 2],
    [-1, 0, 0],
    [MAX_ZOOM + 1, 0, 0],
    [3, -1, 0],
    [3, 0, -1],
    [3, 0.5, 0],
    [Number.NaN, 0, 0],
    [3, Number.POSITIVE_INFINITY, 0],
  ])('%d/%d/%d is none', (z, x, y) => expect(isTile({ z, x, y })).toBe(false));
});

describe('example: tilesOver', () => {
  test('one tile over itself, row by row over more', () => {
    expect(tilesOver([113.3, 31.7, 113.5, 31.9], 10).list()).toEqual([{ z: 10, x: 834, y: 416 }]);
    const { count, list } = tilesOver([-10, -10, 10, 10], 1);
    expect(count).toBe(4);
    expect(list().map(({ x, y }) => `${x}/${y}`)).toEqual(['0/0', '1/0', '0/1', '1/1']);
  });

  test('counts before anybody lists', () => {
    expect(tilesOver([-180, -85, 180, 85], 12).count).toBe(4096 * 4084);
  });
});
