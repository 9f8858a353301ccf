/** Every SQL statement on facts that have yet to be heard. */
import { type Db, type Migration, sql } from '#platform/database';

/*
 * One row per fact and hearer, written with the fact and deleted when heard: what is undelivered is exactly what is in
 * the table. An anti-join of `fact` against what was delivered grows with the years; a mark of the last id seen loses
 * the fact of a transaction that began earlier and committed later.
 */
export const deliveryMigrations: Migration[] = [
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

/** A statement, or a part of a larger one: with the facts themselves it takes no way to and fro of its own. */
export const deliveryInsert = (
  deliveries: readonly { factId: string; hearer: string; matterId: string | null; n: number }[],
) =>
  sql`
    insert into fact_delivery (fact_id, hearer, matter_id, n)
    select d."factId", d.hearer, d."matterId", d.n
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as d("factId" uuid, hearer text, "matterId" uuid, n int)
    on conflict (fact_id, hearer) do nothing`;

/**
 * Only the first undelivered fact of a matter can be taken, so order holds with any number of server processes.
 * Relies on the pipeline numbering a matter's facts under the matter's row lock: fact n commits before n + 1 exists.
 * What killed its process at every one of `tries` leaves only an expired lease behind, and is parked.
 */
export async function takeDeliveries(
  db: Db,
  take: { hearer: string; tries: number; now: string; until: string; limit: number },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow & { place: number }>`
    with parked as (
      update fact_delivery set state = 'parked', leased_until = null,
        last_error = coalesce(last_error, 'ended without an answer')
      where hearer = ${take.hearer} and state = 'due' and tries >= ${take.tries} and leased_until <= ${take.now}::timestamptz),
    picked as materialized (
      select c.fact_id, c.hearer from fact_delivery c
      where c.hearer = ${take.hearer} and c.state = 'due' and c.retry_after <= ${take.now}::timestamptz
        and (c.leased_until is null or (c.leased_until <= ${take.now}::timestamptz and c.tries < ${take.tries}))
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

/** Taken but never tried: a slow hearer's queue must not be parked for tries that it did not have. */
export async function giveBackDeliveries(db: Db, hearer: string, untried: readonly DeliveryRow[]): Promise<void> {
  await sql`
    update fact_delivery d set leased_until = null, tries = d.tries - 1
    from jsonb_to_recordset(${JSON.stringify(untried)}::jsonb) as u("factId" uuid, tries int)
    where d.fact_id = u."factId" and d.hearer = ${hearer} and d.tries = u.tries`.execute(db);
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
