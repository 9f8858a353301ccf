/** The tables of the ground: parcels, what is registered on them, and features of the layers, each with its span. */
import { type Db, type Migration, sql } from '#platform/database';
import type { LayerHistory } from './contract.ts';

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
  {
    id: 'land.ground.2',
    sql: `
      create table layer_change (layer text not null, on_day date not null, features int not null,
        primary key (layer, on_day));
      insert into layer_change (layer, on_day, features)
        select layer, day, sum(features) from (
          select 'parcel' as layer, valid_from as day, 1 as features from parcel
          union all select 'parcel', valid_to + 1, -1 from parcel where valid_to is not null
          union all select layer, valid_from, 1 from layer_feature
          union all select layer, valid_to + 1, -1 from layer_feature where valid_to is not null) as known
        group by layer, day;
    `,
  },
];

/** Parcels stand among the layers by the name `parcel`. */
export async function findLayerRows(db: Db): Promise<LayerHistory[]> {
  const { rows } = await sql<LayerHistory>`
    select e.layer, e.edition,
      array(select distinct i.source from land_import i where i.target = e.layer order by 1) as sources,
      (select coalesce(json_agg(json_build_object('on', c.on_day, 'features', c.features) order by c.on_day), '[]')
        from layer_change c where c.layer = e.layer) as changes
    from layer_edition e order by e.layer`.execute(db);
  return rows;
}
