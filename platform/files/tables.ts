/** What is known of each kept file, so that a command can hang it on a matter without touching the disk. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Kept } from './store.ts';

export const migrations: Migration[] = [
  {
    id: 'files.1',
    sql: `
      create table stored_file (
        sha256 text primary key, media_type text not null, width_px int, height_px int, capture jsonb not null,
        put_by uuid, put_at timestamptz not null);
      create index stored_file_age on stored_file (put_at);
    `,
  },
  {
    id: 'files.2',
    sql: `
      create table file_put (
        account_id uuid not null, day_on date not null, files int not null, bytes bigint not null,
        primary key (account_id, day_on));
    `,
  },
  {
    id: 'files.3',
    sql: `
      alter table stored_file alter put_by type uuid[] using array_remove(array[put_by], null);
      alter table stored_file alter put_by set default '{}', alter put_by set not null;
    `,
  },
];

/** Each who had the bytes is remembered; the same bytes again make them young, since they are about to be hung. */
export const insertStored = (db: Db, kept: Kept, putBy: readonly string[], putAt: string): Promise<void> =>
  insertPuts(db, [{ ...kept, putBy, putAt }]);

export interface Reservation {
  accountId: string;
  dayOn: string;
  bytes: number;
}

export interface Put extends Kept {
  /** Who showed that he has the bytes, and so may hang them; nobody, where the house itself keeps a file. */
  putBy: readonly string[];
  putAt: string;
  /** Counted against the day of the account. */
  counted?: Reservation;
}

/** Several at once, and what they use up of their day, in one statement. */
export async function insertPuts(db: Db, files: readonly Put[]): Promise<void> {
  await sql`
    with f as (
      select * from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as f (sha256 text, "mediaType" text,
        "widthPx" int, "heightPx" int, capture jsonb, "putBy" uuid[], "putAt" timestamptz, counted jsonb)),
    used as (
      insert into file_put as p (account_id, day_on, files, bytes)
      select (counted ->> 'accountId')::uuid, (counted ->> 'dayOn')::date, count(*), sum((counted ->> 'bytes')::bigint)
      from f where counted is not null group by 1, 2
      on conflict (account_id, day_on) do update
        set files = p.files + excluded.files, bytes = p.bytes + excluded.bytes),
    putters as (
      select sha256, array_agg(distinct person) as all_of_them from f, unnest(f."putBy") person group by sha256)
    insert into stored_file (sha256, media_type, width_px, height_px, capture, put_by, put_at)
    select distinct on (sha256) sha256, "mediaType", "widthPx", "heightPx", coalesce(capture, '{}'),
      coalesce(all_of_them, '{}'), "putAt"
    from f left join putters using (sha256) order by sha256, "putAt" desc
    on conflict (sha256) do update set put_at = greatest(stored_file.put_at, excluded.put_at),
      put_by = array(select unnest(stored_file.put_by) union select unnest(excluded.put_by))`.execute(db);
}

export async function putsOf(db: Db, accountId: string, dayOn: string): Promise<{ files: number; bytes: number }> {
  const { rows } = await sql<{ files: number; bytes: number }>`
    select files, bytes from file_put where account_id = ${accountId} and day_on = ${dayOn}::date`.execute(db);
  return rows[0] ?? { files: 0, bytes: 0 };
}

export async function forgetPuts(db: Db, before: string): Promise<void> {
  await sql`delete from file_put where day_on < ${before}::date`.execute(db);
}

/** Old ones, held until the end. One that is being hung at this moment is held by who hangs it, and passed over. */
export async function holdOld(tx: Tx, putBefore: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from stored_file where put_at < ${putBefore}::timestamptz and sha256 > ${after}
    order by sha256 limit ${limit}::int for update skip locked`.execute(tx);
  return rows.map((row) => row.sha256);
}

export async function deleteStored(tx: Tx, sha256s: readonly string[]): Promise<void> {
  await sql`delete from stored_file where sha256 = any(${sha256s as string[]})`.execute(tx);
}

export const isStored = async (db: Db, sha256: string): Promise<boolean> =>
  (await sql`select 1 from stored_file where sha256 = ${sha256}`.execute(db)).rows.length === 1;
