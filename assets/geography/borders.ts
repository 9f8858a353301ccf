/** Borders of a division of the mesh as shared lines, and the rings of any coarser division put together from them. */
import type { Mesh } from './mesh.ts';
import type { Point, Ring } from './plane.ts';

/** A line between two junctions (or a closed one), with a cell to each side that tells the regions it parts. */
export interface Border {
  points: readonly Point[];
  from: number;
  to: number;
  left: number;
  right: number;
}

const between = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/**
 * Lines run through the middles of the cell edges and keep only junctions as corners. That cannot make two lines
 * cross: each piece stays in the triangle of one corner, and such a corner carries one line only.
 */
function softened(mesh: Mesh, corners: readonly number[], closed: boolean): Point[] {
  const at = corners.map((corner) => mesh.corners[corner]!);
  const middles = at.slice(1).map((point, i) => between(at[i]!, point));
  return closed ? [...middles, middles[0]!] : [at[0]!, ...middles, at.at(-1)!];
}

export function bordersOf(mesh: Mesh, regionOf: (cell: number) => unknown): Border[] {
  const meeting = new Map<number, number[]>();
  const edges = mesh.edges.filter(({ left, right }) => regionOf(left) !== regionOf(right));
  for (const [index, { from, to }] of edges.entries())
    for (const corner of [from, to]) meeting.set(corner, [...(meeting.get(corner) ?? []), index]);
  const isJunction = (corner: number) => meeting.get(corner)!.length !== 2;
  const walked = new Set<number>();
  const borders: Border[] = [];
  const walk = (start: number, first: number) => {
    const corners = [start];
    const { from, left, right } = edges[first]!;
    for (let index: number | undefined = first; index !== undefined; ) {
      walked.add(index);
      const edge: (typeof edges)[number] = edges[index]!;
      const here: number = edge.from === corners.at(-1) ? edge.to : edge.from;
      corners.push(here);
      index = isJunction(here) ? undefined : meeting.get(here)!.find((other) => !walked.has(other));
    }
    const closed = corners[0] === corners.at(-1) && !isJunction(start);
    const sides = from === start ? { left, right } : { left: right, right: left };
    borders.push({ points: softened(mesh, corners, closed), from: start, to: corners.at(-1)!, ...sides });
  };
  for (const [corner, indices] of meeting)
    if (isJunction(corner)) for (const index of indices) if (!walked.has(index)) walk(corner, index);
  for (const [index, edge] of edges.entries()) if (!walked.has(index)) walk(edge.from, index);
  return borders;
}

/** Rings of every region, its outer one first and counter-clockwise; cells of region `undefined` have none. */
export function ringsOf<R>(borders: readonly Border[], regionOf: (cell: number) => R | undefined): Map<R, Ring[]> {
  const loose = new Map<R, Map<number, { to: number; points: readonly Point[] }>>();
  const rings = new Map<R, Ring[]>();
  const add = (region: R | undefined, from: number, to: number, points: readonly Point[]) => {
    if (region === undefined) return;
    if (from === to) rings.set(region, [...(rings.get(region) ?? []), points.slice(0, -1)]);
    else loose.set(region, (loose.get(region) ?? new Map()).set(from, { to, points }));
  };
  for (const { from, to, points, left, right } of borders) {
    const [a, b] = [regionOf(left), regionOf(right)];
    if (a === b) continue;
    add(a, from, to, points);
    add(b, to, from, points.toReversed());
  }
  for (const [region, lines] of loose) {
    for (const start of lines.keys()) {
      const ring: Point[] = [];
      for (let at = start, line = lines.get(at); line; line = lines.get(at)) {
        lines.delete(at);
        ring.push(...line.points.slice(0, -1));
        at = line.to;
      }
      if (ring.length) rings.set(region, [...(rings.get(region) ?? []), ring]);
    }
  }
  for (const list of rings.values()) list.sort((a, b) => twiceArea(b) - twiceArea(a));
  return rings;
}

/** Twice the signed area; counter-clockwise is positive. */
export const twiceArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

/** Fewer corners, none farther than `toleranceKm` from the line it had (Douglas and Peucker 1973); both ends stay. */
export function thinned(points: readonly Point[], toleranceKm: number): Point[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  const offOf = ([x, y]: Point) =>
    length ? Math.abs(dx * (y - first[1]) - dy * (x - first[0])) / length : Math.hypot(x - first[0], y - first[1]);
  let far = 0;
  for (const [i, point] of points.entries()) if (offOf(point) > offOf(points[far]!)) far = i;
  if (offOf(points[far]!) <= toleranceKm) return [first, last];
  return [...thinned(points.slice(0, far + 1), toleranceKm), ...thinned(points.slice(far), toleranceKm).slice(1)];
}
