/** What the demo's own base map shows at a place, so that its parcels do not contradict it. */
import { readFileSync } from 'node:fs';
import type { Point } from './cutting.ts';

export type Cover = 'water' | 'built' | 'forest' | 'basic' | 'farm';

interface Patch {
  cover: Cover;
  rings: Point[][];
  west: number;
  east: number;
  south: number;
  north: number;
}

interface Feature {
  properties: { kind: string };
  geometry: { type: string; coordinates: unknown };
}

const read = (file: string): Feature[] =>
  JSON.parse(readFileSync(new URL(`../../../../ui/map/basemap/${file}`, import.meta.url), 'utf8')).features;

const inside = (ring: readonly Point[], [x, y]: Point): boolean => {
  let odd = false;
  for (const [i, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring.at(i - 1)!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
};

/** What lies above hides what lies below: water, houses, woods, then fields. */
const ABOVE: readonly Cover[] = ['water', 'built', 'forest', 'basic'];

export function coverAt(): (place: Point) => Cover {
  const patches = [...read('cover.json'), ...read('water.json')].flatMap(patchesOf);
  const ordered = ABOVE.flatMap((cover) => patches.filter((one) => one.cover === cover));
  return ([x, y]) =>
    ordered.find(
      ({ west, east, south, north, rings }) =>
        x >= west &&
        x <= east &&
        y >= south &&
        y <= north &&
        rings.filter((ring) => inside(ring, [x, y])).length % 2 === 1,
    )?.cover ?? 'farm';
}

function patchesOf({ properties: { kind }, geometry }: Feature): Patch[] {
  const cover = kind === 'reservoir' ? 'water' : ABOVE.find((one) => one === kind);
  if (!cover || !geometry.type.endsWith('Polygon')) return [];
  const parts = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Point[][][];
  return parts.map((rings) => {
    const [xs, ys] = [rings[0]!.map(([x]) => x), rings[0]!.map(([, y]) => y)];
    return {
      cover,
      rings,
      west: Math.min(...xs),
      east: Math.max(...xs),
      south: Math.min(...ys),
      north: Math.max(...ys),
    };
  });
}
