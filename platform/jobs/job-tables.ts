/** Every SQL statement of the job table. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

/*
 * Our own table and not pg-boss: a job lives in the city's schema under any search_path, is enqueued in the
 * transaction of its command and runs on both engines; pg-boss 12.5 names a schema in every statement, brings its own
 * migrations and timers, and its later releases do not install.
 */
export const jobMigrations: Migration[] = [
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

/**
 * `tries` is the fence: whoever took the job last holds the highest, and only it may finish or fail the job. What killed its
 * process at every one of them leaves only an expired lease behind, and is parked.
 */
export async function takeJobs(
  db: Db,
  take: { names: string[]; tries: number; now: string; until: string; limit: number },
): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    with parked as (
      update job set state = 'parked', leased_until = null, last_error = coalesce(last_error, 'ended without an answer')
      where state = 'waiting' and tries >= ${take.tries} and leased_until <= ${take.now}::timestamptz),
    picked as materialized (
      select id from job
      where state = 'waiting' and run_after <= ${take.now}::timestamptz
        and (leased_until is null or (leased_until <= ${take.now}::timestamptz and tries < ${take.tries}))
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
