/** A file of zones taken from the store and read, before any transaction; and what it is held against. */
import { buffer } from 'node:stream/consumers';
import { type Result, refuse } from '@cuntu/base';
import { peopleNumbered } from '#modules/bureau';
import type { Db, Tx } from '#platform/database';
import { parsedJson } from '#platform/files';
import type { Ports } from '#platform/pipeline';
import { faultsOf, type ReadZone, type ReadZones, readZones, staffNumbersIn } from './reading/rules.ts';
import { namesTaken, standingOf } from './tables/zones.ts';

type Unreadable = 'zones.noFile' | 'zones.tooLarge' | 'zones.notGeoJson' | 'zones.otherSystem' | 'zones.empty';

export async function readZoneFile(
  { files }: Ports,
  { file }: { file: string },
): Promise<Result<ReadZones, Unreadable>> {
  const opened = await files.open(file);
  if (!opened) return refuse('zones.noFile', { at: 'file' });
  return readZones(parsedJson(await buffer(opened.stream)));
}

export async function heldAgainst(db: Db | Tx, read: ReadZones) {
  const { zones } = read;
  const people = await peopleNumbered(db, staffNumbersIn(zones));
  const standing = (
    await standingOf(
      db,
      zones.map((zone) => zone.place),
    )
  ).map(({ division, outsideM2, outsideAt }) => ({
    division,
    outside: outsideAt ? { areaM2: outsideM2, at: outsideAt } : undefined,
  }));
  const faults = faultsOf(read, {
    namesTaken: await namesTaken(
      db,
      zones.map((zone) => zone.name),
    ),
    people,
    standing,
  });
  return { faults, people, standing };
}

export const peopleOf = (zones: readonly ReadZone[]): number =>
  zones.reduce((sum, zone) => sum + Object.keys(zone.people).length, 0);
