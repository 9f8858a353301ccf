/** Zones and blind spots as they were at an instant: on a tile, in number, day by day. */
import { type Db, sql } from '#platform/database';
import type { ZoneClass } from '../contract.ts';

type Fragment = ReturnType<typeof sql>;
type Bounds = readonly [number, number, number, number];

/** `null`: now. */
const stood = (at: string | null): Fragment =>
  at ? sql`z.valid_from <= ${at} and (z.valid_to is null or z.valid_to > ${at})` : sql`z.valid_to is null`;
const open = (at: string | null): Fragment =>
  at ? sql`m.opened_at <= ${at} and (b.ended_at is null or b.ended_at > ${at})` : sql`b.ended_at is null`;
const dayOf = (instant: Fragment): Fragment => sql`(${instant} at time zone 'Asia/Shanghai')::date`;

export interface TileZone {
  id: string;
  name: string;
  zoneClass: ZoneClass | null;
  blind: 'noPerson' | 'gap' | 'notVisited' | null;
  blindSince: string | null;
  twkb: Uint8Array;
}

/** Without a person goes before not visited: there is nobody to visit. */
export async function zonesOnTile(
  db: Db,
  where: { zone: Fragment; matter: Fragment },
  o: { bounds: Bounds; at: string | null; digits: number },
): Promise<TileZone[]> {
  const [west, south, east, north] = o.bounds;
  const box = sql`st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4490)`;
  return (
    await sql<TileZone>`
      select z.zone_id as id, z.name, z.class as "zoneClass", s.reason as blind, s.since as "blindSince",
        st_astwkb(z.place, ${sql.lit(o.digits)}) as twkb
      from zone_version z left join lateral (
        select b.reason, ${dayOf(sql`m.opened_at`)} as since from blind_spot b join matter m on m.id = b.matter_id
        where b.zone_id = z.zone_id and ${open(o.at)} order by b.reason = 'noPerson' desc, m.opened_at limit 1) s on true
      where ${stood(o.at)} and ${where.zone} and z.place && ${box}
      union all
      select m.id, m.place_name, null, b.reason, ${dayOf(sql`m.opened_at`)}, st_astwkb(m.place, ${sql.lit(o.digits)})
      from blind_spot b join matter m on m.id = b.matter_id
      where b.reason = 'gap' and ${open(o.at)} and ${where.matter} and m.place && ${box}`.execute(db)
  ).rows;
}

export interface DayCounts {
  zones: number;
  noPerson: number;
  gap: number;
  notVisited: number;
}

export async function countsAt(
  db: Db,
  where: { zone: Fragment; matter: Fragment },
  at: string | null,
): Promise<DayCounts> {
  return (
    await sql<DayCounts>`
      select count(*) as zones, count(*) filter (where s.nobody) as "noPerson",
        count(*) filter (where not s.nobody) as "notVisited",
        (select count(*) from blind_spot b join matter m on m.id = b.matter_id
          where b.reason = 'gap' and ${open(at)} and ${where.matter}) as gap
      from zone_version z left join lateral (
        select bool_or(b.reason = 'noPerson') as nobody from blind_spot b join matter m on m.id = b.matter_id
        where b.zone_id = z.zone_id and ${open(at)}) s on true
      where ${stood(at)} and ${where.zone}`.execute(db)
  ).rows[0]!;
}

/** How many more or fewer blind spots were open at the end of a day than of the day before. */
export async function blindChanges(
  db: Db,
  where: { zone: Fragment; matter: Fragment },
): Promise<{ day: string; change: number }[]> {
  return (
    await sql<{ day: string; change: number }>`
      with seen as materialized (
        select m.opened_at, b.ended_at from blind_spot b join matter m on m.id = b.matter_id
        where (b.reason = 'gap' and ${where.matter}) or exists (
          select 1 from zone_version z where z.zone_id = b.zone_id and ${where.zone}))
      select day, sum(change) as change from (
        select ${dayOf(sql`opened_at`)} as day, 1 as change from seen
        union all select ${dayOf(sql`ended_at`)}, -1 from seen where ended_at is not null) c
      group by day order by day`.execute(db)
  ).rows;
}

/** What changes with every deed on a zone and every blind spot that opens or ends; and the first day of all. */
export async function editionOfZones(db: Db): Promise<{ edition: string; earliest: string | null }> {
  return (
    await sql<{ edition: string; earliest: string | null }>`
      select concat_ws('.', count(*), count(valid_to), (select concat_ws('.', count(*), count(ended_at)) from blind_spot))
          as edition, ${dayOf(sql`min(valid_from)`)} as earliest from zone_version`.execute(db)
  ).rows[0]!;
}
