/** Every statement about track points: five minutes of one device a row, a partition a day. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'patrol.tracks.1',
    sql: `
      -- points: rules/fixes.ts; extent in degrees. Columns in the order that pads least.
      create table track_segment (
        extent box not null, patrol_id uuid not null, device_id uuid not null, day date not null, bucket int not null,
        fixes int not null, accurate int not null, points bytea not null,
        primary key (patrol_id, device_id, bucket, day)) partition by list (day);
      create index track_segment_extent on track_segment using gist (extent);
      -- Already as small as it gets.
      alter table track_segment alter column points set storage external;
      -- What was not kept, by day and reason; of what is not kept nothing else is.
      create table track_dropped (
        patrol_id uuid not null, reason text not null, fixes int not null, primary key (patrol_id, reason));
    `,
  },
];

/** Any number, the same in all versions of the program. */
const LOCK_CLASS = 0x7472;

/** One writer of tracks and coverage in all processes of a city, until the end of the transaction. */
export async function takeWritersTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(current_schema()))`.execute(tx);
}

const partitionOf = (day: string) => sql.id(`track_segment_${day.replaceAll('-', '_')}`);

/** The days that have a partition. */
export async function trackDays(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select replace(right(c.relname::text, 10), '_', '-') as day from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'track_segment'::regclass order by 1`.execute(db);
  return rows.map((row) => row.day);
}

/** Takes a lock on the whole table, so it is asked for first. */
export async function createDay(tx: Tx, day: string): Promise<void> {
  await sql`create table ${partitionOf(day)} partition of track_segment for values in (${sql.lit(day)})`.execute(tx);
}

export async function dropDay(tx: Tx, day: string): Promise<void> {
  await sql`drop table ${partitionOf(day)}`.execute(tx);
}

/** The days whose rows have not yet been put in order since the partition was made. */
export async function unsettledDays(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select replace(right(c.relname::text, 10), '_', '-') as day from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'track_segment'::regclass
      and not exists (select 1 from pg_index x where x.indrelid = c.oid and x.indisclustered) order by 1`.execute(db);
  return rows.map((row) => row.day);
}

/** By patrol and time, without the room that segments left behind while they grew; some seconds for a city's day. */
export async function settleDay(tx: Tx, day: string): Promise<void> {
  await sql`cluster ${partitionOf(day)} using ${sql.id(`track_segment_${day.replaceAll('-', '_')}_pkey`)}`.execute(tx);
}

export interface Segment {
  patrolId: string;
  deviceId: string;
  bucket: number;
  fixes: number;
  points: Uint8Array;
}

const columns = sql`patrol_id as "patrolId", device_id as "deviceId", bucket, fixes, points`;

export interface Stretch {
  patrolId: string;
  deviceId: string;
  /** Buckets, both included. */
  first: number;
  last: number;
}

/** The segments of each stretch, and so many around it that `neighbours` accurate fixes lie on either side. */
export async function segmentsAround(
  tx: Tx,
  day: string,
  stretches: readonly Stretch[],
  neighbours: number,
): Promise<Segment[]> {
  const around = (beyond: ReturnType<typeof sql>, order: ReturnType<typeof sql>) => sql`
    (select patrol_id, device_id, bucket, fixes, points from (
      select q.*, coalesce(sum(accurate) over (order by bucket ${order}
          rows between unbounded preceding and 1 preceding), 0) as nearer
        from (select * from ${partitionOf(day)} where patrol_id = w.p and device_id = w.d and ${beyond} and accurate > 0
          order by bucket ${order} limit ${neighbours}) q) r where nearer < ${neighbours})`;
  const { rows } = await sql<Segment>`
    select ${columns} from unnest(${stretches.map((s) => s.patrolId)}::uuid[], ${stretches.map((s) => s.deviceId)}::uuid[],
        ${stretches.map((s) => s.first)}::int[], ${stretches.map((s) => s.last)}::int[]) as w (p, d, first, last)
      cross join lateral (
        (select patrol_id, device_id, bucket, fixes, points from ${partitionOf(day)}
          where patrol_id = w.p and device_id = w.d and bucket between w.first and w.last)
        union all ${around(sql`bucket < w.first`, sql`desc`)}
        union all ${around(sql`bucket > w.last`, sql`asc`)}) s
    order by patrol_id, device_id, bucket`.execute(tx);
  return rows;
}

export interface NewSegment extends Omit<Segment, 'points'> {
  accurate: number;
  /** '(east,north),(west,south)' */
  extent: string;
  /** Hexadecimal. */
  points: string;
}

export async function upsertSegments(tx: Tx, day: string, segments: readonly NewSegment[]): Promise<void> {
  if (segments.length === 0) return;
  const column = <K extends keyof NewSegment>(name: K) => segments.map((one) => one[name]);
  await sql`
    insert into ${partitionOf(day)} (day, patrol_id, device_id, bucket, fixes, accurate, extent, points)
    select ${day}::date, p, d, b, f, a, e::box, decode(x, 'hex') from unnest(${column('patrolId')}::uuid[],
      ${column('deviceId')}::uuid[], ${column('bucket')}::int[], ${column('fixes')}::int[], ${column('accurate')}::int[],
      ${column('extent')}::text[], ${column('points')}::text[]) as s (p, d, b, f, a, e, x)
    on conflict (patrol_id, device_id, bucket, day) do update set fixes = excluded.fixes, accurate = excluded.accurate,
      extent = excluded.extent, points = excluded.points`.execute(tx);
}

export async function deleteSegments(
  tx: Tx,
  day: string,
  gone: readonly { patrolId: string; deviceId: string; bucket: number }[],
): Promise<void> {
  if (gone.length === 0) return;
  await sql`delete from ${partitionOf(day)} s using unnest(${gone.map((one) => one.patrolId)}::uuid[],
      ${gone.map((one) => one.deviceId)}::uuid[], ${gone.map((one) => one.bucket)}::int[]) as g (p, d, b)
    where s.patrol_id = g.p and s.device_id = g.d and s.bucket = g.b`.execute(tx);
}

/** Whole days of all tracks of which a part lies in one of the boxes ('(east,north),(west,south)'). */
export async function tracksTouching(tx: Tx, day: string, boxes: readonly string[]): Promise<Segment[]> {
  const part = partitionOf(day);
  const { rows } = await sql<Segment>`
    select ${columns} from ${part} where (patrol_id, device_id) in (
      select distinct s.patrol_id, s.device_id from unnest(${boxes}::text[]) b join ${part} s on s.extent && b::box)
    order by patrol_id, device_id, bucket`.execute(tx);
  return rows;
}

/** Segments of patrols on a day, in the order of time. */
export async function segmentsOf(db: Db | Tx, day: string, patrolIds: readonly string[]): Promise<Segment[]> {
  return (
    await sql<Segment>`select ${columns} from track_segment where day = ${day} and patrol_id = any(${patrolIds as string[]}::uuid[])
      order by patrol_id, device_id, bucket`.execute(db)
  ).rows;
}

export async function segmentsIn(db: Db, day: string, box: string, limit: number): Promise<Segment[]> {
  return (
    await sql<Segment>`select * from (select ${columns} from track_segment
        where day = ${day} and extent && ${box}::box limit ${limit}) s
      order by "patrolId", "deviceId", bucket`.execute(db)
  ).rows;
}

/** What the devices of a patrol have in a bucket or after it, on that day and all later ones, a day and a device a row. */
export async function stretchesFrom(
  tx: Tx,
  patrolId: string,
  fromDay: string,
  bucket: number,
): Promise<(Stretch & { day: string })[]> {
  return (
    await sql<Stretch & { day: string }>`select day, patrol_id as "patrolId", device_id as "deviceId",
        min(bucket) as first, max(bucket) as last
      from track_segment where patrol_id = ${patrolId} and day >= ${fromDay} and bucket >= ${bucket}
      group by 1, 2, 3 order by 1`.execute(tx)
  ).rows;
}

export async function addDropped(
  tx: Tx,
  dropped: readonly { patrolId: string; reason: string; fixes: number }[],
): Promise<void> {
  if (dropped.length === 0) return;
  await sql`
    insert into track_dropped (patrol_id, reason, fixes)
    select p, r, sum(n) from unnest(${dropped.map((one) => one.patrolId)}::uuid[], ${dropped.map((one) => one.reason)}::text[],
      ${dropped.map((one) => one.fixes)}::int[]) as d (p, r, n) group by p, r
    on conflict (patrol_id, reason) do update set fixes = track_dropped.fixes + excluded.fixes`.execute(tx);
}

export const droppedOf = async (
  db: Db,
  patrolIds: readonly string[],
): Promise<{ patrolId: string; reason: string; fixes: number }[]> =>
  (
    await sql<{ patrolId: string; reason: string; fixes: number }>`
      select patrol_id as "patrolId", reason, fixes from track_dropped
      where patrol_id = any(${patrolIds as string[]}::uuid[]) order by reason`.execute(db)
  ).rows;
