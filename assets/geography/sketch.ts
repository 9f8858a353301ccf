/** What is drawn by hand on the sketch: rivers, reservoirs, roads, and what grows or stands on the land. */
import type { Mesh } from './mesh.ts';
import { distance, type Point, type Ring } from './plane.ts';

type Noise = (x: number, y: number) => number;

/** A smooth line through `knots` (Catmull-Rom), about `stepKm` a piece, that sways by up to `swayKm` between its ends. */
export function wander(knots: readonly Point[], stepKm: number, swayKm: number, noise: Noise): Point[] {
  const line: Point[] = [];
  for (let i = 0; i + 1 < knots.length; i++) {
    const [a, b, c, d] = [knots[i - 1] ?? knots[i]!, knots[i]!, knots[i + 1]!, knots[i + 2] ?? knots[i + 1]!];
    const pieces = Math.max(1, Math.round(distance(b, c) / stepKm));
    for (let k = 0; k < pieces; k++) line.push(between(a, b, c, d, k / pieces));
  }
  line.push(knots.at(-1)!);
  return line.map(([x, y], i) => {
    const loose = Math.min(1, i / 4, (line.length - 1 - i) / 4);
    return [x + (noise(x, y) - 0.5) * 2 * swayKm * loose, y + (noise(y + 500, x) - 0.5) * 2 * swayKm * loose];
  });
}

function between(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const along = (k: 0 | 1) =>
    0.5 *
    (2 * b[k] +
      (c[k] - a[k]) * t +
      (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
      (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3);
  return [along(0), along(1)];
}

/** A reservoir with inlets: a circle whose radius swings with the noise. */
export function pondAt([x, y]: Point, radiusKm: number, noise: Noise): Ring {
  return Array.from({ length: 44 }, (_, i) => {
    const [cos, sin] = [Math.cos((i * Math.PI) / 22), Math.sin((i * Math.PI) / 22)];
    const radius = radiusKm * (0.35 + 1.3 * noise(x * 7 + cos * radiusKm * 0.9, y * 7 + sin * radiusKm * 0.9));
    return [x + cos * radius, y + sin * radius];
  });
}

/** Pairs of places joined directly: no third place is nearer to both than they are to each other (Toussaint 1980). */
export function neighbourPairs(places: readonly Point[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (const [i, a] of places.entries())
    for (const [j, b] of places.entries())
      if (
        i < j &&
        !places.some((c, k) => k !== i && k !== j && Math.max(distance(a, c), distance(b, c)) < distance(a, b))
      )
        pairs.push([i, j]);
  return pairs;
}

/** Shortest tree over the places (Prim): lanes that reach every village and close no circle. */
export function treePairs(places: readonly Point[]): [number, number][] {
  const pairs: [number, number][] = [];
  const joined = [0];
  const open = new Set([...places.keys()].slice(1));
  while (open.size) {
    let best: [number, number] = [0, 0];
    let least = Number.POSITIVE_INFINITY;
    for (const i of joined)
      for (const j of open)
        if (distance(places[i]!, places[j]!) < least) [best, least] = [[i, j], distance(places[i]!, places[j]!)];
    pairs.push(best);
    joined.push(best[1]);
    open.delete(best[1]);
  }
  return pairs;
}

export interface Hill {
  at: Point;
  radiusKm: number;
}

export interface Cover {
  /** Wooded hills. */
  hills: readonly Hill[];
  /** Plains under permanent protection. */
  plains: readonly Hill[];
  /** Built-up places. */
  settlements: readonly Hill[];
}

const liftOf = (site: Point, hills: readonly Hill[]) =>
  hills.reduce((most, { at, radiusKm }) => Math.max(most, 1 - distance(site, at) / radiusKm), 0);

/** Cell → its cover; undefined is other farmland, the ground everything else lies on. */
export function coverOn(
  mesh: Mesh,
  cells: readonly number[],
  { hills, plains, settlements }: Cover,
  noises: readonly Noise[],
) {
  const [woods, fields, streets] = noises as readonly [Noise, Noise, Noise];
  const cover = new Map<number, 'built' | 'forest' | 'basic'>();
  for (const cell of cells) {
    const site = mesh.sites[cell]!;
    if (liftOf(site, settlements) + (streets(...site) - 0.5) * 0.9 > 0.28) cover.set(cell, 'built');
    else if (liftOf(site, hills) * 0.75 + woods(...site) > 0.86) cover.set(cell, 'forest');
    else if (liftOf(site, plains) * 0.4 + fields(...site) > 0.61) cover.set(cell, 'basic');
  }
  return cover;
}
