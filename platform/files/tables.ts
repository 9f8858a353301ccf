/** What is known of each kept file, so that a command can hang it on a matter without touching the disk. */
import { type Db, type Migration, sql } from '#platform/database';
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
];

export interface Stored extends Kept {
  putBy: string | null;
  putAt: string;
}

/** The first to put the bytes is remembered; the same bytes again change nothing. */
export const insertStored = (db: Db, kept: Kept, putBy: string | null, putAt: string): Promise<void> =>
  insertAllStored(db, [{ ...kept, putBy, putAt }]);

export async function insertAllStored(db: Db, files: readonly Stored[]): Promise<void> {
  await sql`insert into stored_file (sha256, media_type, width_px, height_px, capture, put_by, put_at)
    select sha256, "mediaType", "widthPx", "heightPx", coalesce(capture, '{}'), "putBy", "putAt"
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as f (sha256 text, "mediaType" text, "widthPx" int,
      "heightPx" int, capture jsonb, "putBy" uuid, "putAt" timestamptz) on conflict do nothing`.execute(db);
}
