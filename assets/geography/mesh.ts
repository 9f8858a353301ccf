/** A mesh of small cells: every border of the sketch runs along its edges, so that what lies side by side fits exactly. */
import { Delaunay } from 'd3-delaunay';
import type { Point } from './plane.ts';

export interface Mesh {
  /** One site a cell, in km. */
  sites: readonly Point[];
  neighbours: readonly (readonly number[])[];
  /** Vertices of the Voronoi diagram: the centres of the circles around the triangles. */
  corners: readonly Point[];
  /** The three cells around a corner. */
  around: readonly (readonly [number, number, number])[];
  /** Cell edges: corner to corner, with the cell to the left and to the right. */
  edges: readonly { from: number; to: number; left: number; right: number }[];
}

export interface Frame {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Sites at least `gapKm(x, y)` apart, tried in random order until 30 tries an area go in vain (Bridson's bound). */
function scatter(
  frame: Frame,
  gapKm: (x: number, y: number) => number,
  finestKm: number,
  chance: () => number,
): Point[] {
  const cell = finestKm / Math.SQRT2;
  const columns = Math.ceil((frame.east - frame.west) / cell);
  const grid = new Map<number, Point>();
  const sites: Point[] = [];
  const keyOf = (x: number, y: number) =>
    Math.floor((y - frame.south) / cell) * columns + Math.floor((x - frame.west) / cell);
  const isFree = (x: number, y: number, gap: number) => {
    const reach = Math.ceil(gap / cell);
    const key = keyOf(x, y);
    for (let j = -reach; j <= reach; j++)
      for (let i = -reach; i <= reach; i++) {
        const other = grid.get(key + j * columns + i);
        if (other && Math.hypot(other[0] - x, other[1] - y) < gap) return false;
      }
    return true;
  };
  const put = (x: number, y: number) => {
    grid.set(keyOf(x, y), [x, y]);
    sites.push([x, y]);
  };
  put((frame.west + frame.east) / 2, (frame.south + frame.north) / 2);
  const active = [0];
  while (active.length) {
    const pick = Math.floor(chance() * active.length);
    const [px, py] = sites[active[pick]!]!;
    let placed = false;
    for (let attempt = 0; attempt < 30 && !placed; attempt++) {
      const gap = gapKm(px, py);
      const [angle, far] = [chance() * 2 * Math.PI, gap * (1 + chance())];
      const [x, y] = [px + far * Math.cos(angle), py + far * Math.sin(angle)];
      if (x <= frame.west || x >= frame.east || y <= frame.south || y >= frame.north) continue;
      if (!isFree(x, y, gapKm(x, y))) continue;
      put(x, y);
      active.push(sites.length - 1);
      placed = true;
    }
    if (!placed) active[pick] = active[active.length - 1]!;
    if (!placed) active.pop();
  }
  return sites;
}

function cornerOf([a, b, c]: readonly Point[]): Point {
  const [bx, by, cx, cy] = [b![0] - a![0], b![1] - a![1], c![0] - a![0], c![1] - a![1]];
  const twice = 2 * (bx * cy - by * cx);
  const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy];
  return [a![0] + (cy * bb - by * cc) / twice, a![1] + (bx * cc - cx * bb) / twice];
}

export function meshOf(
  frame: Frame,
  gapKm: (x: number, y: number) => number,
  finestKm: number,
  chance: () => number,
): Mesh {
  const sites = scatter(frame, gapKm, finestKm, chance);
  const { triangles, halfedges } = Delaunay.from(sites.map(([x, y]): [number, number] => [x, y]));
  const around = Array.from({ length: triangles.length / 3 }, (_, t) => {
    return [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!] as const;
  });
  const corners = around.map((cells) => cornerOf(cells.map((cell) => sites[cell]!)));
  const neighbours: number[][] = sites.map(() => []);
  const edges: { from: number; to: number; left: number; right: number }[] = [];
  for (let half = 0; half < triangles.length; half++) {
    const [a, b] = [triangles[half]!, triangles[half % 3 === 2 ? half - 2 : half + 1]!];
    const twin = halfedges[half]!;
    if (twin < half && twin >= 0) continue;
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
    if (twin < 0) continue;
    const [from, to] = [Math.floor(half / 3), Math.floor(twin / 3)];
    edges.push(
      leftOf(corners[from]!, corners[to]!, sites[a]!)
        ? { from, to, left: a, right: b }
        : { from, to, left: b, right: a },
    );
  }
  return { sites, neighbours, corners, around, edges };
}

const leftOf = (from: Point, to: Point, site: Point) =>
  (to[0] - from[0]) * (site[1] - from[1]) - (to[1] - from[1]) * (site[0] - from[0]) > 0;
