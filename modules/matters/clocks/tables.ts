/** Every statement about clocks that stood still or were given more time. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Pause } from './rules.ts';

export const migrations: Migration[] = [
  {
    id: 'matters.clocks.1',
    sql: `
      -- The days that do not count stand with the clock, so that whoever shows it explains it from one row.
      alter table clock add column pauses jsonb not null default '[]', add column extended boolean not null default false;
      create table clock_pausing (
        matter_id uuid not null references matter, fact_n int not null, ground text not null, basis text not null,
        words text not null, primary key (matter_id, fact_n));
      create table clock_pause (
        matter_id uuid not null, fact_n int not null, seq int not null, clock text not null,
        primary key (matter_id, fact_n, seq), foreign key (matter_id, fact_n) references clock_pausing);
      create table clock_resuming (
        matter_id uuid not null references matter, fact_n int not null, words text not null, primary key (matter_id, fact_n));
      create table clock_resumption (
        matter_id uuid not null, fact_n int not null, seq int not null, clock text not null, due_on date not null,
        primary key (matter_id, fact_n, seq), foreign key (matter_id, fact_n) references clock_resuming);
      create table clock_extension (
        matter_id uuid not null references matter, fact_n int not null, clock text not null, basis text not null,
        from_on date not null, to_on date not null, words text not null, primary key (matter_id, fact_n));
    `,
  },
  {
    id: 'matters.clocks.2',
    sql: `
      -- What stands still goes on by itself on the day that the applicant was told; until when is read from an index.
      alter table clock add column stands_until date;
      -- Until when those were said to stand that stand already is not known here: no longer than any may from now on.
      update clock set stands_until = (pauses -> -1 ->> 'from')::date + 60 where state = 'suspended';
      create index clock_standing on clock (stands_until) where state = 'suspended';
      alter table clock_pausing add column until_on date;
    `,
  },
];

export interface Pausing {
  matterId: string;
  factN: number;
  ground: string;
  basis: string;
  words: string;
  /** The first day that counts again, as it was said when it stopped. */
  until: string;
  clocks: readonly string[];
  pauses: ReadonlyMap<string, readonly Pause[]>;
}

export async function insertPausing(tx: Tx, p: Pausing): Promise<void> {
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${rowsOf(p.clocks, (clock) => ({ pauses: p.pauses.get(clock) }))}::jsonb)
        as g (seq int, clock text, pauses jsonb)),
    paused as (
      update clock c set state = 'suspended', pauses = g.pauses, stands_until = ${p.until} from given g
      where c.matter_id = ${p.matterId} and c.name = g.clock),
    ground as (
      insert into clock_pausing (matter_id, fact_n, ground, basis, words, until_on)
      values (${p.matterId}, ${p.factN}, ${p.ground}, ${p.basis}, ${p.words}, ${p.until}))
    insert into clock_pause (matter_id, fact_n, seq, clock)
    select ${p.matterId}, ${p.factN}::int, seq, clock from given`.execute(tx);
}

export interface Redated {
  clock: string;
  dueOn: string;
  dueAt: string;
  yellowOn: string;
  provisional: boolean;
  pauses: readonly Pause[];
}

export async function insertResuming(
  tx: Tx,
  matterId: string,
  factN: number,
  words: string,
  clocks: readonly Redated[],
): Promise<void> {
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(clocks.map((clock, i) => ({ ...clock, seq: i + 1 })))}::jsonb)
        as g (seq int, clock text, "dueOn" date, "dueAt" timestamptz, "yellowOn" date, provisional boolean, pauses jsonb)),
    running as (
      update clock c set state = 'running', stands_until = null, pauses = g.pauses, due_on = g."dueOn", due_at = g."dueAt",
        yellow_on = g."yellowOn", provisional = g.provisional, settled_on = null
      from given g where c.matter_id = ${matterId} and c.name = g.clock),
    ground as (
      insert into clock_resuming (matter_id, fact_n, words) values (${matterId}, ${factN}, ${words}))
    insert into clock_resumption (matter_id, fact_n, seq, clock, due_on)
    select ${matterId}, ${factN}::int, seq, clock, "dueOn" from given`.execute(tx);
}

export interface Extension {
  matterId: string;
  factN: number;
  basis: string;
  words: string;
  fromOn: string;
  count: number;
}

export async function insertExtension(tx: Tx, e: Extension, to: Redated): Promise<void> {
  await sql`
    with longer as (
      update clock set count = ${e.count}, extended = true, due_on = ${to.dueOn}, due_at = ${to.dueAt},
        yellow_on = ${to.yellowOn}, provisional = ${to.provisional}, settled_on = null
      where matter_id = ${e.matterId} and name = ${to.clock})
    insert into clock_extension (matter_id, fact_n, clock, basis, from_on, to_on, words)
    values (${e.matterId}, ${e.factN}, ${to.clock}, ${e.basis}, ${e.fromOn}, ${to.dueOn}, ${e.words})`.execute(tx);
}

const rowsOf = (clocks: readonly string[], more: (clock: string) => object) =>
  JSON.stringify(clocks.map((clock, i) => ({ seq: i + 1, clock, ...more(clock) })));

export interface PauseShown {
  ground: string;
  basis: string;
  fromAt: string;
  /** When it went on, or ended; null while it lasts. */
  untilAt: string | null;
  /** Until which day it was said to last; null: it stopped before that was kept. */
  expectedOn: string | null;
}

/** Matters whose clocks stand although their day has come, the longest waiting first. */
export async function pausesPast(db: Db, today: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select matter_id as id from clock
    where state = 'suspended' and stands_until <= ${today}
    group by matter_id order by min(stands_until), matter_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** On which ground of the law its clocks stood still, and from when to when. */
export async function pausesOf(db: Db | Tx, matterId: string): Promise<PauseShown[]> {
  return (
    await sql<PauseShown>`select p.ground, p.basis, s.recorded_at as "fromAt",
        coalesce(
          (select t.recorded_at from clock_resuming r join step_taken t on t.matter_id = r.matter_id and t.fact_n = r.fact_n
            where r.matter_id = p.matter_id and r.fact_n > p.fact_n order by r.fact_n limit 1),
          (select min(c.stopped_at) from clock_pause q join clock c on c.matter_id = q.matter_id and c.name = q.clock
            where q.matter_id = p.matter_id and q.fact_n = p.fact_n)) as "untilAt", p.until_on as "expectedOn"
      from clock_pausing p join step_taken s on s.matter_id = p.matter_id and s.fact_n = p.fact_n
      where p.matter_id = ${matterId} order by p.fact_n limit 100`.execute(db)
  ).rows;
}
