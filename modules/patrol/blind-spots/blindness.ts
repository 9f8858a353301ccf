/** What is blind on a day: in people, in ground, in time. */
import type { Db, Tx } from '#platform/database';
import { findZoneShares } from '../coverage/shares.ts';
import { visitNormsOn } from '../zones/visits.ts';
import { intervalOn } from './rules.ts';
import { type Blindness, findUncharged, type VisitedZone, zonesToVisit } from './tables.ts';

export async function findBlindness(db: Db | Tx, on: string): Promise<Blindness[]> {
  return [...(await findUncharged(db, on)), ...(await findUnvisited(db, on))];
}

/** Whether this one is blind now; asked anew inside the deed that opens or ends it. */
export async function isBlind(db: Db | Tx, one: Blindness, on: string): Promise<boolean> {
  const found =
    one.reason === 'notVisited' ? await findUnvisited(db, on, [one.subject]) : await findUncharged(db, on, one);
  return found.length > 0;
}

export async function findUnvisited(db: Db | Tx, on: string, zoneIds?: readonly string[]): Promise<Blindness[]> {
  const zones = await zonesToVisit(db, zoneIds);
  const norms = await visitNormsOn(db, on);
  const unvisited: Blindness[] = [];
  for (const zoneClass of [1, 2, 3] as const) {
    const { days } = norms.interval[zoneClass];
    const due = zones.filter((zone) => zone.zoneClass === zoneClass && intervalOn(on, days, zone.since));
    if (due.length > 0) unvisited.push(...(await unseenOf(db, due, intervalOn(on, days, '')!)));
  }
  return unvisited;

  async function unseenOf(tx: Db | Tx, due: readonly VisitedZone[], span: { from: string; to: string }) {
    const ids = due.map((zone) => zone.id);
    const shares = await findZoneShares(tx, span, ids);
    const seen = new Map(shares.map(({ zoneId, cells, covered }) => [zoneId, covered / cells]));
    return due
      .filter((zone) => (seen.get(zone.id) ?? 0) < norms.share)
      .map((zone): Blindness => ({ reason: 'notVisited', subject: zone.id }));
  }
}
