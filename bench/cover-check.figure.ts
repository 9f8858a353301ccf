/** What checking the cover of two thousand zones costs, the whole and after one edit, against the plain way in the same run. */
import { areaM2 } from '@cuntu/geodesy';
import { citySeed } from '#modules/bureau';
import { newId } from '#platform/clock';
import { type Db, sql } from '#platform/database';
import { perform } from '#platform/pipeline';
import { cutInTwo } from '../apps/server/demo/zones/cutting.ts';
import type { OpenHouse } from '../apps/server/house.ts';
import { recountAllFaults } from '../modules/patrol/zones/tables/faults.ts';
import { insertVersions, type NewVersion } from '../modules/patrol/zones/tables/zones.ts';
import { type City, inHouse, makeCity } from './setting/city.ts';
import { onPostgres } from './setting/place.ts';
import { quantile } from './setting/quantile.ts';

const ZONES = 2000;
const WHOLE_MAX_S = 5;
const EDIT_MAX_S = 0.3;
const WHOLES = 5;
const EDITS = 40;

const seconds = async (doing: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await doing();
  return (performance.now() - started) / 1000;
};

const median = async (times: number, doing: (nth: number) => Promise<unknown>): Promise<number> => {
  const took: number[] = [];
  for (let nth = 0; nth < times; nth++) took.push(await seconds(() => doing(nth)));
  return quantile(took, 0.5);
};

export default {
  figure: `cover check of ${ZONES} zones, and a zone edited through its command`,
  budget: `≤ ${WHOLE_MAX_S} s; ≤ ${EDIT_MAX_S} s`,
  peer: 'st_union of all and st_intersection of each pair',
  measure: () =>
    onPostgres(async (where) => {
      const city = await makeCity(where);
      return inHouse(where, (house) => measureIn(house, city));
    }),
};

async function measureIn(house: OpenHouse, city: City) {
  const zones = await makeZones(house);
  await house.database.transaction((tx) => recountAllFaults(tx));
  await sql`analyze`.execute(house.db);
  const whole = await median(WHOLES, () => house.database.transaction((tx) => recountAllFaults(tx)));
  const peer = await median(WHOLES, () => plainly(house.db));
  const edit = await median(EDITS, (nth) => editOne(house, city, zones[nth * 40]!));
  const flawed = await median(WHOLES, () => house.database.transaction((tx) => recountAllFaults(tx)));
  return [
    { value: whole, unit: 's, the whole city, sound (median)', peer, within: whole <= WHOLE_MAX_S },
    { value: flawed, unit: `s, the whole city with ${EDITS} borders moved (median)`, within: flawed <= WHOLE_MAX_S },
    { value: edit, unit: 's, one zone edited, checked and committed (median)', within: edit <= EDIT_MAX_S },
  ];
}

async function makeZones(house: OpenHouse): Promise<NewVersion[]> {
  const villages = citySeed().divisions.filter((one) => one.level === 'village');
  const matterId = newId(house.clock);
  const zones = villages
    .flatMap(({ code, outline }) =>
      (cutInTwo(outline as never, 0.4) ?? [outline]).map((place, part): NewVersion => {
        const named = { name: `${code}-${part}`, division: code, place: place as NewVersion['place'] };
        const areaKept = Math.round(areaM2(place as never));
        const fact = { matterId, factN: 1, deed: 'imported' as const };
        return { id: newId(house.clock), version: 1, zoneClass: 2, areaM2: areaKept, ...named, ...fact };
      }),
    )
    .slice(0, ZONES);
  await house.database.transaction((tx) => insertVersions(tx, zones, house.clock.now(), null));
  return zones;
}

/** What somebody would write who has an evening. */
const plainly = (db: Db) =>
  sql`select
      (select st_area(st_difference((select outline from division where level = 'city'), st_union(place)))
        from zone_version where valid_to is null) as gap,
      (select sum(st_area(st_intersection(a.place, b.place))) from zone_version a
        join zone_version b on a.zone_id < b.zone_id and st_intersects(a.place, b.place)
        where a.valid_to is null and b.valid_to is null) as overlap`.execute(db);

/** Its first corner a little moved: a gap or an overlap comes about and is found. */
async function editOne(house: OpenHouse, { inspector }: City, zone: NewVersion): Promise<void> {
  const [first, ...rest] = zone.place.coordinates[0]!;
  const [lon, lat] = rest[0]!;
  const moved: [number, number] = [first![0] + (lon - first![0]) / 50, first![1] + (lat - first![1]) / 50];
  const place = { type: 'Polygon', coordinates: [[moved, ...rest.slice(0, -1), moved]] };
  const actor = {
    personId: inspector.personId,
    accountId: inspector.personId,
    grants: [{ role: 'inspector' as const, division: '4213', from: '2020-01-01' }],
    licences: [],
    units: [],
  };
  const call = { actor, commandId: newId(house.clock), requestId: 'bench' };
  const input = { zoneId: zone.id, version: 1, name: zone.name, zoneClass: 2, place };
  const done = await perform(house.world, house.handlerOf('patrol.editZone'), call, input);
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
}
