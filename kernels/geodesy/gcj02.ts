/** GCJ-02, the shifted coordinates that Chinese map services return, to and from CGCS2000/WGS84. */
import type { LonLat } from './shapes.ts';

/** Krasovsky 1940, on which the shift is defined. */
const A = 6_378_245;
const E2 = 0.006_693_421_622_965_943;
const RADIANS = Math.PI / 180;

/** The services shift inside this box and nowhere else. */
const shifted = ([lon, lat]: LonLat): boolean => lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271;

const wave = (x: number, factor: number): number => Math.sin(x * factor * Math.PI);

function offsets(x: number, y: number): { north: number; east: number } {
  const common = ((20 * wave(x, 6) + 20 * wave(x, 2)) * 2) / 3;
  const root = Math.sqrt(Math.abs(x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    common +
    ((20 * wave(y, 1) + 40 * wave(y, 1 / 3)) * 2) / 3 +
    ((160 * wave(y, 1 / 12) + 320 * wave(y, 1 / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    common +
    ((20 * wave(x, 1) + 40 * wave(x, 1 / 3)) * 2) / 3 +
    ((150 * wave(x, 1 / 12) + 300 * wave(x, 1 / 30)) * 2) / 3;
  return { north, east };
}

export function wgs84ToGcj02(point: LonLat): LonLat {
  if (!shifted(point)) return point;
  const [lon, lat] = point;
  const { north, east } = offsets(lon - 105, lat - 35);
  const sine = Math.sin(lat * RADIANS);
  const magic = 1 - E2 * sine * sine;
  const meridianM = (A * (1 - E2)) / magic ** 1.5;
  const parallelM = (A / Math.sqrt(magic)) * Math.cos(lat * RADIANS);
  return [lon + east / parallelM / RADIANS, lat + north / meridianM / RADIANS];
}

/**
 * The inverse has no formula: guess, shift, correct. The shift changes by less than a hundredth of the way one moves,
 * so each round gains two digits; eight leave rounding only.
 */
export function gcj02ToWgs84(point: LonLat): LonLat {
  if (!shifted(point)) return point;
  let [lon, lat] = point;
  for (let round = 0; round < 8; round++) {
    const [backLon, backLat] = wgs84ToGcj02([lon, lat]);
    [lon, lat] = [lon + point[0] - backLon, lat + point[1] - backLat];
  }
  return [lon, lat];
}
