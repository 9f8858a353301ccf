/** The drawing board: kilometres around the city, and the way between it and WGS84. */

export type Point = readonly [number, number];
export type Ring = readonly Point[];

const LAT0 = 31.85;
const LON0 = 113.43;
const KM_PER_DEGREE = 111.32;
const LON_KM = KM_PER_DEGREE * Math.cos((LAT0 * Math.PI) / 180);

/** Good to a few metres in a hundred kilometres: enough for a sketch, never for a measured plot. */
export const toPlane = ([lon, lat]: Point): Point => [(lon - LON0) * LON_KM, (lat - LAT0) * KM_PER_DEGREE];
export const fromPlane = ([x, y]: Point): Point => [LON0 + x / LON_KM, LAT0 + y / KM_PER_DEGREE];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i]!, ring[j]!];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
