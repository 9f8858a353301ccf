/** Where the demo's findings lie: a point or a plot of a few 亩 not far from the middle of its village, wholly inside it. */
import { areaM2OfMu } from '@cuntu/geodesy';
import type { CitySeed } from '#modules/bureau';
import type { Chance } from '../chance.ts';

type LonLat = [number, number];
export type PlotShape = { type: 'Polygon'; coordinates: LonLat[][] };
export type PointShape = { type: 'Point'; coordinates: LonLat };

/** Metres of a degree near 31.8° N, near enough to lay out a field. */
const LAT_M = 110_900;
const LON_M = 94_700;
const RADII_M = [900, 450, 200, 80, 0];
/** About a centimetre. */
const DECIMALS = 7;

export interface Site {
  village: string;
  centre: LonLat;
}

export type Village = CitySeed['divisions'][number];

export const moved = ([lon, lat]: LonLat, eastM: number, northM: number): LonLat => [
  Number((lon + eastM / LON_M).toFixed(DECIMALS)),
  Number((lat + northM / LAT_M).toFixed(DECIMALS)),
];

/** Even-odd over all rings, so that holes and several parts need no care. */
export function covers(outline: unknown, [x, y]: LonLat): boolean {
  const { type, coordinates } = outline as { type: string; coordinates: LonLat[][] | LonLat[][][] };
  const rings = (type === 'Polygon' ? coordinates : coordinates.flat()) as LonLat[][];
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[xi, yi], [xj, yj]] = [ring[i]!, ring[j]!];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  return inside;
}

export interface Ground {
  point: PointShape;
  plot: PlotShape;
  /** A second look at the same thing, some metres away. */
  near: PointShape;
}

export function groundIn(village: Village, chance: Chance): Ground {
  const sides = sidesOf(areaM2OfMu(0.5 + 9.5 * chance.part() ** 2.2), chance);
  const turn = chance.part() * Math.PI;
  const [angle, far] = [chance.part() * 2 * Math.PI, 0.3 + 0.7 * chance.part()];
  for (const radius of RADII_M) {
    const middle = moved(village.centre, Math.cos(angle) * far * radius, Math.sin(angle) * far * radius);
    const ring = rectangle(middle, sides, turn);
    if (ring.every((corner) => covers(village.outline, corner))) return dressed(middle, ring, chance);
  }
  throw new Error(`${village.code} is too small for a plot at its middle`);
}

const sidesOf = (areaM2: number, chance: Chance): LonLat => {
  const ratio = 1 + 1.4 * chance.part();
  return [Math.sqrt(areaM2 * ratio), Math.sqrt(areaM2 / ratio)];
};

/** Anticlockwise and closed, a little out of square as plots are. */
function rectangle(middle: LonLat, [longM, shortM]: LonLat, turn: number): LonLat[] {
  const corners = [
    [-1, -1],
    [1.06, -1],
    [1, 0.97],
    [-1, 1],
  ].map(([a, b]) => {
    const [x, y] = [(a! * longM) / 2, (b! * shortM) / 2];
    return moved(middle, x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn));
  });
  return [...corners, corners[0]!];
}

function dressed(middle: LonLat, ring: LonLat[], chance: Chance): Ground {
  const near = moved(middle, chance.between(-6, 6), chance.between(-6, 6));
  return {
    point: { type: 'Point', coordinates: middle },
    plot: { type: 'Polygon', coordinates: [ring] },
    near: { type: 'Point', coordinates: near },
  };
}
