/** Who is near enough to be asked, when somebody was there, and how long it took. */
import { ok, type Result, refuse } from '@cuntu/base';
import { distanceM, type LonLat } from '@cuntu/geodesy';
import { DEGREE, type Fixes } from '../tracks/rules/fixes.ts';
import { isAccurate } from '../tracks/rules/judging.ts';

/** Whoever was heard of longer ago may be anywhere by now. */
export const HEARD_MS = 15 * 60_000;
/** Half an hour by car on village roads; beyond, the station goes itself. */
export const NEAR_M = 20_000;
export const PROPOSED_MOST = 3;
/** At the gate of the yard, whatever the receiver makes of it. */
export const ARRIVED_M = 100;

export interface Heard {
  patrolId: string;
  at: LonLat;
  seenMs: number;
}

/** By the ellipsoid, nearest first. */
export function nearest<H extends Heard>(
  crews: readonly H[],
  place: LonLat,
  nowMs: number,
): (H & { distanceM: number })[] {
  return crews
    .filter(({ seenMs }) => nowMs - seenMs <= HEARD_MS)
    .map((crew) => ({ ...crew, distanceM: Math.round(distanceM(crew.at, place)) }))
    .filter((crew) => crew.distanceM <= NEAR_M)
    .sort((a, b) => a.distanceM - b.distanceM || (a.patrolId < b.patrolId ? -1 : 1));
}

/** The first good fix at the place after the crew had said yes. */
export function arrivalAmong(fixes: Fixes, place: LonLat, sinceMs: number): number | undefined {
  for (let i = 0; i < fixes.count; i++) {
    if (fixes.t[i]! < sinceMs || !isAccurate(fixes, i)) continue;
    if (distanceM([fixes.lon[i]! / DEGREE, fixes.lat[i]! / DEGREE], place) <= ARRIVED_M) return fixes.t[i]!;
  }
  return undefined;
}

/** A phone's clock may run ahead of the server's. */
const AHEAD_MS = 2 * 60_000;

export function decideArrived(
  arrivedAt: string,
  acceptedAt: string,
  now: string,
): Result<string, 'patrol.inFuture' | 'dispatch.beforeAccepted'> {
  const at = Date.parse(arrivedAt);
  if (at > Date.parse(now) + AHEAD_MS) return refuse('patrol.inFuture', { at: 'arrivedAt' });
  if (at < Date.parse(acceptedAt) - AHEAD_MS)
    return refuse('dispatch.beforeAccepted', { at: 'arrivedAt', params: { acceptedAt } });
  return ok(new Date(at).toISOString());
}

export const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
