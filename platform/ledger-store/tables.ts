/** Every SQL statement on the public log: what is due, which entry has which place, what was signed last. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

/*
 * What is due is exactly what is in `log_due`, written with its fact and deleted where it gets its index: a mark of the last one
 * seen would lose the fact of a transaction that began earlier and committed later.
 */
export const migrations: Migration[] = [
  {
    id: 'ledger.1',
    sql: `
      create table log_due (place bigint generated always as identity primary key, fact_id uuid not null);
      create table log_entry (
        leaf_index bigint primary key, fact_id uuid not null unique, leaf_hash bytea not null unique);
      create table log_state (
        only_one boolean primary key default true check (only_one), origin text not null, verifier_key text not null,
        fence bigint not null default 0, seen_at timestamptz, sequenced bigint not null default 0,
        signed_size bigint, signed_note text, signed_at timestamptz, witnessed_size bigint, witnessed_note text);
      insert into log_due (fact_id) select id from fact order by recorded_at, matter_id, n;
    `,
  },
];

/** What is to run in the transaction that stores facts, after `given` holds them: they are due in the order of their matters. */
export const dueInsert = sql`insert into log_due (fact_id) select id from given order by matter_id, n`;

export interface LogState {
  origin: string;
  verifierKey: string;
  fence: number;
  seenAt: string | null;
  /** Entries with an index. */
  sequenced: number;
  /** Null before the first. */
  signedSize: number | null;
  signedNote: string | null;
  signedAt: string | null;
  /** The newest that enough witnesses have seen, with their cosignatures. */
  witnessedSize: number | null;
  witnessedNote: string | null;
}

const columns = sql`origin, verifier_key as "verifierKey", fence::float8 as fence, seen_at as "seenAt",
  sequenced::float8 as sequenced, signed_size::float8 as "signedSize", signed_note as "signedNote", signed_at as "signedAt",
  witnessed_size::float8 as "witnessedSize", witnessed_note as "witnessedNote"`;

export const findState = async (db: Db | Tx): Promise<LogState | undefined> =>
  (await sql<LogState>`select ${columns} from log_state`.execute(db)).rows[0];

/** Nothing where another process was first. */
export async function insertState(db: Db, origin: string, verifierKey: string): Promise<void> {
  await sql`insert into log_state (origin, verifier_key) values (${origin}, ${verifierKey}) on conflict do nothing`.execute(
    db,
  );
}

/** The row lock is the lock of the sequencer. */
export const lockState = async (tx: Tx): Promise<LogState> =>
  (await sql<LogState>`select ${columns} from log_state for update`.execute(tx)).rows[0]!;

export async function takeFence(tx: Tx, fence: number, at: string): Promise<void> {
  await sql`update log_state set fence = ${fence}, seen_at = ${at}`.execute(tx);
}

/** Whoever comes next need not wait until this one has been silent for long. */
export async function giveUp(db: Db, fence: number): Promise<void> {
  await sql`update log_state set seen_at = null where fence = ${fence}`.execute(db);
}

/** Gives the next indices to what is due, oldest first; answers how many. */
export async function sequenceDue(tx: Tx, from: number, limit: number, at: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with taken as (
      delete from log_due where place in (select place from log_due order by place limit ${limit})
      returning place, fact_id
    ), numbered as (
      select fact_id, ${from}::bigint + row_number() over (order by place) - 1 as leaf_index from taken
    ), entered as (
      insert into log_entry (leaf_index, fact_id, leaf_hash)
      select n.leaf_index, n.fact_id, f.leaf_hash from numbered n join fact f on f.id = n.fact_id
      returning 1
    ), counted as (
      select count(*)::int as count from entered
    ), told as (
      update log_state set sequenced = ${from}::bigint + (select count from counted), seen_at = ${at}
    )
    select count from counted`.execute(tx);
  return rows[0]!.count;
}

export interface EntryRow {
  index: number;
  leaf: Uint8Array;
  leafHash: Uint8Array;
}

/** Entries [from, to) with their very bytes. */
export const entriesBetween = async (db: Db, from: number, to: number): Promise<EntryRow[]> =>
  (
    await sql<EntryRow>`select e.leaf_index::float8 as index, f.leaf, e.leaf_hash as "leafHash"
      from log_entry e join fact f on f.id = e.fact_id
      where e.leaf_index >= ${from} and e.leaf_index < ${to} order by e.leaf_index`.execute(db)
  ).rows;

/** Whether it was still as `before` says: two that sign never both do. */
export async function storeSigned(
  db: Db,
  before: { fence: number; size: number | null },
  signed: { size: number; note: string; at: string },
): Promise<boolean> {
  const { rows } = await sql`
    update log_state set signed_size = ${signed.size}, signed_note = ${signed.note}, signed_at = ${signed.at}
    where fence = ${before.fence} and signed_size is not distinct from ${before.size}::bigint and sequenced >= ${signed.size}
    returning 1`.execute(db);
  return rows.length > 0;
}

export async function storeWitnessed(db: Db, { size, note }: { size: number; note: string }): Promise<void> {
  await sql`update log_state set witnessed_size = ${size}, witnessed_note = ${note}
    where coalesce(witnessed_size, 0) <= ${size}`.execute(db);
}

export const entryOf = async (db: Db, leafHash: string): Promise<{ index: number; leaf: Uint8Array } | undefined> =>
  (
    await sql<{ index: number; leaf: Uint8Array }>`select e.leaf_index::float8 as index, f.leaf
      from log_entry e join fact f on f.id = e.fact_id where e.leaf_hash = decode(${leafHash}, 'hex')`.execute(db)
  ).rows[0];

export const dueCount = async (db: Db, most: number): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from (select 1 from log_due limit ${most}) d`.execute(db))
    .rows[0]!.n;
