/** A zone taken up for a deed: held, asked for, in the version that the form was filled in for; and what follows a change of ground. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { dropZoneCells, keepZoneCells } from '../coverage/shares.ts';
import { recountFaults } from './tables/faults.ts';
import { countListed } from './tables/listing.ts';
import { type HeldZone, holdZones } from './tables/zones.ts';

export interface Wanted {
  zoneId: string;
  /** Absent where the deed changes no outline: then nobody can have been faster. */
  version?: number;
}

/** All or none; the first is named `zoneId` in the form, the rest stand in its list. */
export async function takeZones(deed: Deed, wanted: readonly Wanted[]): Promise<Result<HeldZone[], never>> {
  const held = new Map(
    (
      await holdZones(
        deed.tx,
        wanted.map((one) => one.zoneId),
      )
    ).map((zone) => [zone.id, zone]),
  );
  const taken: HeldZone[] = [];
  for (const [i, { zoneId, version }] of wanted.entries()) {
    const at = i === 0 ? 'zoneId' : `others.${i - 1}.zoneId`;
    const zone = held.get(zoneId);
    if (!zone) return refuse('thing.notFound', { at });
    const allowed = deed.allow({ division: zone.division });
    if (!allowed.ok) return allowed;
    if (version !== undefined && version !== zone.version) return refuse('form.stale', { next: 'reload' });
    // An imported zone has no chain of its own until something is done to it; its row is held, so nobody else begins one.
    if (!(await deed.lock(zoneId))) deed.begin(zoneId);
    taken.push(zone);
  }
  return ok(taken);
}

/** Kept in the same transaction: the check around what changed, and who is told. */
export async function groundChanged(deed: Deed, zoneIds: readonly string[], division: string): Promise<number> {
  await recountFaults(deed.tx, zoneIds, deed.at);
  await keepCells(deed, zoneIds);
  deed.announce({ topic: 'zones', division });
  return countListed(deed.tx, zoneIds, deed.at);
}

/** What of the city's grid each zone is now; those that ended are none of it. */
export async function keepCells(deed: Deed, zoneIds: readonly string[]): Promise<void> {
  const standing = await holdZones(deed.tx, zoneIds);
  const outlines = standing.map(({ id, place }) => ({ id, outline: place }));
  const ended = zoneIds.filter((id) => !standing.some((zone) => zone.id === id));
  if (ended.length > 0) await dropZoneCells(deed.tx, ended);
  await keepZoneCells(deed.tx, deed.cityCode, outlines);
}
