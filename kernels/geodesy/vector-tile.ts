/** Vector tiles (Mapbox Vector Tile 2.1): areas in degrees brought onto the grid of a tile, thinned and packed. */
import { ProtobufWriter } from './protobuf.ts';
import { clipped, grid, simplified, twiceArea } from './tile-rings.ts';
import type { Tile } from './tiles.ts';
import type { FlatPolygon } from './twkb.ts';

export type TileValue = string | number | boolean;

export interface TileFeature {
  id?: number;
  properties: Readonly<Record<string, TileValue | null | undefined>>;
  polygons: Iterable<FlatPolygon>;
}

export interface TileLayer {
  name: string;
  features: Iterable<TileFeature>;
}

export interface TileDetail {
  /** Steps of the grid along a side. */
  extent?: number;
  /** Steps kept beyond each side, so that outlines along the edge are not drawn. */
  buffer?: number;
  /** How far a line may move, in steps. A pixel of the screen has eight: a tile of 4096 steps is drawn 512 wide. */
  simplify?: number;
  /** Rings smaller than this are not drawn, in square steps. */
  leastArea?: number;
}

const PIXEL = 8;
const DETAIL: Required<TileDetail> = { extent: 4096, buffer: 64, simplify: 2, leastArea: PIXEL * PIXEL };

/**
 * One tile; a layer of which nothing is left is left out, so a tile of nothing is no bytes.
 * @example encodeTile({ z: 14, x: 13353, y: 6690 }, [{ name: 'parcel', features: [{ properties: { code: '0101' }, polygons: [[ring]] }] }])
 */
export function encodeTile(tile: Tile, layers: readonly TileLayer[], detail: TileDetail = {}): Uint8Array {
  const whole = { ...DETAIL, ...detail };
  const writer = new ProtobufWriter();
  for (const layer of layers) {
    const bytes = encodeLayer(tile, layer, whole);
    if (bytes) writer.block(3, bytes);
  }
  return writer.finish();
}

function encodeLayer(tile: Tile, { name, features }: TileLayer, detail: Required<TileDetail>): Uint8Array | undefined {
  const writer = new ProtobufWriter();
  const [keys, values] = [new Map<string, number>(), new Map<TileValue, number>()];
  let count = 0;
  writer.uint(15, 2);
  writer.text(1, name);
  for (const { id, properties, polygons } of features) {
    const geometry = commandsOf(tile, polygons, detail);
    if (geometry.length === 0) continue;
    count++;
    const feature = new ProtobufWriter();
    if (id !== undefined) feature.uint(1, id);
    feature.packed(2, tagsOf(properties, keys, values));
    feature.uint(3, 3);
    feature.packed(4, geometry);
    writer.block(2, feature.finish());
  }
  if (count === 0) return undefined;
  for (const key of keys.keys()) writer.text(3, key);
  for (const value of values.keys()) writer.block(4, encodeValue(value));
  writer.uint(5, detail.extent);
  return writer.finish();
}

const placeOf = <T>(known: Map<T, number>, one: T): number => {
  const place = known.get(one) ?? known.size;
  known.set(one, place);
  return place;
};

const tagsOf = (
  properties: TileFeature['properties'],
  keys: Map<string, number>,
  values: Map<TileValue, number>,
): number[] =>
  Object.entries(properties).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [placeOf(keys, key), placeOf(values, value)],
  );

function encodeValue(value: TileValue): Uint8Array {
  const writer = new ProtobufWriter();
  if (typeof value === 'string') writer.text(1, value);
  else if (typeof value === 'boolean') writer.uint(7, value ? 1 : 0);
  else if (Number.isSafeInteger(value) && value >= 0) writer.uint(5, value);
  else writer.double(3, value);
  return writer.finish();
}

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE = 15;

/** §4.3: each ring a move, lines, a close; every point a step from the last. A hole of a dropped ring goes with it. */
function commandsOf(tile: Tile, polygons: Iterable<FlatPolygon>, detail: Required<TileDetail>): number[] {
  const commands: number[] = [];
  let [x, y] = [0, 0];
  const step = (toX: number, toY: number) => {
    commands.push(zigzag(toX - x), zigzag(toY - y));
    [x, y] = [toX, toY];
  };
  for (const polygon of polygons)
    for (const [nth, ring] of polygon.entries()) {
      const drawn = drawnRing(tile, ring, nth === 0, detail);
      if (!drawn && nth === 0) break;
      if (!drawn) continue;
      commands.push(MOVE_TO + 8);
      step(drawn[0]!, drawn[1]!);
      commands.push(LINE_TO + (drawn.length / 2 - 1) * 8);
      for (let i = 2; i < drawn.length; i += 2) step(drawn[i]!, drawn[i + 1]!);
      commands.push(CLOSE);
    }
  return commands;
}

/** §4.3.4.4: outer rings have a positive area with rows counted downwards, holes a negative one. */
function drawnRing(tile: Tile, ring: readonly number[], outer: boolean, detail: Required<TileDetail>) {
  const { extent, buffer, simplify, leastArea } = detail;
  const onGrid = grid(tile, ring, extent);
  const inside = clipped(onGrid, -buffer, extent + buffer);
  if (!inside) return undefined;
  const points = simplified(inside, simplify);
  const doubled = twiceArea(points);
  if (points.length < 6 || Math.abs(doubled) < Math.max(2 * leastArea, 1)) return undefined;
  return doubled > 0 === outer ? points : turned(points);
}

function turned(points: readonly number[]): number[] {
  const back: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) back.push(points[i]!, points[i + 1]!);
  return back;
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
