/** Every statement about what hangs on a matter. The bytes lie with platform/files under their hash. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'matters.attachments.1',
    sql: `
      create table attachment (
        matter_id uuid not null references matter, fact_n int not null, seq int not null, purpose text not null,
        sha256 text not null references stored_file, primary key (matter_id, fact_n, seq));
      create index attachment_file on attachment (sha256);
    `,
  },
];

export interface AttachmentRow {
  sha256: string;
  purpose: string;
  n: number;
  mediaType: string;
  widthPx: number | null;
  heightPx: number | null;
  takenAt: string | null;
  position: [number, number] | null;
  directionDeg: number | null;
  flags: string[];
}

/**
 * Hangs the files that the person put and answers what they are: the caller refuses what is missing. A hash proves no right:
 * whoever checks a paper is told its hash, and would read the paper on a matter of his own.
 */
export async function insertAttachments(
  tx: Tx,
  matterId: string,
  factN: number,
  purpose: string,
  files: readonly string[],
  putBy: string | null,
): Promise<{ sha256: string; mediaType: string }[]> {
  const { rows } = await sql<{ sha256: string; mediaType: string }>`
    with there as (
      -- Held until the end, so that no clearing takes away what is being hung; one that was quicker leaves nothing here.
      select sha256, media_type from stored_file
      where sha256 = any(${files as string[]}::text[]) and ${putBy}::uuid = any(put_by) for key share
    ), hung as (
      insert into attachment (matter_id, fact_n, seq, purpose, sha256)
      select ${matterId}, ${factN}, f.seq, ${purpose}, f.sha256
      from unnest(${files as string[]}::text[]) with ordinality as f (sha256, seq) join there s on s.sha256 = f.sha256
      returning sha256)
    select h.sha256, s.media_type as "mediaType" from hung h join there s on s.sha256 = h.sha256`.execute(tx);
  return rows;
}

const columns = sql`a.sha256, a.purpose, a.fact_n as n, s.media_type as "mediaType", s.width_px as "widthPx",
  s.height_px as "heightPx", s.capture ->> 'takenAt' as "takenAt",
  case when s.capture ? 'lon' then jsonb_build_array(s.capture -> 'lon', s.capture -> 'lat') end as position,
  (s.capture ->> 'directionDeg')::float8 as "directionDeg", coalesce(s.capture -> 'flags', '[]'::jsonb) as flags`;

export async function attachmentsOf(db: Db, matterId: string, where: ReturnType<typeof sql>): Promise<AttachmentRow[]> {
  return (
    await sql<AttachmentRow>`select ${columns} from attachment a join matter m on m.id = a.matter_id
        join stored_file s on s.sha256 = a.sha256
      where a.matter_id = ${matterId} and ${where} order by a.fact_n, a.seq limit 500`.execute(db)
  ).rows;
}

export async function hungAmong(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct sha256 from attachment where sha256 = any(${sha256s as string[]})`.execute(tx);
  return rows.map((row) => row.sha256);
}
