/** Zones as lists, map and pages show them. */
import { type Db, sql, type Tx } from '#platform/database';
import type { Charge, ZoneClass, ZonePlace } from '../contract.ts';
import { SLIVER_M2 } from '../rules.ts';
import { villagesUnder } from './faults.ts';
import type { ZoneRow } from './zones.ts';

type Fragment = ReturnType<typeof sql>;

/** Nobody in charge goes before not visited: without a person there is nobody to visit. */
const blind = sql`(select case when bool_or(b.reason = 'noPerson') then 'noPerson'
    when count(*) > 0 then 'notVisited' end
  from blind_spot b where b.zone_id = z.zone_id and b.ended_at is null)`;

export interface ListedZone extends ZoneRow {
  centre: [number, number];
  people: { charge: Charge; personId: string }[];
  blind: 'noPerson' | 'notVisited' | null;
}

export interface Narrowed {
  division?: string;
  zoneClass?: ZoneClass;
  blind?: 'noPerson' | 'notVisited';
  text?: string;
}

const narrowedBy = ({ division, zoneClass, blind: why, text }: Narrowed): Fragment =>
  sql.join(
    [
      sql`z.valid_to is null`,
      ...(division ? [sql`starts_with(z.division, ${division})`] : []),
      ...(zoneClass ? [sql`z.class = ${zoneClass}`] : []),
      ...(why ? [sql`${blind} = ${why}`] : []),
      ...(text ? [sql`strpos(z.name, ${text}) > 0`] : []),
    ],
    sql` and `,
  );

export async function findZoneRows(
  db: Db,
  where: Fragment,
  narrowed: Narrowed,
  page: { after: { division: string; id: string } | null; on: string; limit: number },
): Promise<{ zones: ListedZone[]; total: number }> {
  const { after, on, limit } = page;
  const further = after ? sql`and (z.division, z.zone_id) > (${after.division}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<ListedZone>`
    select z.zone_id as id, z.version, z.name, z.class as "zoneClass", z.division, z.area_m2 as "areaM2",
      jsonb_build_array(st_x(st_pointonsurface(z.place)), st_y(st_pointonsurface(z.place))) as centre, ${blind} as blind,
      coalesce((select jsonb_agg(jsonb_build_object('charge', c.charge, 'personId', c.person_id)) from zone_charge c
        where c.zone_id = z.zone_id and c.from_on <= ${on} and (c.to_on is null or c.to_on >= ${on})), '[]') as people
    from zone_version z where ${where} and ${narrowedBy(narrowed)} ${further}
    order by z.division, z.zone_id limit ${limit}`.execute(db);
  const total = await sql<{ n: number }>`select count(*) as n from zone_version z
    where ${where} and ${narrowedBy(narrowed)}`.execute(db);
  return { zones: rows, total: total.rows[0]!.n };
}

export interface DrawnZone {
  id: string;
  name: string;
  zoneClass: ZoneClass;
  blind: 'noPerson' | 'notVisited' | null;
  place: ZonePlace;
}

/** `coarseM` is what the outline may stray by; 0: exact. `at`: as it was at that instant, without today's blind spots. */
export async function findOutlines(
  db: Db,
  where: Fragment,
  o: { division?: string; at?: string; coarseM: number; limit: number },
): Promise<DrawnZone[]> {
  const then = o.at
    ? sql`z.valid_from <= ${o.at} and (z.valid_to is null or z.valid_to > ${o.at})`
    : sql`z.valid_to is null`;
  const place = o.coarseM > 0 ? sql`st_simplifypreservetopology(z.place, ${o.coarseM / 100_000})` : sql`z.place`;
  return (
    await sql<DrawnZone>`select z.zone_id as id, z.name, z.class as "zoneClass",
        ${o.at ? sql`null` : blind} as blind, st_asgeojson(${place}, ${o.coarseM > 0 ? 5 : 9}, 0)::jsonb as place
      from zone_version z where ${where} and ${then}
        and (${o.division ?? null}::text is null or starts_with(z.division, ${o.division ?? ''}))
      order by z.area_m2 desc limit ${o.limit}`.execute(db)
  ).rows;
}

/** Those nearest to the middle of the box first. */
export async function findInBox(
  db: Db,
  where: Fragment,
  [west, south, east, north]: readonly [number, number, number, number],
  limit: number,
): Promise<{ id: string; name: string; version: number; place: ZonePlace }[]> {
  return (
    await sql<{ id: string; name: string; version: number; place: ZonePlace }>`
      select z.zone_id as id, z.name, z.version, st_asgeojson(z.place, 15, 0)::jsonb as place from zone_version z
      where z.valid_to is null and ${where}
        and z.place && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4490)
      order by z.place <-> st_setsrid(st_makepoint(${(west + east) / 2}, ${(south + north) / 2}), 4490), z.zone_id
      limit ${limit}`.execute(db)
  ).rows;
}

export interface WholeZone extends ZoneRow {
  place: ZonePlace;
  begunOn: string;
  endedAt: string | null;
}

/** As it was at the instant; absent: as it is, or was last. */
export async function findZone(db: Db, id: string, where: Fragment, at: string | null): Promise<WholeZone | undefined> {
  return (
    await sql<WholeZone>`select z.zone_id as id, z.version, z.name, z.class as "zoneClass", z.division,
        z.area_m2 as "areaM2", st_asgeojson(z.place, 15, 0)::jsonb as place, o.ended_at as "endedAt",
        (o.begun_at at time zone 'Asia/Shanghai')::date as "begunOn"
      from zone_version z join zone o on o.id = z.zone_id
      where z.zone_id = ${id} and ${where} and (${at}::timestamptz is null or z.valid_from <= ${at})
      order by z.version desc limit 1`.execute(db)
  ).rows[0];
}

/** The zone that a place lies in (its point on surface, for an outline); the smaller where two overlap. */
export async function zoneAt(
  db: Db | Tx,
  place: unknown,
): Promise<{ id: string; name: string; zoneClass: ZoneClass; division: string } | undefined> {
  return (
    await sql<{ id: string; name: string; zoneClass: ZoneClass; division: string }>`
      select z.zone_id as id, z.name, z.class as "zoneClass", z.division from zone_version z
      where z.valid_to is null and st_covers(z.place,
        st_pointonsurface(st_setsrid(st_geomfromgeojson(${JSON.stringify(place)}), 4490)))
      order by z.area_m2, z.zone_id limit 1`.execute(db)
  ).rows[0];
}

export interface HistoryRow {
  what: string;
  at: string;
  by: string | null;
  charge: Charge | null;
  personId: string | null;
  areaM2: number | null;
}

/** Newest first. */
export async function historyOf(db: Db, id: string): Promise<HistoryRow[]> {
  return (
    await sql<HistoryRow>`
      select deed as what, valid_from as at, person_id as by, null::text as charge, null::uuid as "personId",
        area_m2 as "areaM2" from zone_version where zone_id = ${id}
      union all select 'charged', given_at, given_by, charge, person_id, null from zone_charge where zone_id = ${id}
      union all select 'ended', ended_at, null, null, null, null from zone where id = ${id} and ended_at is not null
      order by at desc, what limit 100`.execute(db)
  ).rows;
}

export interface FaultRow {
  id: string;
  kind: 'gap' | 'overlap';
  village: string | null;
  zoneA: string | null;
  zoneB: string | null;
  areaM2: number;
  centre: [number, number];
  place: unknown;
}

const faultColumns = sql`f.id, f.kind, coalesce(f.village, z.division) as village, f.zone_a as "zoneA", f.zone_b as "zoneB",
  f.area_m2 as "areaM2", jsonb_build_array(st_x(st_pointonsurface(f.place)), st_y(st_pointonsurface(f.place))) as centre,
  st_asgeojson(f.place, 7, 0)::jsonb as place`;

/** Gaps by `division v`, overlaps by `zone_version z` of the first of the two; the caller's conditions name those. */
const faultsFrom = (ofVillage: Fragment, ofZone: Fragment) => sql`zone_fault f
  left join division v on v.code = f.village left join zone_version z on z.zone_id = f.zone_a and z.valid_to is null
  where ((f.kind = 'gap' and ${ofVillage}) or (f.kind = 'overlap' and ${ofZone}))`;

export async function findFaults(
  db: Db,
  where: { village: Fragment; zone: Fragment },
  kind: string | null,
  limit: number,
): Promise<FaultRow[]> {
  return (
    await sql<FaultRow>`select ${faultColumns} from ${faultsFrom(where.village, where.zone)}
        and f.area_m2 >= ${SLIVER_M2} and (${kind}::text is null or f.kind = ${kind})
      order by f.area_m2 desc, f.id limit ${limit}`.execute(db)
  ).rows;
}

export interface FaultSums {
  gaps: number;
  gapsM2: number;
  overlaps: number;
  overlapsM2: number;
  slivers: number;
  sliversM2: number;
}

export async function sumFaults(db: Db, where: { village: Fragment; zone: Fragment }): Promise<FaultSums> {
  const listed = sql`f.area_m2 >= ${SLIVER_M2}`;
  return (
    await sql<FaultSums>`select count(*) filter (where ${listed} and f.kind = 'gap') as gaps,
        coalesce(sum(f.area_m2) filter (where ${listed} and f.kind = 'gap'), 0) as "gapsM2",
        count(*) filter (where ${listed} and f.kind = 'overlap') as overlaps,
        coalesce(sum(f.area_m2) filter (where ${listed} and f.kind = 'overlap'), 0) as "overlapsM2",
        count(*) filter (where not ${listed}) as slivers,
        coalesce(sum(f.area_m2) filter (where not ${listed}), 0) as "sliversM2"
      from ${faultsFrom(where.village, where.zone)}`.execute(db)
  ).rows[0]!;
}

/** Of one zone: its overlaps, and the gaps of the villages that it lies on. */
export async function faultsOfZone(db: Db, id: string): Promise<FaultRow[]> {
  return (
    await sql<FaultRow>`select ${faultColumns} from zone_fault f left join zone_version z on z.zone_id = f.zone_a and z.valid_to is null
      where f.area_m2 >= ${SLIVER_M2} and (f.zone_a = ${id} or f.zone_b = ${id} or (f.kind = 'gap' and exists (
        select 1 from zone_version o where o.zone_id = ${id} and o.valid_to is null
          and st_dwithin(o.place, f.place, 0.0005)))) order by f.area_m2 desc limit 20`.execute(db)
  ).rows;
}

/** How many faults around the zones somebody would be shown. */
export async function countListed(tx: Tx, ids: readonly string[], at: string): Promise<number> {
  const villages = await villagesUnder(tx, ids, at);
  const { rows } = await sql<{ n: number }>`select count(*) as n from zone_fault where area_m2 >= ${SLIVER_M2}
    and (zone_a = any(${ids as string[]}::uuid[]) or zone_b = any(${ids as string[]}::uuid[])
      or village = any(${villages}))`.execute(tx);
  return rows[0]!.n;
}

export async function countZones(db: Db, where: Fragment): Promise<{ zones: number }> {
  return (
    await sql<{
      zones: number;
    }>`select count(*) as zones from zone_version z where z.valid_to is null and ${where}`.execute(db)
  ).rows[0]!;
}

/** The ground that the reader answers for. */
export async function territoryM2(db: Db, ofVillage: Fragment): Promise<number> {
  const { rows } = await sql<{ m2: number }>`select coalesce(sum(st_area(st_transform(v.outline,
      (4509 + round(st_x(v.centre) / 3)::int)))), 0) as m2
    from division v where v.level = 'village' and v.valid_to is null and ${ofVillage}`.execute(db);
  return rows[0]!.m2;
}

/** What was found within the zone and is being done about it, newest first; what is applied for there is not for its people. */
export async function openWithin(db: Db, id: string, where: Fragment) {
  return (
    await sql<{ id: string; kind: string; number: string; topic: string; placeName: string; state: string }>`
      select m.id, m.kind, m.number, m.topic, m.place_name as "placeName", m.state
      from zone_version o join matter m on o.place && m.place and st_covers(o.place, st_pointonsurface(m.place))
      where o.zone_id = ${id} and o.valid_to is null and m.closed_at is null and m.kind in ('finding', 'dispatch') and ${where}
      order by m.opened_at desc limit 50`.execute(db)
  ).rows;
}
