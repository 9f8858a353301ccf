/** What the doctor asks the database: its settings, its clock, its norms, its files, its chains. */
import { type Db, sql } from '#platform/database';

export async function extensionsHere(db: Db): Promise<string[]> {
  return (await sql<{ name: string }>`select extname as name from pg_extension`.execute(db)).rows.map(
    (row) => row.name,
  );
}

export interface Durability {
  fsync: string;
  synchronousCommit: string;
  fullPageWrites: string;
}

export async function durabilityOf(db: Db): Promise<Durability> {
  const { rows } = await sql<Durability>`select current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as "synchronousCommit",
    current_setting('full_page_writes') as "fullPageWrites"`.execute(db);
  return rows[0]!;
}

/** A commit that must reach the disk and leaves nothing behind: no table is touched. */
export const commitNothing = async (db: Db): Promise<void> =>
  void (await sql`select pg_logical_emit_message(true, 'cuntu', 'doctor')`.execute(db));

export const clockOfDatabase = async (db: Db): Promise<string> =>
  (await sql<{ now: string }>`select clock_timestamp() as now`.execute(db)).rows[0]!.now;

export const noticeYears = async (db: Db): Promise<number[]> =>
  (
    await sql<{ year: number }>`select distinct year from holiday_notice where notice ->> 'scope' = 'year'`.execute(db)
  ).rows.map((row) => row.year);

/** The newest first when only a sample is asked for: what is old was looked at before. */
export async function keptFiles(db: Db, limit: number | null): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from stored_file order by put_at desc, sha256 limit ${limit}::bigint`.execute(db);
  return rows.map((row) => row.sha256);
}

export async function sealedSample(db: Db): Promise<{ sealed: Uint8Array; about: string } | undefined> {
  const { rows } = await sql<{ sealed: Uint8Array; about: string }>`
    select otp_sealed as sealed, account_id::text as about from credential where otp_sealed is not null
    union all
    select identity_sealed, 'party.identity:' || id from party where identity_sealed is not null
    limit 1`.execute(db);
  return rows[0];
}

export interface ChainLink {
  matterId: string;
  n: number;
  leaf: Uint8Array;
  leafHash: string;
  lastN: number;
  lastHash: string | null;
}

/** Whole chains, the newest after `after`; ids are in order of time. */
export async function chainsBefore(db: Db, before: string | null, matters: number): Promise<ChainLink[]> {
  return (
    await sql<ChainLink>`
      with picked as (
        select matter_id, last_n, last_hash from fact_chain
        where ${before}::uuid is null or matter_id < ${before}::uuid
        order by matter_id desc limit ${matters}::int)
      select p.matter_id as "matterId", f.n, f.leaf, encode(f.leaf_hash, 'hex') as "leafHash", p.last_n as "lastN",
        encode(p.last_hash, 'hex') as "lastHash"
      from picked p left join fact f on f.matter_id = p.matter_id
      order by p.matter_id desc, f.n`.execute(db)
  ).rows;
}
