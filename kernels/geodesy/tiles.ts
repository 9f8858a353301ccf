/** Web map tiles: which tile a place is in, and what a tile covers. Row 0 is the northernmost. */
import type { Bounds, LonLat } from './shapes.ts';

export interface Tile {
  z: number;
  x: number;
  y: number;
}

export const MAX_ZOOM = 24;
/** Where web Mercator becomes a square. */
export const MAX_LATITUDE = 85.051_128_779_806_59;

/** Of numbers from an address: whole, and inside the square of that zoom. */
export const isTile = ({ z, x, y }: Tile): boolean =>
  [z, x, y].every(Number.isInteger) && z >= 0 && z <= MAX_ZOOM && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z;

/** Places beyond the square belong to the tile at its edge. */
export function tileOf([lon, lat]: LonLat, z: number): Tile {
  const size = 2 ** z;
  const clamped = Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat)) * (Math.PI / 180);
  const inside = (n: number): number => Math.min(size - 1, Math.max(0, Math.floor(n)));
  return {
    z,
    x: inside(((lon + 180) / 360) * size),
    y: inside(((1 - Math.asinh(Math.tan(clamped)) / Math.PI) / 2) * size),
  };
}

export function tileBounds({ z, x, y }: Tile): Bounds {
  const size = 2 ** z;
  const lonAt = (column: number): number => (column / size) * 360 - 180;
  const latAt = (row: number): number => Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * (180 / Math.PI);
  return [lonAt(x), latAt(y + 1), lonAt(x + 1), latAt(y)];
}

/** How many tiles of a zoom touch the bounds, so that a caller may refuse before listing them. */
export function tilesOver([west, south, east, north]: Bounds, z: number): { count: number; list: () => Tile[] } {
  const [from, to] = [tileOf([west, north], z), tileOf([east, south], z)];
  const [columns, rows] = [to.x - from.x + 1, to.y - from.y + 1];
  const list = (): Tile[] =>
    Array.from({ length: columns * rows }, (_, i) => ({
      z,
      x: from.x + (i % columns),
      y: from.y + Math.floor(i / columns),
    }));
  return { count: columns * rows, list };
}
