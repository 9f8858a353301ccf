/** A file's track cut where it must not be joined: between its segments, and where it leaps. */
import { ok, type Result, refuse } from '@cuntu/base';
import { distanceM } from '@cuntu/geodesy';
import type { GpxPoint } from './gpx.ts';
import { LONGEST_PATROL_MS, type Place } from './sifting.ts';

/** Further than this from one point to the next, and nobody knows the way. */
const LEAP_M = 1_000;

export interface Leap {
  at: string;
  lengthM: number;
}

export interface Cut {
  pieces: GpxPoint[][];
  leaps: Leap[];
}

/** Leaps within a segment and from one segment to the next. */
export function cutAtLeaps(segments: readonly (readonly GpxPoint[])[]): Cut {
  const pieces: GpxPoint[][] = [];
  const leaps: Leap[] = [];
  let last: GpxPoint | undefined;
  for (const segment of segments) {
    let piece: GpxPoint[] = [];
    for (const point of segment) {
      const lengthM = last ? distanceM([last.lon, last.lat], [point.lon, point.lat]) : 0;
      if (lengthM > LEAP_M) {
        leaps.push({ at: new Date(point.t).toISOString(), lengthM: Math.round(lengthM) });
        if (piece.length > 0) pieces.push(piece);
        piece = [];
      }
      piece.push(point);
      last = point;
    }
    if (piece.length > 0) pieces.push(piece);
  }
  return { pieces, leaps };
}

/** Clocks that were never set start in 1901, 1970 or 1980; the first satellites for everybody came later. */
const FIRST_MS = Date.parse('1995-01-01T00:00:00Z');

/** Points whose time can be used; of a file without any the clock is named. */
export function timedPoints(
  segments: readonly (readonly GpxPoint[])[],
  nowMs: number,
): Result<{ segments: GpxPoint[][]; untimed: number }, 'gpx.empty' | 'gpx.clock'> {
  const all = segments.flat();
  const [first] = all;
  if (!first) return refuse('gpx.empty', { at: 'gpx' });
  const isTimed = ({ t }: GpxPoint) => t >= FIRST_MS && t <= nowMs;
  const timed = segments.map((segment) => segment.filter(isTimed)).filter(({ length }) => length > 0);
  const count = timed.reduce((sum, { length }) => sum + length, 0);
  if (count === 0)
    return refuse('gpx.clock', { at: 'gpx', params: { points: all.length, time: first.time?.slice(0, 40) || '—' } });
  return ok({ segments: timed, untimed: all.length - count });
}

/** A file of another continent is a mistake of the whole; single places far away are dropped with the others. */
export function decideNear(points: readonly GpxPoint[], place: Place): Result<true, 'gpx.elsewhere'> {
  const { west, south, east, north } = place;
  const isNear = ({ lon, lat }: GpxPoint) => lon >= west && lon <= east && lat >= south && lat <= north;
  if (points.some(isNear)) return ok(true);
  const [{ lon, lat }] = points as [GpxPoint];
  return refuse('gpx.elsewhere', { at: 'gpx', params: { lon, lat } });
}

const OLDEST_DAYS = 30;

/** From the first to just after the last point. */
export function decideSpan(
  points: readonly GpxPoint[],
  now: string,
): Result<{ startedAt: string; endedAt: string }, 'patrol.tooOld' | 'gpx.manyDays'> {
  let [from, to] = [Infinity, -Infinity];
  for (const { t } of points) [from, to] = [Math.min(from, t), Math.max(to, t)];
  if (to < Date.parse(now) - OLDEST_DAYS * DAY_MS)
    return refuse('patrol.tooOld', { at: 'gpx', params: { days: OLDEST_DAYS } });
  if (to - from > LONGEST_PATROL_MS)
    return refuse('gpx.manyDays', { at: 'gpx', params: { hours: LONGEST_PATROL_MS / 3_600_000 } });
  return ok({ startedAt: new Date(from).toISOString(), endedAt: new Date(to + 1).toISOString() });
}

const DAY_MS = 86_400_000;
