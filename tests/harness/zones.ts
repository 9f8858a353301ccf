/** Zones of the village and its neighbours, for tests of what stands on them. */
import { must } from '@cuntu/base';
import {
  assignZone,
  drawZone,
  editZone,
  handOverZone,
  importZones,
  mergeZones,
  splitZone,
  type ZonePlace,
} from '#modules/patrol/contract';
import { sql } from '#platform/database';
import { insertStored } from '#platform/files';
import { type CastName, idOf, VILLAGE } from './cast.ts';
import type { TestHouse } from './house.ts';

export async function outlineOf(house: TestHouse, division: string): Promise<ZonePlace> {
  const { rows } = await sql<{ outline: ZonePlace }>`
    select st_asgeojson(outline, 15, 0)::jsonb as outline from division where code = ${division}`.execute(house.db);
  return rows[0]!.outline;
}

/** The villages whose outlines touch it. */
export async function neighboursOf(house: TestHouse, division: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select o.code from division v join division o on o.level = 'village' and st_intersects(o.outline, v.outline)
    where v.code = ${division} and o.code <> v.code order by o.code`.execute(house.db);
  return rows.map((row) => row.code);
}

/** One zone over the whole of a village. */
export async function zoneOver(house: TestHouse, division: string, who: CastName = 'gu', zoneClass: 1 | 2 | 3 = 1) {
  const id = house.id();
  const place = await outlineOf(house, division);
  must(await house.as(who).run(drawZone, { id, name: division, zoneClass, place }));
  return { id, place };
}

export async function keepFile(house: TestHouse, content: unknown): Promise<string> {
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const kept = must(await house.house.files.put(bytes, { claimedType: 'application/geo+json' }));
  await insertStored(house.db, kept, [], house.clock.now());
  return kept.sha256;
}

export const featureOf = (name: string, place: ZonePlace, more: Record<string, unknown> = {}) => ({
  type: 'Feature',
  properties: { name, class: 1, ...more },
  geometry: place,
});

/** A zone over each village of the city, as an import brings them. */
export async function zonesEverywhere(house: TestHouse): Promise<void> {
  const { rows } = await sql<{ code: string; outline: ZonePlace }>`
    select code, st_asgeojson(outline, 15, 0)::jsonb as outline from division where level = 'village'`.execute(
    house.db,
  );
  const features = rows.map(({ code, outline }) => featureOf(code, outline));
  const file = await keepFile(house, { type: 'FeatureCollection', features });
  must(await house.as('gu').run(importZones, { id: house.id(), file }));
}

/** Everything that can be done to zones, once: imported, drawn, edited, given, handed over, cut and merged. */
export async function everyZoneDeed(house: TestHouse): Promise<void> {
  const [next] = await neighboursOf(house, VILLAGE);
  const features = [featureOf('imported', await outlineOf(house, next!), { patrol: 'bai', stop: 'song' })];
  const file = await keepFile(house, { type: 'FeatureCollection', features });
  const gu = house.as('gu');
  must(await gu.run(importZones, { id: house.id(), file }));
  const { id: zoneId, place } = await zoneOver(house, VILLAGE);
  must(await gu.run(editZone, { zoneId, version: 1, name: 'edited', zoneClass: 3, place }));
  const from = house.clock.today();
  must(await gu.run(assignZone, { zoneId, charge: 'stop', personId: idOf('song'), from }));
  must(await gu.run(handOverZone, { zoneId, charge: 'stop', toPersonId: idOf('shi'), from }));
  const [lons, lats] = [0, 1].map((i) => place.coordinates[0]!.map((point) => point[i]!)) as [number[], number[]];
  const lon = (Math.min(...lons) + Math.max(...lons)) / 2;
  const coordinates: [number, number][] = [
    [lon, Math.min(...lats) - 0.01],
    [lon, Math.max(...lats) + 0.01],
  ];
  const intoId = house.id();
  const line = { type: 'LineString' as const, coordinates };
  must(await gu.run(splitZone, { zoneId, version: 2, line, intoId, name: 'part' }));
  // Both parts lack people and are blind spots by now; that of the part which ends dissolves.
  await house.settle();
  must(await gu.run(mergeZones, { zoneId, version: 3, others: [{ zoneId: intoId, version: 1 }] }));
}
