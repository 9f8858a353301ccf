/** The drawing board: kilometres around the city, and the ways between it, WGS84 and GCJ-02. */

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

const AXIS = 6378245;
const ECCENTRICITY2 = 0.006693421622965943;

function shiftOf(lon: number, lat: number): Point {
  const [x, y] = [lon - 105, lat - 35];
  const wave = (t: number) => Math.sin(t * Math.PI);
  const shared = ((20 * wave(6 * x) + 20 * wave(2 * x)) * 2) / 3;
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    shared +
    ((20 * wave(y) + 40 * wave(y / 3)) * 2) / 3 +
    ((160 * wave(y / 12) + 320 * wave(y / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    shared +
    ((20 * wave(x) + 40 * wave(x / 3)) * 2) / 3 +
    ((150 * wave(x / 12) + 300 * wave(x / 30)) * 2) / 3;
  const phi = (lat * Math.PI) / 180;
  const w2 = 1 - ECCENTRICITY2 * Math.sin(phi) ** 2;
  const meridian = (AXIS * (1 - ECCENTRICITY2)) / (w2 * Math.sqrt(w2));
  return [(east * 180) / ((AXIS / Math.sqrt(w2)) * Math.cos(phi) * Math.PI), (north * 180) / (meridian * Math.PI)];
}

/** GCJ-02 has no closed inverse; three rounds of the fixed point are below a centimetre. */
export function fromGcj02([lon, lat]: Point): Point {
  let guess: Point = [lon, lat];
  for (let round = 0; round < 3; round++) {
    const [east, north] = shiftOf(...guess);
    guess = [lon - east, lat - north];
  }
  return guess;
}
