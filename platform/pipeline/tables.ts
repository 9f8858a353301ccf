/** What the pipeline keeps: commands answered, facts with their exact leaf bytes, openings beside them, refusals. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import { dueInsert } from '#platform/ledger-store';

export const migrations: Migration[] = [
  {
    id: 'pipeline.1',
    sql: `
      create table command_log (
        id uuid primary key, name text not null, actor text not null, input_hash bytea not null,
        answer jsonb not null, made_at timestamptz, device text, sequence bigint, recorded_at timestamptz not null);
      create index command_log_age on command_log (recorded_at);
      create table fact_chain (
        matter_id uuid primary key, handle bytea not null unique, last_n int not null, last_hash bytea);
      create table fact (
        id uuid primary key, matter_id uuid not null references fact_chain deferrable initially deferred,
        n int not null, name text not null, from_state text, to_state text, county text not null, role text not null,
        leaf bytea not null, leaf_hash bytea not null unique,
        happened_at timestamptz not null, happened_source text not null, made_at timestamptz,
        recorded_at timestamptz not null, command_id uuid not null, person_id uuid, unique (matter_id, n));
      create table opening (fact_id uuid primary key references fact, salts jsonb not null, said jsonb not null);
      create table refusal_log (
        at timestamptz not null, actor text not null, name text not null, code text not null, request_id text not null);
      create index refusal_log_age on refusal_log (at);
    `,
  },
  // What was kept in clear is forgotten: a repeat of such a command is refused as reused.
  {
    id: 'pipeline.2',
    sql: `
      alter table command_log drop column input_hash, drop column answer,
        add column input_mark bytea, add column answer_sealed bytea;
    `,
  },
];

export interface StoredAnswer {
  name: string;
  actor: string;
  /** Neither is there in rows from before they were sealed. */
  input_mark: Uint8Array | null;
  answer_sealed: Uint8Array | null;
}

export const findAnswer = async (db: Db | Tx, id: string): Promise<StoredAnswer | undefined> =>
  (await sql<StoredAnswer>`select name, actor, input_mark, answer_sealed from command_log where id = ${id}`.execute(db))
    .rows[0];

/** Which of the commands have been carried out. */
export async function doneAmong(db: Db | Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from command_log
    where id = any(${ids as string[]}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

export interface ChainRow {
  matter_id: string;
  handle: Uint8Array;
  last_n: number;
  last_hash: Uint8Array | null;
}

/** The row lock is the lock of the matter; many are locked in the order of their ids, so that two deeds never wait for each other. */
export const lockChains = async (tx: Tx, matterIds: readonly string[]): Promise<ChainRow[]> =>
  (
    await sql<ChainRow>`select matter_id, handle, last_n, last_hash from fact_chain
      where matter_id = any(${matterIds as string[]}::uuid[]) order by matter_id for update`.execute(tx)
  ).rows;

export interface FactRow {
  id: string;
  matter_id: string;
  n: number;
  name: string;
  from_state: string | null;
  to_state: string | null;
  county: string;
  role: string;
  leaf: string;
  leaf_hash: string;
  happened_at: string;
  happened_source: string;
  made_at: string | null;
  recorded_at: string;
  command_id: string;
  person_id: string | null;
  salts: Record<string, string>;
  said: Record<string, unknown>;
}

export interface Records {
  command: { id: string; name: string; actor: string; inputMark: Uint8Array; answerSealed: Uint8Array };
  call: { madeAt: string | null; device: string | null; sequence: number | null; at: string };
  chains: { matter_id: string; handle: string; last_n: number; last_hash: string }[];
  facts: FactRow[];
  /** The statement that keeps who has yet to hear of them. */
  addressing: ReturnType<typeof sql>;
}

/** Chains, facts, openings, what the log is due, deliveries and the answered command in one statement: one way to and fro, whatever was recorded. */
export async function insertRecords(tx: Tx, r: Records): Promise<void> {
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(r.facts)}::jsonb)
        as f (id uuid, matter_id uuid, n int, name text, from_state text, to_state text, county text, role text,
          leaf text, leaf_hash text, happened_at timestamptz, happened_source text, made_at timestamptz,
          recorded_at timestamptz, command_id uuid, person_id uuid, salts jsonb, said jsonb)
    ), answered as (
      insert into command_log (id, name, actor, input_mark, answer_sealed, made_at, device, sequence, recorded_at)
      values (${r.command.id}, ${r.command.name}, ${r.command.actor}, ${r.command.inputMark},
        ${r.command.answerSealed}, ${r.call.madeAt}, ${r.call.device}, ${r.call.sequence}, ${r.call.at})
    ), chained as (
      insert into fact_chain (matter_id, handle, last_n, last_hash)
      select matter_id, decode(handle, 'hex'), last_n, decode(last_hash, 'hex')
        from jsonb_to_recordset(${JSON.stringify(r.chains)}::jsonb)
          as c (matter_id uuid, handle text, last_n int, last_hash text)
      on conflict (matter_id) do update set last_n = excluded.last_n, last_hash = excluded.last_hash
    ), recorded as (
      insert into fact (id, matter_id, n, name, from_state, to_state, county, role, leaf, leaf_hash, happened_at,
        happened_source, made_at, recorded_at, command_id, person_id)
      select id, matter_id, n, name, from_state, to_state, county, role, convert_to(leaf, 'UTF8'),
        decode(leaf_hash, 'hex'), happened_at, happened_source, made_at, recorded_at, command_id, person_id
        from given
    ), logged as (${dueInsert}), addressed as (${r.addressing})
    insert into opening (fact_id, salts, said)
      select id, salts, said from given`.execute(tx);
}

export const insertRefusal = async (
  db: Db,
  at: string,
  actor: string,
  name: string,
  code: string,
  requestId: string,
) => {
  await sql`insert into refusal_log (at, actor, name, code, request_id)
    values (${at}, ${actor}, ${name}, ${code}, ${requestId})`.execute(db);
};

/** Repeats are recognised for 400 days (contracts.md), refusals are kept half a year; a bounded share at a time. */
export async function deleteAged(
  db: Db,
  before: { commands: string; refusals: string },
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    with commands as (
      delete from command_log where id in (select id from command_log
        where recorded_at < ${before.commands} order by recorded_at limit ${limit}) returning 1
    ), refusals as (
      delete from refusal_log where ctid in (select ctid from refusal_log
        where at < ${before.refusals} order by at limit ${limit}) returning 1
    )
    select (select count(*) from commands) + (select count(*) from refusals) as gone`.execute(db);
  return rows[0]!.gone;
}

/** Facts by id, as hearers get them. */
export async function loadFacts(
  db: Db,
  ids: string[],
): Promise<{ id: string; name: string; matterId: string; n: number }[]> {
  return (
    await sql<{ id: string; name: string; matterId: string; n: number }>`select id, name, matter_id as "matterId", n
      from fact where id = any(${ids})`.execute(db)
  ).rows;
}
