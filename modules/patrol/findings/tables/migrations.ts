/** The tables of findings. Each official act is a row of its own, written once, with the fact that told of it. */
import type { Migration } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'patrol.findings.1',
    sql: `
      create table finding (
        matter_id uuid primary key references matter, fact_n int not null, place geometry(Geometry, 4490) not null,
        kind text not null, stage text not null, channel text not null, words text not null,
        found_at timestamptz not null, begun_on date);
      create table verification (
        matter_id uuid not null references matter, fact_n int not null, outcome text not null, ground text,
        place geometry(Geometry, 4490), area_m2 numeric(14, 2), stage text not null, words text not null,
        officers jsonb not null, arrived_at timestamptz not null, primary key (matter_id, fact_n));
      create table joining (
        matter_id uuid not null references matter, fact_n int not null, into_id uuid not null references matter,
        words text not null, primary key (matter_id, fact_n));
      create table recheck (
        matter_id uuid not null references matter, fact_n int not null, outcome text not null, words text not null,
        seen_at timestamptz not null, primary key (matter_id, fact_n));
      create table closing (
        matter_id uuid not null references matter, fact_n int not null, words text not null,
        primary key (matter_id, fact_n));
      -- What lists and figures read, kept on write: never computed from the acts above.
      create table finding_progress (
        matter_id uuid primary key references matter, kind text not null, stage text not null, channel text not null,
        county text not null, found_at timestamptz not null, found_month text not null, begun_on date,
        reported_at timestamptz not null, ordered_at timestamptz, stopped_at timestamptz, area_m2 numeric(14, 2));
      create index finding_progress_month on finding_progress (county, found_month);
      create table early_month (
        division text not null, month text not null, found int not null, stopped int not null, early int not null,
        found_after_days float8, reported_after_minutes float8, stopped_after_minutes float8,
        primary key (division, month));
    `,
  },
  {
    id: 'patrol.findings.2',
    sql: `
      -- Of how many the median from begun to found is: the beginning of the others is not known.
      alter table early_month add column begun int not null default 0;
      update early_month e set begun = (select count(p.begun_on) from finding_progress p
        where p.county like e.division || '%' and p.found_month = e.month);
    `,
  },
  {
    id: 'patrol.findings.3',
    sql: `
      -- The word of the second of two officers on what the first entered.
      create table presence (
        matter_id uuid not null references matter, fact_n int not null, step text not null, person_id uuid not null,
        agrees boolean not null, words text not null, answered_at timestamptz not null, primary key (matter_id, fact_n));
    `,
  },
  { id: 'patrol.findings.4', sql: 'create index finding_progress_of_month on finding_progress (found_month)' },
];
