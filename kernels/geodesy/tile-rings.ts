/** Rings on the grid of a tile: brought there, cut at its edge, thinned. Flat: x and y by turns, not repeated at the end. */
import { MAX_LATITUDE, type Tile } from './tiles.ts';

const RADIANS = Math.PI / 180;

/** Web Mercator, rows downwards, in steps of which a tile has `extent`. */
export function grid({ z, x, y }: Tile, ring: readonly number[], extent: number): number[] {
  const size = 2 ** z;
  const points: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const lat = Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, ring[i + 1]!)) * RADIANS;
    const row = (1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2;
    points.push(((ring[i]! + 180) / 360) * size * extent - x * extent, row * size * extent - y * extent);
  }
  return points;
}

/** Sutherland–Hodgman: outside parts fold onto the edge, which lies in the buffer and is never seen. undefined: all outside. */
export function clipped(points: readonly number[], low: number, high: number): readonly number[] | undefined {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [px, py] = [points[i]!, points[i + 1]!];
    if (px < west) west = px;
    if (px > east) east = px;
    if (py < north) north = py;
    if (py > south) south = py;
  }
  if (east < low || west > high || south < low || north > high) return undefined;
  let kept = points;
  if (west < low) kept = halved(kept, 0, low, 1);
  if (east > high) kept = halved(kept, 0, high, -1);
  if (north < low) kept = halved(kept, 1, low, 1);
  if (south > high) kept = halved(kept, 1, high, -1);
  return kept.length < 6 ? undefined : kept;
}

/** What lies on the side of `edge` to which `sign` points, along one axis. */
function halved(points: readonly number[], axis: 0 | 1, edge: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  const other = 1 - axis;
  for (let i = 0; i < points.length; i += 2) {
    const j = i === 0 ? points.length - 2 : i - 2;
    const [from, to] = [points[j + axis]!, points[i + axis]!];
    const [wasIn, isIn] = [(from - edge) * sign >= 0, (to - edge) * sign >= 0];
    if (wasIn !== isIn) {
      const share = (edge - from) / (to - from);
      const across = points[j + other]! + (points[i + other]! - points[j + other]!) * share;
      if (axis === 0) kept.push(edge, across);
      else kept.push(across, edge);
    }
    if (isIn) kept.push(points[i]!, points[i + 1]!);
  }
  return kept;
}

/** Twice the signed area. */
export function twiceArea(points: readonly number[]): number {
  let doubled = 0;
  for (let i = 0; i < points.length; i += 2) {
    const j = i === 0 ? points.length - 2 : i - 2;
    doubled += points[j]! * points[i + 1]! - points[i]! * points[j + 1]!;
  }
  return doubled;
}

/** Douglas and Peucker on the ring cut at its first point and at the one farthest from it, then onto whole steps. */
export function simplified(points: readonly number[], tolerance: number): number[] {
  const count = points.length / 2;
  const keep = new Uint8Array(count);
  const far = farthest(points);
  keep[0] = 1;
  keep[far] = 1;
  const spans: [number, number][] = [
    [0, far],
    [far, count],
  ];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const at = bulge(points, from, to, tolerance);
    if (at < 0) continue;
    keep[at] = 1;
    spans.push([from, at], [at, to]);
  }
  return rounded(points, keep);
}

function farthest(points: readonly number[]): number {
  let [far, most] = [0, -1];
  for (let i = 2; i < points.length; i += 2) {
    const square = (points[i]! - points[0]!) ** 2 + (points[i + 1]! - points[1]!) ** 2;
    if (square > most) [far, most] = [i / 2, square];
  }
  return far;
}

/** The point between two that lies farthest from their line, if farther than allowed; -1: none. `to` may be the end, which is point 0. */
function bulge(points: readonly number[], from: number, to: number, tolerance: number): number {
  const end = (to * 2) % points.length;
  const [ax, ay, bx, by] = [points[from * 2]!, points[from * 2 + 1]!, points[end]!, points[end + 1]!];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  let [at, most] = [-1, tolerance * tolerance];
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [points[i * 2]! - ax, points[i * 2 + 1]! - ay];
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
    const square = (px - share * dx) ** 2 + (py - share * dy) ** 2;
    if (square > most) [at, most] = [i, square];
  }
  return at;
}

/** Points that fall together on the grid are one. */
function rounded(points: readonly number[], keep: Uint8Array): number[] {
  const kept: number[] = [];
  for (let i = 0; i < keep.length; i++) {
    if (!keep[i]) continue;
    const [x, y] = [Math.round(points[i * 2]!), Math.round(points[i * 2 + 1]!)];
    if (kept.length > 0 && kept.at(-2) === x && kept.at(-1) === y) continue;
    kept.push(x, y);
  }
  if (kept.length > 2 && kept[0] === kept.at(-2) && kept[1] === kept.at(-1)) kept.length -= 2;
  return kept;
}
