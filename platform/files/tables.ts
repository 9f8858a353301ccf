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
];

/** The first to put the bytes is remembered; the same bytes again only make them young, since they are about to be hung. */
export async function insertStored(db: Db, kept: Kept, personId: string | null, at: string): Promise<void> {
  await sql`insert into stored_file (sha256, media_type, width_px, height_px, capture, put_by, put_at)
    values (${kept.sha256}, ${kept.mediaType}, ${kept.widthPx ?? null}, ${kept.heightPx ?? null},
      ${JSON.stringify(kept.capture ?? {})}::jsonb, ${personId}, ${at})
    on conflict (sha256) do update set put_at = greatest(stored_file.put_at, excluded.put_at)`.execute(db);
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
