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

/** Names by code, for codes of any level. */
export async function namesOf(db: Db | Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from division
    where code = any(${codes as string[]})`.execute(db);
  return new Map(rows.map((row) => [row.code, row.name]));
}
