/** The tables of jobs and deliveries, and what of both waits or is parked, for `cuntu doctor` and `/metrics`. */
import { type Db, type Migration, sql } from '#platform/database';
import { deliveryMigrations } from './delivery-tables.ts';
import { jobMigrations } from './job-tables.ts';

export const migrations: Migration[] = [...jobMigrations, ...deliveryMigrations];

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

/**
 * At the opening of a database that no other process has open: whoever held these has ended. They end and are not taken off, so that
 * what ends its process at every try is still parked.
 */
export async function endLeases(db: Db): Promise<void> {
  await sql`update job set leased_until = 'epoch' where leased_until is not null`.execute(db);
  await sql`update fact_delivery set leased_until = 'epoch' where leased_until is not null`.execute(db);
}

export interface WaitingRow {
  kind: 'job' | 'fact';
  /** Of the job, or of the hearer; one that nobody serves any more shows here by never going down. */
  name: string;
  waiting: number;
}

export async function findWaiting(db: Db): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select 'job' as kind, name, count(*)::int as waiting from job where state = 'waiting' group by name
    union all
    select 'fact', hearer, count(*)::int from fact_delivery where state = 'due' group by hearer
    order by 1, 2`.execute(db);
  return rows;
}
