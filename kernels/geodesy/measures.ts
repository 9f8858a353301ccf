/** Areas as the law measures them (in the plane of the 3° zone), 亩, and distances on the ellipsoid. */
import { boundsOf, type LonLat, type MultiPolygonShape, type PolygonShape, type Ring } from './shapes.ts';
import { type Projected, project, systemOfZone, unproject, zoneOf } from './systems.ts';

/** 1 亩 = 10000/15 m². */
export const areaMuOf = (areaM2: number): number => (areaM2 * 3) / 2000;
export const areaM2OfMu = (areaMu: number): number => (areaMu * 2000) / 3;
export const areaM2OfHa = (areaHa: number): number => areaHa * 10_000;

/** Signed, counter-clockwise positive. Taken from the first point, since eastings have eight digits before the point. */
function signedAreaM2(ring: readonly Projected[]): number {
  const [origin] = ring;
  if (!origin) return 0;
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    doubled +=
      (a.eastingM - origin.eastingM) * (b.northingM - origin.northingM) -
      (b.eastingM - origin.eastingM) * (a.northingM - origin.northingM);
  }
  return doubled / 2;
}

/** Of rings already in metres, the outer one first, holes taken off, whichever way they turn. */
export function planarAreaM2(rings: readonly (readonly Projected[])[]): number {
  const [outer = [], ...holes] = rings;
  return holes.reduce((area, hole) => area - Math.abs(signedAreaM2(hole)), Math.abs(signedAreaM2(outer)));
}

const polygonsOf = (shape: PolygonShape | MultiPolygonShape): readonly (readonly Ring[])[] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;

/** The EPSG code in which a shape is measured: the 3° zone of the middle of its extent. */
export function systemOf(shape: PolygonShape | MultiPolygonShape): number {
  const bounds = boundsOf(polygonsOf(shape).flatMap((rings) => rings.flat()));
  return systemOfZone(zoneOf(bounds ? (bounds[0] + bounds[2]) / 2 : 114));
}

/** In the projected system of its zone, as surveyors report it. Refuse bad shapes first (`polygonFaults`). */
export function areaM2(shape: PolygonShape | MultiPolygonShape): number {
  const epsg = systemOf(shape);
  const planar = (ring: Ring): Projected[] => ring.map((point) => project(epsg, point));
  return polygonsOf(shape).reduce((sum, rings) => sum + planarAreaM2(rings.map(planar)), 0);
}

const A = 6_378_137;
const F = 1 / 298.257222101;
const RADIANS = Math.PI / 180;

/** Lambert's formula on the CGCS2000 ellipsoid: within 10⁻⁵ of the geodesic at any distance inside China. */
export function distanceM([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const reduced = (lat: number): number => Math.atan((1 - F) * Math.tan(lat * RADIANS));
  const [a, b] = [reduced(latA), reduced(latB)];
  const half = (x: number): number => Math.sin(x / 2) ** 2;
  const h = half(b - a) + Math.cos(a) * Math.cos(b) * half((lonB - lonA) * RADIANS);
  if (h === 0) return 0;
  const sigma = 2 * Math.asin(Math.min(1, Math.sqrt(h)));
  const [p, q] = [(a + b) / 2, (b - a) / 2];
  const far = Math.max(1 - h, Number.EPSILON);
  const x = (sigma - Math.sin(sigma)) * ((Math.sin(p) * Math.cos(q)) ** 2 / far);
  const y = (sigma + Math.sin(sigma)) * ((Math.cos(p) * Math.sin(q)) ** 2 / h);
  return A * (sigma - (F / 2) * (x + y));
}

const CIRCLE_CORNERS = 32;

/** A closed ring of corners so many metres from a place, in the plane of its zone; its area is 0.6 % less than the circle's. */
export function circleAround(at: LonLat, radiusM: number): LonLat[] {
  const epsg = systemOfZone(zoneOf(at[0]));
  const centre = project(epsg, at);
  const corners = Array.from({ length: CIRCLE_CORNERS }, (_, i) => {
    const turn = (2 * Math.PI * i) / CIRCLE_CORNERS;
    return unproject(epsg, {
      eastingM: centre.eastingM + radiusM * Math.cos(turn),
      northingM: centre.northingM + radiusM * Math.sin(turn),
    });
  });
  return [...corners, corners[0]!];
}
