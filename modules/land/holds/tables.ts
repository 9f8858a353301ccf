/** Every statement about holds: what bars the registration of a parcel, on which basis, from when, until when. */
import { type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'land.holds.1',
    sql: `
      create table hold (
        id uuid primary key, parcel_id uuid not null references parcel, kind text not null, basis text not null,
        matter_id uuid not null, fact_n int not null, from_on date not null, to_on date, lifted_basis text);
      create index hold_parcel on hold (parcel_id);
      create unique index hold_standing on hold (parcel_id, kind, matter_id) where to_on is null;
    `,
  },
  {
    id: 'land.holds.2',
    sql: `
      alter table hold add column words text not null default '';
      create table hold_release (
        matter_id uuid not null, fact_n int not null, hold_id uuid not null references hold, basis text not null,
        released_on date not null, primary key (matter_id, fact_n));
    `,
  },
];

export interface HoldRow {
  id: string;
  kind: string;
  basis: string;
  matterId: string;
  fromOn: string;
  toOn: string | null;
}

export const holdColumns = sql`h.id, h.kind, h.basis, h.matter_id as "matterId", h.from_on as "fromOn", h.to_on as "toOn"`;

/** Answers whether it was placed: the parcel must be there, and the matter may not hold it twice for one reason. */
export async function insertHold(
  tx: Tx,
  hold: {
    id: string;
    parcelId: string;
    kind: string;
    basis: string;
    words?: string;
    matterId: string;
    factN: number;
    fromOn: string;
  },
): Promise<boolean> {
  const { rows } = await sql`insert into hold (id, parcel_id, kind, basis, words, matter_id, fact_n, from_on)
    select ${hold.id}, p.id, ${hold.kind}, ${hold.basis}, ${hold.words ?? ''}, ${hold.matterId}, ${hold.factN}, ${hold.fromOn}
    from parcel p where p.id = ${hold.parcelId} for update
    on conflict (parcel_id, kind, matter_id) where to_on is null do nothing returning id`.execute(tx);
  return rows.length === 1;
}

/** Two who hold one parcel at once come one after the other, and the second sees what the first did. */
export async function lockParcel(tx: Tx, parcelId: string): Promise<boolean> {
  const { rows } = await sql`select id from parcel where id = ${parcelId} and valid_to is null for update`.execute(tx);
  return rows.length === 1;
}

export interface HoldFound extends HoldRow {
  division: string;
}

export async function findHold(tx: Tx, id: string): Promise<HoldFound | undefined> {
  return (
    await sql<HoldFound>`select ${holdColumns}, p.division from hold h join parcel p on p.id = h.parcel_id
      where h.id = ${id}`.execute(tx)
  ).rows[0];
}

export async function insertRelease(
  tx: Tx,
  release: { matterId: string; factN: number; basis: string; on: string },
): Promise<void> {
  await sql`insert into hold_release (matter_id, fact_n, hold_id, basis, released_on)
    values (${release.matterId}, ${release.factN}, ${release.matterId}, ${release.basis}, ${release.on})`.execute(tx);
}

/** The hold's last day is the eve: on the day it is lifted it holds no more. */
export async function endHold(tx: Tx, id: string, on: string, basis: string): Promise<boolean> {
  const { rows } = await sql`update hold set to_on = ${on}::date - 1, lifted_basis = ${basis}
    where id = ${id} and to_on is null returning id`.execute(tx);
  return rows.length === 1;
}
