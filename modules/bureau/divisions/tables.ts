/** Every statement about divisions: their names, their outlines, and which one a place lies in. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'bureau.divisions.1',
    sql: `
      create table division (
        code text primary key, name text not null, level text not null, parent text references division,
        centre geometry(Point, 4490) not null, outline geometry(Geometry, 4490) not null,
        valid_from date not null, valid_to date);
      create index division_place on division using gist (outline);
      create index division_under on division (parent);
    `,
  },
];

export interface DivisionRow {
  code: string;
  name: string;
  level: 'city' | 'county' | 'township' | 'village';
  centre: [number, number];
}

export interface DivisionSeed extends DivisionRow {
  parent: string | null;
  /** GeoJSON geometry. */
  outline: unknown;
}

export async function insertDivisions(tx: Tx, rows: readonly DivisionSeed[], validFrom: string): Promise<void> {
  await sql`insert into division (code, name, level, parent, centre, outline, valid_from)
    select code, name, level, parent, st_setsrid(st_makepoint((centre ->> 0)::float8, (centre ->> 1)::float8), 4490),
      st_setsrid(st_geomfromgeojson(outline::text), 4490), ${validFrom}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d (code text, name text, level text, parent text, centre jsonb, outline jsonb)`.execute(tx);
}

const view = sql`code, name, level, jsonb_build_array(st_x(centre), st_y(centre)) as centre`;

export async function findUnder(db: Db | Tx, prefix: string, level: string | null): Promise<DivisionRow[]> {
  return (
    await sql<DivisionRow>`select ${view} from division
      where code like ${`${prefix}%`} and (${level}::text is null or level = ${level}) and valid_to is null
      order by code limit 2000`.execute(db)
  ).rows;
}

export interface VillageAt {
  code: string;
  name: string;
  township: string;
}

/** The village that covers the place (its point on surface, for a polygon); undefined outside the city. */
export async function villageAt(db: Db | Tx, geometry: unknown): Promise<VillageAt | undefined> {
  return (
    await sql<VillageAt>`select v.code, v.name, t.name as township from division v join division t on t.code = v.parent
      where v.level = 'village' and v.valid_to is null and st_covers(v.outline,
        st_pointonsurface(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4490)))
      limit 1`.execute(db)
  ).rows[0];
}

/** The village in which each area mostly lies (its point on surface), in the order given; null outside the city. */
export async function villagesCovering(db: Db | Tx, geometries: readonly string[]): Promise<(string | null)[]> {
  const { rows } = await sql<{ code: string | null }>`select (select v.code from division v
        where v.level = 'village' and v.valid_to is null
          and st_covers(v.outline, st_setsrid(st_pointonsurface(st_geomfromgeojson(g.geometry)), 4490)) limit 1) as code
      from jsonb_array_elements_text(${JSON.stringify(geometries)}::jsonb) with ordinality as g (geometry, nth)
      order by g.nth`.execute(db);
  return rows.map(({ code }) => code);
}

/** Places in the list of the areas that do not touch the city. */
export async function outsideCity(db: Db | Tx, cityCode: string, geometries: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ nth: number }>`select g.nth::int - 1 as nth
      from division c, jsonb_array_elements_text(${JSON.stringify(geometries)}::jsonb) with ordinality as g (geometry, nth)
      where c.code = ${cityCode} and not st_intersects(c.outline, st_setsrid(st_geomfromgeojson(g.geometry), 4490))
      order by g.nth`.execute(db);
  return rows.map(({ nth }) => nth);
}

/** Whether all of the area lies in the city. */
export async function liesInCity(db: Db | Tx, cityCode: string, geometry: unknown): Promise<boolean> {
  const { rows } = await sql<{ inside: boolean }>`select st_covers(c.outline,
      st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4490)) as inside
    from division c where c.code = ${cityCode}`.execute(db);
  return rows[0]?.inside ?? false;
}

/** Names by code, for codes of any level. */
export async function namesOf(db: Db | Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from division
    where code = any(${codes as string[]})`.execute(db);
  return new Map(rows.map((row) => [row.code, row.name]));
}
