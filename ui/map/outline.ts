/** What can be wrong with a drawn outline, found while it is drawn. The server asks PostGIS again. */
import type { Bounds, Position } from './subject.ts';

export interface OutlineFault {
  code: 'tooFew' | 'crossing' | 'outside' | 'number';
  /** The vertex, counted from one. */
  number?: number;
}

/** Twice the signed area of a triangle: which side of ab is c on. */
const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position) =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

const crosses = (a: Position, b: Position, c: Position, d: Position): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** `corners` without the closing repeat. Edges that share a corner may touch there. */
export function crossesItself(corners: readonly Position[]): boolean {
  const edges = corners.map((corner, nth) => [corner, corners[(nth + 1) % corners.length]!] as const);
  return edges.some(([a, b], i) => edges.slice(i + 2).some(([c, d]) => c !== a && d !== a && crosses(a, b, c, d)));
}

export function faultsOf(corners: readonly Position[], within?: Bounds): OutlineFault[] {
  const faults: OutlineFault[] = [];
  corners.forEach(([lon, lat], nth) => {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) faults.push({ code: 'number', number: nth + 1 });
    else if (within && (lon < within[0] || lat < within[1] || lon > within[2] || lat > within[3]))
      faults.push({ code: 'outside', number: nth + 1 });
  });
  if (corners.length < 3) faults.push({ code: 'tooFew' });
  else if (crossesItself(corners)) faults.push({ code: 'crossing' });
  return faults;
}

/** A GeoJSON ring, closed; seven decimals are a centimetre. */
export function ringOf(corners: readonly Position[]): Position[] {
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
  const ring = corners.map(([lon, lat]): Position => [round(lon), round(lat)]);
  return ring.length === 0 ? [] : [...ring, ring[0]!];
}

export const cornersOf = (ring: readonly Position[]): Position[] => ring.slice(0, -1);
