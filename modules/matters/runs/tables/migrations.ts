/** The tables of matters: the run, its clocks, its task, its steps. Only this module writes them. */
import type { Migration } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'matters.runs.1',
    sql: `
      create table matter (
        id uuid primary key, kind text not null, procedure_version text not null, number text not null,
        state text not null, version int not null, topic text not null, place_name text not null,
        division text not null, county text not null generated always as (left(division, 6)) stored,
        township text not null generated always as (left(division, 9)) stored,
        village text not null generated always as (left(division, 12)) stored,
        place geometry(Geometry, 4490) not null, brought_by uuid, done_by jsonb not null,
        opened_at timestamptz not null, closed_at timestamptz,
        verb text, duty text, unit_id uuid, post_id uuid, person_id uuid, clock text,
        due_on date, yellow_on date, unique (number));
      create index matter_place on matter using gist (place);
      create index matter_new on matter (kind, opened_at desc, id desc);
      create index matter_county on matter (county, kind, opened_at desc, id desc);
      create index matter_township on matter (township, kind, opened_at desc, id desc);
      create index matter_village on matter (village, kind, opened_at desc, id desc);
      create index matter_due on matter (kind, due_on, id) where closed_at is null;
      create index matter_state on matter (kind, state, opened_at desc, id desc);
      create index matter_brought on matter (brought_by, opened_at desc) where brought_by is not null;
      create index work_of_person on matter (person_id, due_on, id) where closed_at is null and person_id is not null;
      create index work_of_unit on matter (unit_id, due_on, id) where closed_at is null;
      create table clock (
        matter_id uuid not null references matter, name text not null, limit_key text not null, limit_id uuid not null,
        count int not null, unit text not null, started_at timestamptz not null, due_on date not null,
        due_at timestamptz not null, yellow_on date not null, provisional boolean not null, state text not null,
        stopped_at timestamptz, turned boolean not null default false, primary key (matter_id, name));
      create index clock_turning on clock (due_at) where state = 'running' and not turned;
      create table step_taken (
        matter_id uuid not null references matter, fact_n int not null, step text not null, fact text not null,
        outcome text, from_state text, to_state text not null, person_id uuid, role text not null,
        happened_at timestamptz not null, recorded_at timestamptz not null, said jsonb not null,
        primary key (matter_id, fact_n));
      create table clock_turn (
        matter_id uuid not null references matter, fact_n int not null, clock text not null, due_on date not null,
        primary key (matter_id, fact_n));
      create sequence matter_number;
    `,
  },
  {
    id: 'matters.runs.2',
    sql: `
      alter table matter add column place_grams text[] not null default '{}';
      update matter m set place_grams = g.grams from (
        select id, array_agg(distinct substr(place_name, at, size)) as grams
        from matter, generate_series(1, length(place_name)) at, generate_series(1, 2) size
        where at + size - 1 <= length(place_name) group by id) g where g.id = m.id;
      -- Without the pending list each new matter waits for some thirty entries; with a long one each search reads it.
      create index matter_grams on matter using gin (place_grams) with (gin_pending_list_limit = 256);
    `,
  },
  { id: 'matters.runs.3', sql: 'create index matter_open on matter (due_on, id) where closed_at is null' },
  {
    id: 'matters.runs.4',
    sql: `
      -- Work is paged by keys without null: what has no due day comes last, what has no unit comes first.
      drop index matter_open;
      drop index work_of_person;
      drop index work_of_unit;
      create index work_by_time on matter ((coalesce(due_on, date '9999-12-31')), id) where closed_at is null;
      create index work_by_place on matter (county, division, (coalesce(due_on, date '9999-12-31')), id) where closed_at is null;
      create index work_of_unit on matter ((coalesce(unit_id, uuid '00000000-0000-0000-0000-000000000000')),
        (coalesce(due_on, date '9999-12-31')), id) where closed_at is null;
      create index work_of_person on matter (person_id, (coalesce(due_on, date '9999-12-31')), id)
        where closed_at is null and person_id is not null;
    `,
  },
  {
    id: 'matters.runs.5',
    sql: `
      -- Where its pin stands: a map of thousands reads two numbers each and computes nothing.
      alter table matter
        add column lon float8 not null generated always as (st_x(st_pointonsurface(place))) stored,
        add column lat float8 not null generated always as (st_y(st_pointonsurface(place))) stored;
    `,
  },
  {
    id: 'matters.runs.6',
    sql: `
      create table matter_handing (
        matter_id uuid not null references matter, fact_n int not null, from_person_id uuid not null,
        to_person_id uuid not null, words text not null, primary key (matter_id, fact_n));
    `,
  },
  {
    id: 'matters.runs.7',
    sql: `
      alter table matter_handing alter column from_person_id drop not null, alter column to_person_id drop not null;
      -- The task waits for this person and nobody else: a second officer's word is not given by whoever follows him.
      alter table matter add column named boolean not null default false;
    `,
  },
  {
    id: 'matters.runs.8',
    sql: `
      alter table matter add column parent_id uuid references matter, add column contact_id uuid;
      create index matter_children on matter (parent_id) where parent_id is not null;
      create table contact (
        matter_id uuid not null references matter, fact_n int not null, person_id uuid not null, unit_id uuid,
        post text not null, since timestamptz not null, primary key (matter_id, fact_n));
    `,
  },
  {
    id: 'matters.runs.ofUnit',
    // An opinion is owed by the unit that was asked, not by the one that serves the ground.
    sql: 'alter table matter add column of_unit_id uuid',
  },
  {
    id: 'matters.runs.late',
    sql: "create index clock_late on clock (name) where state = 'running' and turned",
  },
];
