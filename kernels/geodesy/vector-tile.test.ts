/** Our tiles read back by the decoder that maps use. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { type Tile, tileBounds, tileOf } from './tiles.ts';
import { type FlatPolygon, polygonsOfTwkb } from './twkb.ts';
import { encodeTile, type TileDetail, type TileFeature } from './vector-tile.ts';

const tile = tileOf([113.46, 31.7], 14);
const [west, south, east, north] = tileBounds(tile);
/** A place by its share of the tile, from its north-west. */
const at = (x: number, y: number): [number, number] => [west + (east - west) * x, north + (south - north) * y];
const ring = (...shares: [number, number][]) => shares.flatMap(([x, y]) => at(x, y));
const box = (x0: number, y0: number, x1: number, y1: number) => ring([x0, y0], [x1, y0], [x1, y1], [x0, y1]);

const feature = (polygons: FlatPolygon[], properties: TileFeature['properties'] = {}, id?: number): TileFeature => ({
  properties,
  polygons,
  ...(id !== undefined && { id }),
});
const decoded = (features: TileFeature[], detail?: TileDetail, of: Tile = tile) =>
  new VectorTile(new PbfReader(encodeTile(of, [{ name: 'parcel', features }], detail)));
const one = (polygons: FlatPolygon[], detail?: TileDetail) =>
  decoded([feature(polygons)], detail)
    .layers.parcel?.feature(0)
    .loadGeometry();
const doubled = (points: { x: number; y: number }[]) =>
  points.reduce((sum, p, i) => {
    const q = points[(i + 1) % points.length]!;
    return sum + p.x * q.y - q.x * p.y;
  }, 0);

describe('a tile', () => {
  test('has the layer, its version, its extent, ids and properties of every kind', () => {
    const properties = {
      code: '0101',
      areaM2: 12.5,
      count: 7,
      negative: -3,
      held: true,
      large: 2 ** 40,
      none: null,
      name: '水田😀',
    };
    const read = decoded([feature([[box(0.1, 0.1, 0.9, 0.9)]], properties, 42)]);
    const layer = read.layers.parcel!;
    expect([layer.version, layer.extent, layer.length]).toEqual([2, 4096, 1]);
    const { none: _, ...kept } = properties;
    expect(layer.feature(0).properties).toEqual(kept);
    expect(layer.feature(0).id).toBe(42);
    expect(layer.feature(0).type).toBe(3);
  });

  test('has places to the step', () => {
    const [points] = one([[box(0.25, 0.5, 0.75, 1)]])!;
    expect(points!.slice(0, 4).map(({ x, y }) => [x, y])).toEqual([
      [1024, 2048],
      [3072, 2048],
      [3072, 4096],
      [1024, 4096],
    ]);
  });

  test('of nothing is no bytes', () => {
    expect(encodeTile(tile, [{ name: 'parcel', features: [] }])).toHaveLength(0);
    expect(encodeTile(tile, [{ name: 'parcel', features: [feature([[box(3, 3, 4, 4)]])] }])).toHaveLength(0);
  });

  test('keeps each key and value once', () => {
    const parcels = Array.from({ length: 50 }, () =>
      feature([[box(0.1, 0.1, 0.2, 0.2)]], { code: '0101', use: '0101' }),
    );
    const bytes = encodeTile(tile, [{ name: 'parcel', features: parcels }]);
    expect(Buffer.from(bytes).toString('latin1').split('0101')).toHaveLength(2);
    expect(decoded(parcels).layers.parcel!.feature(49).properties).toEqual({ code: '0101', use: '0101' });
  });
});

describe('a ring', () => {
  test('turns as the standard wants it, whichever way it came', () => {
    const outer = box(0.1, 0.1, 0.9, 0.9);
    const hole = box(0.3, 0.3, 0.6, 0.6);
    const back = (flat: number[]) => flat.map((_, i) => flat[flat.length - 2 - i + 2 * (i % 2)]!);
    for (const polygon of [
      [outer, hole],
      [back(outer), back(hole)],
      [outer, back(hole)],
    ]) {
      const rings = one([polygon])!;
      expect(rings.map((points) => Math.sign(doubled(points)))).toEqual([1, -1]);
    }
  });

  test('is cut a little beyond the edge', () => {
    const [points] = one([[box(-3, 0.2, 5, 0.4)]])!;
    expect(Math.min(...points!.map(({ x }) => x))).toBe(-64);
    expect(Math.max(...points!.map(({ x }) => x))).toBe(4096 + 64);
    const whole = one([[box(-9, -9, 9, 9)]])![0]!;
    expect(Math.abs(doubled(whole))).toBe(2 * (4096 + 128) ** 2);
  });

  test('keeps what lies outside the tile out of it', () => {
    const flag = ring([0.5, 0.5], [8, 0.5], [8, 9], [0.5, 9], [0.5, 0.6], [-7, 0.6]);
    for (const points of one([[flag]])!)
      for (const { x, y } of points) expect(x >= -64 && x <= 4160 && y >= -64 && y <= 4160).toBe(true);
  });

  test('smaller than a pixel is not drawn, and a hole goes with its ring', () => {
    const small = 7 / 4096;
    expect(one([[box(0.5, 0.5, 0.5 + small, 0.5 + small)]])).toBeUndefined();
    const pixel = 9 / 4096;
    expect(one([[box(0.5, 0.5, 0.5 + pixel, 0.5 + pixel)]])).toHaveLength(1);
    expect(one([[box(0.1, 0.1, 0.9, 0.9), box(0.5, 0.5, 0.5 + small, 0.5 + small)]])).toHaveLength(1);
  });

  test('loses corners that nobody sees, and no others', () => {
    const many = Array.from({ length: 400 }, (_, i): [number, number] => {
      const turns = (i / 400) * 2 * Math.PI;
      return [0.5 + 0.4 * Math.cos(turns), 0.5 + 0.4 * Math.sin(turns)];
    });
    const fine = one([[ring(...many)]], { simplify: 0 })![0]!;
    const rough = one([[ring(...many)]], { simplify: 16 })![0]!;
    expect(fine.length).toBeGreaterThan(390);
    expect(rough.length).toBeLessThan(60);
    expect(Math.abs(doubled(rough) / doubled(fine) - 1)).toBeLessThan(0.02);
    expect(one([[box(0.1, 0.1, 0.9, 0.9)]], { simplify: 16 })![0]).toHaveLength(5);
  });

  test('of the whole world is drawn in the tile of the whole world', () => {
    const world = [-180, -90, 180, -90, 180, 90, -180, 90];
    const read = decoded([feature([[world]])], {}, { z: 0, x: 0, y: 0 });
    expect(Math.abs(doubled(read.layers.parcel!.feature(0).loadGeometry()[0]!))).toBe(2 * 4096 ** 2);
  });
});

describe('tiny well-known binary', () => {
  const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
  // Each is what st_astwkb of PostGIS 3.3 answers for the geometry named.
  test.each([
    ['a polygon, one decimal', '23000104dc11fa04020000020101', [[[113.4, 31.7, 113.5, 31.7, 113.5, 31.8]]]],
    [
      'two polygons, the second with a hole, five decimals',
      'a600020104c0a3e80aa0fb8203a09c010000a09c019f9c019f9c010204ffbdf40a9fb09b0380ea300000809f49ffe930ff9e4904c09a0cc09a0cc09a0c0000c09a0cbf9a0cbf9a0c',
      [
        [[113.4, 31.7, 113.5, 31.7, 113.5, 31.8]],
        [
          [-1, -2, 3, -2, 3, 4],
          [0, -1, 1, -1, 1, 0],
        ],
      ],
    ],
    [
      'a collection of a polygon and a multipolygon',
      '07000203000104e201400200000001000600020104000002000002010101040404020000020101',
      [[[113, 32, 114, 32, 114, 32]], [[0, 0, 1, 0, 1, 1]], [[2, 2, 3, 2, 3, 3]]],
    ],
    ['nothing', '0310', []],
  ])('is read as PostGIS writes it: %s', (_, text, polygons) => {
    expect(polygonsOfTwkb(hex(text))).toEqual(polygons);
  });
  test('says where it ends too early', () => {
    expect(() => polygonsOfTwkb(hex('230001'))).toThrow('cut off');
    expect(() => polygonsOfTwkb(hex('2100dc11fa04'))).toThrow('kind 1');
  });
});
