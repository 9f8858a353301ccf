/** The tables of zones: each with its versions from instant to instant, its charges from day to day, and its faults. */
import type { Migration } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'patrol.zones.1',
    sql: `
      create table zone (id uuid primary key, begun_at timestamptz not null, ended_at timestamptz);
      -- A zone's outline, name and class as they were from one deed to the next; the last has no end.
      create table zone_version (
        zone_id uuid not null references zone, version int not null, matter_id uuid not null, fact_n int not null,
        name text not null, class int not null, place geometry(Geometry, 4490) not null,
        area_m2 numeric(16, 2) not null, division text not null, deed text not null, person_id uuid,
        valid_from timestamptz not null, valid_to timestamptz, primary key (zone_id, version));
      create index zone_place on zone_version using gist (place) where valid_to is null;
      create index zone_division on zone_version (division) where valid_to is null;
      create index zone_then on zone_version (valid_from, valid_to);
      create table zone_split (
        matter_id uuid not null, fact_n int not null, into_id uuid not null references zone,
        primary key (matter_id, fact_n));
      create table zone_merging (
        matter_id uuid not null, fact_n int not null, from_ids jsonb not null, primary key (matter_id, fact_n));
      create table zone_end (
        matter_id uuid not null, fact_n int not null, into_id uuid not null references zone,
        primary key (matter_id, fact_n));
      -- What the fact of the charge told; to_on moves when it is handed over.
      create table zone_charge (
        zone_id uuid not null references zone, charge text not null, person_id uuid not null, from_on date not null,
        to_on date, given_to_on date, matter_id uuid not null, fact_n int not null, given_at timestamptz not null,
        given_by uuid);
      create index charge_of_zone on zone_charge (zone_id, charge, from_on);
      create index charge_of_person on zone_charge (person_id) where to_on is null;
      create index charge_of_fact on zone_charge (matter_id, fact_n);
      create table zone_handing (
        matter_id uuid not null, fact_n int not null, words text not null, matters jsonb not null,
        primary key (matter_id, fact_n));
      create table zone_import (
        matter_id uuid not null, fact_n int not null, file text not null, digest text not null, zones int not null,
        primary key (matter_id, fact_n));
      -- Kept on write: where no zone is, by village, and where two are. Slivers too, so that they can be summed.
      create table zone_fault (
        id text primary key, kind text not null, village text, zone_a uuid, zone_b uuid,
        place geometry(Geometry, 4490) not null, area_m2 numeric(16, 2) not null);
      create index zone_fault_village on zone_fault (village);
      create index zone_fault_a on zone_fault (zone_a);
      create index zone_fault_b on zone_fault (zone_b);
    `,
  },
];
