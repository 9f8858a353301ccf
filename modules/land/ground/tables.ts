/** The tables of the ground: parcels, what is registered on them, and features of the layers, each with its span. */
import { type Db, type Migration, sql } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'land.ground.1',
    sql: `
      create table land_import (
        matter_id uuid not null, fact_n int not null, target text not null, scheme text, file text not null,
        source text not null, valid_from date not null, features int not null, recorded_at timestamptz not null,
        primary key (matter_id, fact_n));
      create table parcel (
        id uuid primary key, import_id uuid not null, unit_number text not null, division text not null,
        area_m2 numeric(14, 2) not null, source text not null, valid_from date not null, valid_to date,
        geometry geometry(Geometry, 4490) not null, unique (unit_number, valid_from));
      create index parcel_place on parcel using gist (geometry);
      create index parcel_number on parcel (unit_number collate "C");
      create table registered_right (
        id uuid primary key, parcel_id uuid not null references parcel, kind text not null, party_id uuid, holder text,
        identity_sealed bytea, identity_tail text, valid_from date not null, valid_to date);
      create index registered_right_parcel on registered_right (parcel_id);
      create table layer_feature (
        id bigint generated always as identity primary key, import_id uuid not null, layer text not null,
        scheme text not null, code text not null, name text, source text not null, area_m2 numeric(14, 2) not null,
        valid_from date not null, valid_to date, geometry geometry(Geometry, 4490) not null);
      create index layer_feature_place on layer_feature using gist (geometry);
      create index layer_feature_layer on layer_feature (layer, scheme) where valid_to is null;
      create table layer_edition (layer text primary key, edition uuid not null);
    `,
  },
];

export interface LayerRow {
  layer: string;
  features: number;
  sources: string[];
  edition: string;
  earliest: string | null;
}

/** Parcels stand among the layers by the name `parcel`. */
export async function findLayerRows(db: Db, asOf: string): Promise<LayerRow[]> {
  const { rows } = await sql<LayerRow>`
    with held as (
      select 'parcel' as layer, source, valid_from, valid_to from parcel
      union all select layer, source, valid_from, valid_to from layer_feature)
    select e.layer, count(h.layer) filter (where h.valid_from <= ${asOf}::date
        and (h.valid_to is null or h.valid_to >= ${asOf}::date)) as features,
      coalesce(array_agg(distinct h.source) filter (where h.source is not null), '{}') as sources,
      e.edition, min(h.valid_from) as earliest
    from layer_edition e left join held h on h.layer = e.layer group by e.layer, e.edition order by e.layer`.execute(
    db,
  );
  return rows;
}
