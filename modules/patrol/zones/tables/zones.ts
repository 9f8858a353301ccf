/** Every statement that writes and reads zones and their versions. */
import { type Db, sql, type Tx } from '#platform/database';
import type { ZoneClass, ZonePlace } from '../contract.ts';

/**
 * A tenth of a millimetre: overlays are rounded to it. Without a grid GEOS tries, throws and tries again where borders
 * nearly coincide, and of such a throw the embedded engine answers nothing at all: no rows and no error.
 */
export const GRID_DEG = 1e-9;

export const shape = (place: unknown) => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(place)}), 4490)`;

export interface ZoneRow {
  id: string;
  version: number;
  name: string;
  zoneClass: ZoneClass;
  division: string;
  areaM2: number;
}

export interface NewVersion extends ZoneRow {
  place: ZonePlace;
  matterId: string;
  factN: number;
  deed: 'drawn' | 'edited' | 'split' | 'merged' | 'imported';
}

/** Zones that begin now, and versions that follow former ones, all in one statement. */
export async function insertVersions(
  tx: Tx,
  versions: readonly NewVersion[],
  at: string,
  personId: string | null,
): Promise<void> {
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as v (id uuid, version int, name text,
        "zoneClass" int, division text, "areaM2" numeric, place jsonb, "matterId" uuid, "factN" int, deed text)
    ), begun as (
      insert into zone (id, begun_at) select id, ${at}::timestamptz from given where version = 1
    ), former as (
      update zone_version z set valid_to = ${at}::timestamptz from given g
      where z.zone_id = g.id and z.valid_to is null and g.version > 1
    )
    insert into zone_version (zone_id, version, matter_id, fact_n, name, class, place, area_m2, division, deed, person_id,
      valid_from)
    select id, version, "matterId", "factN", name, "zoneClass", st_setsrid(st_geomfromgeojson(place::text), 4490),
      "areaM2", division, deed, ${personId}::uuid, ${at}::timestamptz from given`.execute(tx);
}

export async function endZones(tx: Tx, ids: readonly string[], at: string): Promise<void> {
  await sql`
    with over as (update zone set ended_at = ${at} where id = any(${ids as string[]}::uuid[]))
    update zone_version set valid_to = ${at} where zone_id = any(${ids as string[]}::uuid[]) and valid_to is null`.execute(
    tx,
  );
}

const columns = sql`z.zone_id as id, z.version, z.name, z.class as "zoneClass", z.division, z.area_m2 as "areaM2"`;

export type HeldZone = ZoneRow & { place: ZonePlace };

/** The zones as they are now, held until the end of the deed; in the order of their ids, so that no two deeds wait for each other. */
export async function holdZones(tx: Tx, ids: readonly string[]): Promise<HeldZone[]> {
  return (
    await sql<HeldZone>`
      with held as materialized (
        select id from zone where id = any(${ids as string[]}::uuid[]) and ended_at is null order by id for update)
      select ${columns}, st_asgeojson(z.place, 15, 0)::jsonb as place
      from held join zone_version z on z.zone_id = held.id and z.valid_to is null`.execute(tx)
  ).rows;
}

/** The pieces into which a line cuts an outline. */
export async function cut(tx: Tx, place: ZonePlace, line: unknown): Promise<ZonePlace[]> {
  const { rows } = await sql<{ piece: ZonePlace }>`
    select st_asgeojson(d.geom, 15, 0)::jsonb as piece from st_dump(st_split(${shape(place)}, ${shape(line)})) d`.execute(
    tx,
  );
  return rows.map((row) => row.piece);
}

/** One outline of several that share a border; what leaves a strip between them is more than one piece. */
export async function joined(tx: Tx, places: readonly ZonePlace[]): Promise<{ type: string }> {
  const { rows } = await sql<{ place: { type: string } }>`
    select st_asgeojson(st_union(st_setsrid(st_geomfromgeojson(p::text), 4490), ${GRID_DEG}::float8), 15, 0)::jsonb as place
    from jsonb_array_elements(${JSON.stringify(places)}::jsonb) p`.execute(tx);
  return rows[0]!.place;
}

export interface Standing {
  /** The village of a point inside; undefined outside the city. */
  division: string | null;
  outsideM2: number;
  outsideAt: [number, number] | null;
}

/** Whose ground an outline lies on, and what of it lies outside the city; asked of many at once, in their order. */
export async function standingOf(tx: Db | Tx, places: readonly unknown[]): Promise<Standing[]> {
  return (
    await sql<Standing>`
      with given as materialized (
        select n, st_setsrid(st_geomfromgeojson(p::text), 4490) as place
        from jsonb_array_elements(${JSON.stringify(places)}::jsonb) with ordinality as e (p, n)
      ), whole as materialized (select outline from division where level = 'city' and valid_to is null limit 1)
      select v.code as division, coalesce(round(st_area(st_transform(o.part, ${planeAt(sql`g.place`)}))::numeric, 2), 0) as "outsideM2",
        case when o.part is not null and not st_isempty(o.part) then
          jsonb_build_array(st_x(st_pointonsurface(o.part)), st_y(st_pointonsurface(o.part))) end as "outsideAt"
      from given g cross join whole c
        left join lateral (select code from division where level = 'village' and valid_to is null
          and st_covers(outline, st_pointonsurface(g.place)) order by code limit 1) v on true
        left join lateral (select st_collectionextract(st_difference(g.place, c.outline, ${GRID_DEG}), 3) as part
          where not st_covers(c.outline, g.place)) o on true
      order by g.n`.execute(tx)
  ).rows;
}

/** EPSG of the 3° zone without prefix in which a place is measured: 4547 for 114° E (`systemOf` of the geodesy kernel). */
export const planeAt = (place: ReturnType<typeof sql>) => sql`(4509 + round(st_x(st_centroid(${place})) / 3)::int)`;

export async function namesOfZones(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (zone_id) zone_id as id, name from zone_version where zone_id = any(${ids as string[]}::uuid[])
    order by zone_id, version desc`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names that zones bear now: an import may not bring one of them again. */
export async function namesTaken(db: Db | Tx, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from zone_version where valid_to is null and name = any(${names as string[]})`.execute(db);
  return new Set(rows.map((row) => row.name));
}
