/** Faults of the cover in words and names. */
import { namesOf, shortName } from '#modules/bureau';
import type { Db } from '#platform/database';
import type { FaultRow } from './tables/listing.ts';
import { namesOfZones } from './tables/zones.ts';

/** Township and village of codes. */
export async function placeNames(db: Db, codes: readonly string[]): Promise<(code: string) => string> {
  const names = await namesOf(db, [...new Set(codes.flatMap((code) => [code.slice(0, 9), code]))]);
  return (code) => `${names.get(code.slice(0, 9)) ?? ''} ${shortName(names.get(code) ?? '')}`.trim();
}

export async function faultsShown(db: Db, rows: readonly FaultRow[]) {
  const placeName = await placeNames(
    db,
    rows.flatMap((row) => row.village ?? []),
  );
  const names = await namesOfZones(db, [
    ...new Set(rows.flatMap((row) => [row.zoneA, row.zoneB].flatMap((id) => id ?? []))),
  ]);
  return rows.map(({ id, kind, village, zoneA, zoneB, areaM2, centre, place }) => ({
    ...{ id, kind, areaM2, centre, place },
    placeName: village ? placeName(village) : '',
    zones: [zoneA, zoneB].flatMap((zone) => (zone ? [{ id: zone, name: names.get(zone) ?? '' }] : [])),
  }));
}
