/** Every statement of an import: what is known already, and the rows of what comes, many to a statement. */
import { type Db, sql, type Tx } from '#platform/database';
import type { FeatureRow } from './features/rules.ts';
import type { ParcelRow } from './parcels/rules.ts';

export interface ImportRow {
  matterId: string;
  factN: number;
  target: string;
  scheme: string | null;
  file: string;
  source: string;
  from: string;
  to: string | null;
  features: number;
  /** How many former ones hold no longer. */
  ended: number;
  at: string;
}

/** The edition of the layer is its latest import: tiles of another are stale. */
export async function insertImport(tx: Tx, i: ImportRow): Promise<void> {
  await sql`with kept as (insert into land_import (matter_id, fact_n, target, scheme, file, source, valid_from, features,
      recorded_at)
    values (${i.matterId}, ${i.factN}, ${i.target}, ${i.scheme}, ${i.file}, ${i.source}, ${i.from}, ${i.features}, ${i.at})),
    changed as (
      insert into layer_change (layer, on_day, features)
      select ${i.target}, on_day, features from (values (${i.from}::date, ${i.features - i.ended}::int),
        (${i.to}::date + 1, ${-i.features}::int)) as c (on_day, features) where on_day is not null
      on conflict (layer, on_day) do update set features = layer_change.features + excluded.features)
    insert into layer_edition (layer, edition) values (${i.target}, ${i.matterId})
    on conflict (layer) do update set edition = excluded.edition`.execute(tx);
}

/** What the ground was made from is kept. */
export async function importedAmong(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`
    select distinct file from land_import where file = any(${sha256s as string[]})`.execute(tx);
  return rows.map((row) => row.file);
}

/** First days of the versions that hold now, by number. */
export async function knownParcels(db: Db | Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ number: string; from: string }>`select unit_number as number, valid_from as "from"
    from parcel where valid_to is null and unit_number = any(${numbers as string[]})`.execute(db);
  return new Map(rows.map((row) => [row.number, row.from]));
}

/** Places in the list of what PostGIS holds for no sound area: a chain of holes that cuts one apart, say. */
export async function unsoundAmong(db: Db | Tx, geometries: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ nth: number }>`select nth::int - 1 as nth
    from jsonb_array_elements_text(${JSON.stringify(geometries)}::jsonb) with ordinality as g (geometry, nth)
    where not st_isvalid(st_geomfromgeojson(geometry))`.execute(db);
  return rows.map(({ nth }) => nth);
}

export interface KeptParcel extends Omit<ParcelRow, 'right'> {
  id: string;
  division: string;
  rightId: string | null;
  rightKind: string | null;
  holder: string | null;
  /** Hexadecimal. */
  identitySealed: string | null;
  identityTail: string | null;
  rightFrom: string | null;
}

interface Kept {
  importId: string;
  source: string;
  from: string;
}

/** Answers how many former versions ended; their rights end with them. */
export async function insertParcels(tx: Tx, rows: readonly KeptParcel[], kept: Kept): Promise<number> {
  const { rows: done } = await sql<{ ended: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, "unitNumber" text, division text,
        "areaM2" numeric, geometry text, "rightId" uuid, "rightKind" text, holder text, "identitySealed" text,
        "identityTail" text, "rightFrom" date)),
    ended as (
      update parcel p set valid_to = ${kept.from}::date - 1 from given g
      where p.unit_number = g."unitNumber" and p.valid_to is null returning p.id),
    lapsed as (
      update registered_right r set valid_to = ${kept.from}::date - 1 from ended e
      where r.parcel_id = e.id and r.valid_to is null),
    placed as (
      insert into parcel (id, import_id, unit_number, division, area_m2, source, valid_from, geometry)
      select id, ${kept.importId}, "unitNumber", division, "areaM2", ${kept.source}, ${kept.from},
        st_setsrid(st_geomfromgeojson(geometry), 4490) from given),
    granted as (
      insert into registered_right (id, parcel_id, kind, holder, identity_sealed, identity_tail, valid_from)
      select "rightId", id, "rightKind", holder, decode("identitySealed", 'hex'), "identityTail",
        coalesce("rightFrom", ${kept.from}::date)
      from given where "rightKind" is not null)
    select count(*) as ended from ended`.execute(tx);
  return done[0]!.ended;
}

export interface KeptFeatures extends Kept {
  layer: string;
  scheme: string;
  to: string | null;
}

export async function insertFeatures(tx: Tx, rows: readonly FeatureRow[], kept: KeptFeatures): Promise<void> {
  await sql`insert into layer_feature (import_id, layer, scheme, code, name, source, area_m2, valid_from, valid_to, geometry)
    select ${kept.importId}, ${kept.layer}, ${kept.scheme}, code, name, ${kept.source}, "areaM2", ${kept.from}, ${kept.to},
      st_setsrid(st_geomfromgeojson(geometry), 4490)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (code text, name text, "areaM2" numeric, geometry text)`.execute(
    tx,
  );
}

/** The latest first day of what still holds of the layer's scheme. */
export async function latestEdition(tx: Tx, layer: string, scheme: string): Promise<string | null> {
  const { rows } = await sql<{ latest: string | null }>`select max(valid_from) as latest from layer_feature
    where layer = ${layer} and scheme = ${scheme} and valid_to is null`.execute(tx);
  return rows[0]?.latest ?? null;
}

export async function endFeatures(tx: Tx, layer: string, scheme: string, from: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`with ended as (
      update layer_feature set valid_to = ${from}::date - 1
      where layer = ${layer} and scheme = ${scheme} and valid_to is null returning 1)
    select count(*) as ended from ended`.execute(tx);
  return rows[0]!.ended;
}
