/** Every SQL statement of the job table and of the facts still to be heard. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

/*
 * Our own table and not pg-boss: a job lives in the city's schema under any search_path, is enqueued in the
 * transaction of its command and runs on both engines; pg-boss 12.5 names a schema in every statement, brings its own
 * migrations and timers, and its later releases do not install.
 *
 * Facts to be heard are one row per fact and hearer, written with the fact and deleted when heard: what is undelivered
 * is exactly what is in the table. An anti-join of `fact` against what was delivered grows with the years; a mark of
 * the last id seen loses the fact of a transaction that began earlier and committed later.
 */
export const migrations: Migration[] = [
  {
    id: 'jobs.job.1',
    sql: `
      create table job (
        id bigint generated always as identity primary key,
        name text not null,
        key text,
        payload jsonb not null,
        run_after timestamptz not null,
        state text not null default 'waiting' check (state in ('waiting', 'parked')),
        tries int not null default 0,
        again boolean not null default false,
        leased_until timestamptz,
        last_error text
      );
      create unique index job_key on job (name, key);
      create index job_waiting on job (run_after, id) where state = 'waiting';`,
  },
  {
    id: 'jobs.delivery.1',
    sql: `
      create table fact_delivery (
        fact_id uuid not null,
        hearer text not null,
        place bigint generated always as identity,
        matter_id uuid,
        n int not null,
        state text not null default 'due' check (state in ('due', 'parked')),
        tries int not null default 0,
        retry_after timestamptz not null default 'epoch',
        leased_until timestamptz,
        last_error text,
        primary key (fact_id, hearer)
      );
      create index fact_delivery_matter on fact_delivery (hearer, matter_id, n);
      create index fact_delivery_due on fact_delivery (hearer, place) where state = 'due';`,
  },
];

export interface JobRow {
  id: number;
  name: string;
  key: string | null;
  payload: unknown;
  tries: number;
}

export interface NewJob {
  name: string;
  /** At most one job of this name and key waits; asked for again while it runs, it runs once more. */
  key?: string;
  payload: unknown;
  /** Instant; absent: as soon as the transaction has committed. */
  runAfter?: string;
}

export async function insertJob(tx: Tx, job: NewJob): Promise<void> {
  await sql`
    insert into job (name, key, payload, run_after)
    values (${job.name}, ${job.key ?? null}, ${JSON.stringify(job.payload)}::jsonb,
      coalesce(${job.runAfter ?? null}::timestamptz, 'epoch'))
    on conflict (name, key) do update set
      payload = excluded.payload,
      run_after = least(job.run_after, excluded.run_after),
      again = job.leased_until is not null,
      state = 'waiting',
      tries = case when job.state = 'parked' then 0 else job.tries end`.execute(tx);
}

/** `tries` is the fence: whoever took the job last holds the highest, and only it may finish or fail the job. */
export async function takeJobs(
  db: Db,
  take: { names: string[]; now: string; until: string; limit: number },
): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    with picked as materialized (
      select id from job
      where state = 'waiting' and run_after <= ${take.now}::timestamptz
        and (leased_until is null or leased_until <= ${take.now}::timestamptz)
        and name = any(${take.names}::text[])
      order by run_after, id limit ${take.limit}::int
      for update skip locked)
    update job set leased_until = ${take.until}::timestamptz, tries = job.tries + 1
    from picked where job.id = picked.id
    returning job.id, job.name, job.key, job.payload, job.tries`.execute(db);
  return rows.sort((a, b) => a.id - b.id);
}

export async function finishJob(db: Db, job: JobRow): Promise<void> {
  await sql`
    with repeated as (
      update job set again = false, leased_until = null, tries = 0, last_error = null
      where id = ${job.id} and tries = ${job.tries} and again returning id)
    delete from job where id = ${job.id} and tries = ${job.tries} and not again`.execute(db);
}

export async function failJob(
  db: Db,
  job: JobRow,
  failure: { error: string; retryAfter: string; park: boolean },
): Promise<void> {
  await sql`
    update job set leased_until = null, last_error = ${failure.error}, again = false,
      run_after = ${failure.retryAfter}::timestamptz, state = ${failure.park ? 'parked' : 'waiting'}
    where id = ${job.id} and tries = ${job.tries}`.execute(db);
}

/** A job that kills its process leaves only an expired lease behind: it is parked by its count of tries. */
export async function parkLostJobs(db: Db, limit: { tries: number; now: string }): Promise<void> {
  await sql`
    update job set state = 'parked', leased_until = null,
      last_error = coalesce(last_error, 'ended without an answer')
    where state = 'waiting' and tries >= ${limit.tries} and leased_until <= ${limit.now}::timestamptz`.execute(db);
}

export interface FactAddress {
  id: string;
  matterId: string | null;
  n: number;
  name: string;
}

export interface DeliveryRow {
  factId: string;
  hearer: string;
  tries: number;
}

export async function insertDeliveries(
  tx: Tx,
  deliveries: readonly { factId: string; hearer: string; matterId: string | null; n: number }[],
): Promise<void> {
  await sql`
    insert into fact_delivery (fact_id, hearer, matter_id, n)
    select d."factId", d.hearer, d."matterId", d.n
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as d("factId" uuid, hearer text, "matterId" uuid, n int)
    on conflict (fact_id, hearer) do nothing`.execute(tx);
}

/**
 * Only the first undelivered fact of a matter can be taken, so order holds with any number of server processes.
 * Relies on the pipeline numbering a matter's facts under the matter's row lock: fact n commits before n + 1 exists.
 */
export async function takeDeliveries(
  db: Db,
  take: { hearer: string; now: string; until: string; limit: number },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow & { place: number }>`
    with picked as materialized (
      select c.fact_id, c.hearer from fact_delivery c
      where c.hearer = ${take.hearer} and c.state = 'due' and c.retry_after <= ${take.now}::timestamptz
        and (c.leased_until is null or c.leased_until <= ${take.now}::timestamptz)
        and not exists (
          select 1 from fact_delivery e
          where e.hearer = c.hearer and e.matter_id = c.matter_id and e.n < c.n)
      order by c.place limit ${take.limit}::int
      for update skip locked)
    update fact_delivery d set leased_until = ${take.until}::timestamptz, tries = d.tries + 1
    from picked p where d.fact_id = p.fact_id and d.hearer = p.hearer
    returning d.fact_id as "factId", d.hearer, d.tries, d.place`.execute(db);
  return rows.sort((a, b) => a.place - b.place);
}

export async function deleteDeliveries(db: Db, hearer: string, heard: readonly DeliveryRow[]): Promise<void> {
  await sql`
    delete from fact_delivery d
    using jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as h("factId" uuid, tries int)
    where d.fact_id = h."factId" and d.hearer = ${hearer} and d.tries = h.tries`.execute(db);
}

export async function failDelivery(
  db: Db,
  delivery: DeliveryRow,
  failure: { error: string; retryAfter: string; park: boolean },
): Promise<void> {
  await sql`
    update fact_delivery set leased_until = null, last_error = ${failure.error},
      retry_after = ${failure.retryAfter}::timestamptz, state = ${failure.park ? 'parked' : 'due'}
    where fact_id = ${delivery.factId} and hearer = ${delivery.hearer} and tries = ${delivery.tries}`.execute(db);
}

export async function parkLostDeliveries(db: Db, limit: { hearer: string; tries: number; now: string }): Promise<void> {
  await sql`
    update fact_delivery set state = 'parked', leased_until = null,
      last_error = coalesce(last_error, 'ended without an answer')
    where hearer = ${limit.hearer} and state = 'due' and tries >= ${limit.tries}
      and leased_until <= ${limit.now}::timestamptz`.execute(db);
}

export interface ParkedRow {
  kind: 'job' | 'fact';
  id: string;
  name: string;
  tries: number;
  lastError: string;
  /** Facts of the same matter that wait behind a parked one. */
  heldUp: number;
}

export async function findParked(db: Db): Promise<ParkedRow[]> {
  const { rows } = await sql<ParkedRow>`
    select 'job' as kind, id::text as id, name, tries, last_error as "lastError", 0 as "heldUp"
    from job where state = 'parked'
    union all
    select 'fact', d.fact_id::text, d.hearer, d.tries, d.last_error,
      (select count(*) from fact_delivery e
       where e.hearer = d.hearer and e.matter_id = d.matter_id and e.n > d.n)::int
    from fact_delivery d where d.state = 'parked'
    order by 1, 3, 2`.execute(db);
  return rows;
}

export async function releaseParked(db: Db): Promise<void> {
  await sql`update job set state = 'waiting', tries = 0, run_after = 'epoch' where state = 'parked'`.execute(db);
  await sql`update fact_delivery set state = 'due', tries = 0, retry_after = 'epoch' where state = 'parked'`.execute(
    db,
  );
}
