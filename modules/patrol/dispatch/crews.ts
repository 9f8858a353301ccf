/** Who is out on patrol and near a place at this moment; a position serves for its distance and is not told. */
import type { LonLat } from '@cuntu/geodesy';
import type { Db, Tx } from '#platform/database';
import { dayOf } from '../tracks/rules/days.ts';
import { bucketOf, DEGREE } from '../tracks/rules/fixes.ts';
import { isAccurate } from '../tracks/rules/judging.ts';
import { LONGEST_PATROL_MS } from '../tracks/rules/sifting.ts';
import { fixesOf } from '../tracks/segments.ts';
import { HEARD_MS, type Heard, nearest } from './rules.ts';
import { findOut, type OutRow } from './tables.ts';

export interface Crew extends Heard, Pick<OutRow, 'personId' | 'plate' | 'unitId' | 'division' | 'mode' | 'busy'> {
  distanceM: number;
}

export async function crewsNear(db: Db | Tx, place: LonLat, now: string): Promise<Crew[]> {
  const nowMs = Date.parse(now);
  const out = await findOut(db, {
    at: now,
    startedAfter: new Date(nowMs - LONGEST_PATROL_MS).toISOString(),
    days: [...new Set([nowMs - HEARD_MS, nowMs].map(dayOf))],
    bucket: bucketOf(nowMs - HEARD_MS),
  });
  return nearest(
    out.flatMap((row) => lastSeen(row) ?? []),
    place,
    nowMs,
  );
}

function lastSeen(row: OutRow) {
  const [track] = [...fixesOf([row]).values()];
  const { fixes } = track!;
  for (let i = fixes.count - 1; i >= 0; i--) {
    if (!isAccurate(fixes, i)) continue;
    const at: LonLat = [fixes.lon[i]! / DEGREE, fixes.lat[i]! / DEGREE];
    return { ...row, at, seenMs: fixes.t[i]! };
  }
  return undefined;
}
