/** Every statement about kept and missed promises: one row a matter, and a histogram by month that grows with it. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Slot } from './rules.ts';

export const migrations: Migration[] = [
  {
    id: 'applications.promises.1',
    sql: `
      create table promise_outcome (
        matter_id uuid primary key references application, item text not null, month date not null, finished_on date not null,
        days int not null, promised int not null, statutory int not null, kept boolean not null, explained boolean not null);
      create index promise_record on promise_outcome (item, month, kept, matter_id);
      -- What the page of promises reads: a few rows an item and month, whatever the number of matters.
      create table promise_month (
        item text not null, month date not null, promised int not null, days int not null, n int not null,
        missed int not null, unexplained int not null, primary key (month, item, promised, days));
      -- Why something is late may be said before it is done.
      create table promise_explained (matter_id uuid primary key references application);
    `,
  },
];

export interface OutcomeRow {
  matterId: string;
  item: string;
  finishedOn: string;
  days: number;
  promised: number;
  statutory: number;
  kept: boolean;
}

/** A repeat changes nothing: only a row that is new is counted. */
export async function keepOutcome(db: Db | Tx, o: OutcomeRow): Promise<void> {
  await sql`
    with kept as (
      insert into promise_outcome (matter_id, item, month, finished_on, days, promised, statutory, kept, explained)
      values (${o.matterId}, ${o.item}, date_trunc('month', ${o.finishedOn}::date)::date, ${o.finishedOn}, ${o.days},
        ${o.promised}, ${o.statutory}, ${o.kept}, false)
      on conflict (matter_id) do nothing
      returning item, month, promised, days, (not kept)::int as missed)
    insert into promise_month (item, month, promised, days, n, missed, unexplained)
    select item, month, promised, days, 1, missed, missed from kept
    on conflict (month, item, promised, days) do update set n = promise_month.n + 1,
      missed = promise_month.missed + excluded.missed,
      unexplained = promise_month.unexplained + excluded.unexplained`.execute(db);
}

/** Said in public why it is late, or was. */
export async function keepExplained(db: Db | Tx, matterId: string): Promise<void> {
  await sql`insert into promise_explained (matter_id) select matter_id from application where matter_id = ${matterId}
    on conflict (matter_id) do nothing`.execute(db);
}

/** After either of the two: whichever came first, what is both missed and explained is counted as explained, once. */
export async function settleExplained(db: Db | Tx, matterId: string): Promise<void> {
  await sql`
    with explained as (
      update promise_outcome o set explained = true from promise_explained e
      where o.matter_id = ${matterId} and e.matter_id = o.matter_id and not o.kept and not o.explained
      returning o.item, o.month, o.promised, o.days)
    update promise_month m set unexplained = m.unexplained - 1 from explained e
    where m.item = e.item and m.month = e.month and m.promised = e.promised and m.days = e.days`.execute(db);
}

export interface MonthSlot extends Slot {
  item: string;
  month: string;
}

/** From a month on, given by any day of it. */
/** Of the applications under way, how many are past the promised day; counted up to `most`. */
export async function countOpenLate(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
      select 1 from clock c where c.name = 'promise' and c.state = 'running' and c.turned
        and exists (select 1 from application a where a.matter_id = c.matter_id) limit ${most}) late`.execute(db);
  return rows[0]!.n;
}

export async function findMonths(db: Db, from: string): Promise<MonthSlot[]> {
  return (
    await sql<MonthSlot>`select item, to_char(month, 'YYYY-MM') as month, promised, days, n, missed, unexplained
      from promise_month where month >= date_trunc('month', ${from}::date)::date
      order by month desc, item, days`.execute(db)
  ).rows;
}

/** How many of the items took how many days, from the month of one day on and before that of the other; null: until now. */
export async function daysBetween(
  db: Db,
  items: readonly string[],
  from: string,
  before: string | null,
): Promise<{ days: number; n: number }[]> {
  return (
    await sql<{ days: number; n: number }>`select days, sum(n)::int as n from promise_month
      where item = any(${items as string[]}) and month >= date_trunc('month', ${from}::date)::date
        and (${before}::date is null or month < date_trunc('month', ${before}::date)::date)
      group by days`.execute(db)
  ).rows;
}

export interface RecordRow {
  matterId: string;
  number: string;
  placeName: string;
  finishedOn: string;
  days: number;
  promised: number;
  statutory: number;
  kept: boolean;
  explained: boolean;
}

export async function findRecords(
  db: Db,
  { item, month }: { item: string; month: string },
  where: ReturnType<typeof sql>,
  after: { kept: boolean; id: string } | null,
  limit: number,
): Promise<RecordRow[]> {
  const further = after ? sql`and (o.kept, o.matter_id) > (${after.kept}::boolean, ${after.id}::uuid)` : sql``;
  return (
    await sql<RecordRow>`select o.matter_id as "matterId", m.number, m.place_name as "placeName",
        o.finished_on as "finishedOn", o.days, o.promised, o.statutory, o.kept, o.explained
      from promise_outcome o join matter m on m.id = o.matter_id
      where o.item = ${item} and o.month = ${`${month}-01`}::date and ${where} ${further}
      order by o.kept, o.matter_id limit ${limit}`.execute(db)
  ).rows;
}

export async function outcomeOf(db: Db | Tx, matterId: string): Promise<OutcomeRow | undefined> {
  return (
    await sql<OutcomeRow>`select matter_id as "matterId", item, finished_on as "finishedOn", days, promised, statutory, kept
      from promise_outcome where matter_id = ${matterId}`.execute(db)
  ).rows[0];
}
