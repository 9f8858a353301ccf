/** What is wrong with a drawn polygon, said with its place, so that a person can mend it. */
import { liesInside, meetings } from './crossings.ts';
import type { Bounds, LonLat, PolygonShape, Ring } from './shapes.ts';

export type PolygonFaultCode =
  | 'polygon.empty'
  | 'polygon.tooManyPoints'
  | 'ring.tooFewPoints'
  | 'ring.notClosed'
  | 'point.notNumber'
  | 'point.outOfBounds'
  /** Latitude and longitude exchanged: it would lie in bounds the other way round. */
  | 'point.swapped'
  | 'point.repeated'
  | 'ring.noArea'
  | 'ring.crosses'
  | 'hole.outside'
  | 'hole.crosses'
  | 'hole.inHole';

/** Indices from 0; ring 0 is the outer one. `other` is the second point, side or ring of the fault. */
export interface PolygonFault {
  code: PolygonFaultCode;
  ring: number;
  point: number;
  at?: LonLat;
  other?: { ring: number; point: number };
  /** The bound that was passed. */
  most?: number;
}

export interface PolygonLimits {
  bounds?: Bounds;
  maxPoints?: number;
}

/** Mainland, islands and sea of China, generously. */
export const CHINA: Bounds = [73, 3, 136, 54];
/** A county's outline has some thousand points; a parcel a few dozen. */
export const MAX_POINTS = 10_000;
/** Surveyed points are written to the millimetre; less than this is a line. */
const LEAST_AREA_M2 = 0.01;
/** More would not be read. */
const MAX_FAULTS = 20;

const DEGREE_M = 111_320;

/**
 * What a ring's points sweep regardless of turning: nothing only where all lie on one line, while a bow-tie sweeps much.
 * In degrees, since a straight line on the map of degrees is slightly bent in a projected system.
 */
function spreadM2(ring: Ring): number {
  const [[lon, lat], ...rest] = ring as readonly [LonLat, ...LonLat[]];
  let doubled = 0;
  for (let i = 1; i < rest.length; i++) {
    const [a, b] = [rest[i - 1]!, rest[i]!];
    doubled += Math.abs((a[0] - lon) * (b[1] - lat) - (b[0] - lon) * (a[1] - lat));
  }
  return (doubled / 2) * DEGREE_M * DEGREE_M * Math.cos((lat * Math.PI) / 180);
}

const inBounds = ([west, south, east, north]: Bounds, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

function pointFault(at: LonLat, ring: number, point: number, bounds: Bounds): PolygonFault | undefined {
  if (!Array.isArray(at) || !Number.isFinite(at[0]) || !Number.isFinite(at[1])) {
    return { code: 'point.notNumber', ring, point };
  }
  if (inBounds(bounds, at[0], at[1])) return undefined;
  return { code: inBounds(bounds, at[1], at[0]) ? 'point.swapped' : 'point.outOfBounds', ring, point, at };
}

function ringFaults(points: Ring, ring: number, bounds: Bounds): PolygonFault[] {
  if (points.length < 4) return [{ code: 'ring.tooFewPoints', ring, point: points.length, at: points[0] }];
  const faults = points.flatMap((at, point) => pointFault(at, ring, point, bounds) ?? []);
  if (faults.length > 0) return faults;
  const last = points.length - 1;
  const key = (at: LonLat): string => `${at[0]},${at[1]}`;
  if (key(points[0]!) !== key(points[last]!)) {
    faults.push({ code: 'ring.notClosed', ring, point: last, at: points[last], other: { ring, point: 0 } });
  }
  const seen = new Map<string, number>();
  for (const [point, at] of points.entries()) {
    const first = seen.get(key(at));
    if (first === undefined) seen.set(key(at), point);
    else if (first !== 0 || point !== last) {
      faults.push({ code: 'point.repeated', ring, point, at, other: { ring, point: first } });
    }
  }
  return faults;
}

/** A ring may touch another in one point (OGC 06-103r4 §6.1.11); in two it would cut the polygon apart. */
function meetingFaults(rings: readonly Ring[]): PolygonFault[] {
  const touched = new Map<string, Set<string>>();
  return meetings(rings).flatMap(({ a, b, meeting: { kind, at } }): PolygonFault[] => {
    const fault = { ring: a.ring, point: a.index, at, other: { ring: b.ring, point: b.index } };
    const places = touched.get(`${a.ring},${b.ring}`) ?? new Set<string>();
    touched.set(`${a.ring},${b.ring}`, places);
    const [known, before] = [places.has(String(at)), places.size];
    places.add(String(at));
    if (a.ring === b.ring) return known && kind === 'touch' ? [] : [{ code: 'ring.crosses', ...fault }];
    return kind === 'touch' && (known || before === 0) ? [] : [{ code: 'hole.crosses', ...fault }];
  });
}

function holeFaults(rings: readonly Ring[]): PolygonFault[] {
  const [outer, ...holes] = rings;
  return holes.flatMap((hole, i): PolygonFault[] => {
    const ring = i + 1;
    if (!liesInside(hole, outer!)) return [{ code: 'hole.outside', ring, point: 0, at: hole[0] }];
    const around = holes.findIndex((other, j) => j !== i && liesInside(hole, other));
    if (around < 0) return [];
    return [{ code: 'hole.inHole', ring, point: 0, at: hole[0], other: { ring: around + 1, point: 0 } }];
  });
}

/**
 * All faults of one kind of care at a time (numbers and closure, then crossing and area, then holes), at most 20, since
 * the later ones mean nothing before the earlier are mended. Empty: the polygon may be stored.
 */
export function polygonFaults(polygon: PolygonShape, limits: PolygonLimits = {}): PolygonFault[] {
  const { bounds = CHINA, maxPoints = MAX_POINTS } = limits;
  const rings = polygon.coordinates;
  if (rings.length === 0) return [{ code: 'polygon.empty', ring: 0, point: 0 }];
  const total = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (total > maxPoints) return [{ code: 'polygon.tooManyPoints', ring: 0, point: total, most: maxPoints }];
  const broken = rings.flatMap((ring, i) => ringFaults(ring, i, bounds));
  if (broken.length > 0) return broken.slice(0, MAX_FAULTS);
  const flat = rings.flatMap((ring, i): PolygonFault[] =>
    spreadM2(ring) < LEAST_AREA_M2 ? [{ code: 'ring.noArea', ring: i, point: 0, at: ring[0] }] : [],
  );
  if (flat.length > 0) return flat.slice(0, MAX_FAULTS);
  const meeting = meetingFaults(rings);
  return (meeting.length > 0 ? meeting : holeFaults(rings)).slice(0, MAX_FAULTS);
}
