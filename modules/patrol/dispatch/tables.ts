/** Every statement about crews that are sent: who is out and near, who was asked, what became of it. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Mode } from '../tracks/rules/judging.ts';
import type { Segment } from '../tracks/tables.ts';

export const migrations: Migration[] = [
  {
    id: 'patrol.dispatch.1',
    sql: `
      create table dispatch (
        matter_id uuid primary key references matter, fact_n int not null, finding_id uuid not null references matter,
        crews jsonb not null, proposed_at timestamptz not null,
        -- As it stands now, kept on write: the writer of tracks asks for every batch.
        patrol_id uuid references patrol, sent_at timestamptz, answered_at timestamptz, ended_at timestamptz);
      create unique index dispatch_open on dispatch (finding_id) where ended_at is null;
      create index dispatch_finding on dispatch (finding_id);
      create index dispatch_of_patrol on dispatch (patrol_id) where ended_at is null;
      create table dispatch_sending (
        matter_id uuid not null references matter, fact_n int not null, patrol_id uuid not null references patrol,
        distance_m int not null, words text not null, sent_by uuid, sent_at timestamptz not null,
        primary key (matter_id, fact_n));
      create table dispatch_answer (
        matter_id uuid not null references matter, fact_n int not null, patrol_id uuid not null references patrol,
        accepted boolean not null, words text not null, answered_at timestamptz not null, primary key (matter_id, fact_n));
      create table dispatch_arrival (
        matter_id uuid not null references matter, fact_n int not null, arrived_at timestamptz not null,
        measured boolean not null, primary key (matter_id, fact_n));
      create table dispatch_end (
        matter_id uuid not null references matter, fact_n int not null, words text not null,
        primary key (matter_id, fact_n));
      create index patrol_started on patrol (started_at);
    `,
  },
];

export interface OutRow extends Segment {
  personId: string | null;
  vehicleId: string | null;
  plate: string | null;
  unitId: string | null;
  division: string;
  mode: Mode;
  busy: boolean;
}

/** The last segment of every open patrol that has one since `bucket`: whoever has ended his patrol is nowhere. */
export async function findOut(
  db: Db | Tx,
  o: { at: string; startedAfter: string; days: readonly string[]; bucket: number },
): Promise<OutRow[]> {
  return (
    await sql<OutRow>`
      select p.id as "patrolId", s.device_id as "deviceId", s.bucket, s.fixes, s.points, p.person_id as "personId",
        p.vehicle_id as "vehicleId", v.plate, p.unit_id as "unitId", p.division, p.mode,
        exists (select 1 from dispatch d where d.patrol_id = p.id and d.ended_at is null) as busy
      from patrol p left join vehicle v on v.id = p.vehicle_id
        cross join lateral (select device_id, bucket, fixes, points from track_segment t
          where t.patrol_id = p.id and t.day = any(${o.days as string[]}::date[]) and t.bucket >= ${o.bucket}
            and t.accurate > 0
          order by t.bucket desc, t.device_id limit 1) s
      where p.started_at > ${o.startedAfter} and p.started_at <= ${o.at} and (p.ended_at is null or p.ended_at > ${o.at})`.execute(
      db,
    )
  ).rows;
}

export interface DispatchRow {
  id: string;
  findingId: string;
  patrolId: string | null;
  sentAt: string | null;
  answeredAt: string | null;
}

const columns = sql`d.matter_id as id, d.finding_id as "findingId", d.patrol_id as "patrolId", d.sent_at as "sentAt",
  d.answered_at as "answeredAt"`;

export const findDispatch = async (db: Db | Tx, id: string): Promise<DispatchRow | undefined> =>
  (await sql<DispatchRow>`select ${columns} from dispatch d where d.matter_id = ${id}`.execute(db)).rows[0];

/** The one that is not ended, of which there is one at most. */
export const openDispatchOf = async (db: Db | Tx, findingId: string): Promise<DispatchRow | undefined> =>
  (
    await sql<DispatchRow>`select ${columns} from dispatch d
      where d.finding_id = ${findingId} and d.ended_at is null`.execute(db)
  ).rows[0];

interface OfFact {
  matterId: string;
  factN: number;
}

export async function insertDispatch(
  tx: Tx,
  d: OfFact & { findingId: string; crews: readonly { patrolId: string; distanceM: number }[]; at: string },
): Promise<void> {
  await sql`insert into dispatch (matter_id, fact_n, finding_id, crews, proposed_at)
    values (${d.matterId}, ${d.factN}, ${d.findingId}, ${JSON.stringify(d.crews)}::jsonb, ${d.at})`.execute(tx);
}

export async function insertSending(
  tx: Tx,
  s: OfFact & { patrolId: string; distanceM: number; words: string; by: string | null; at: string },
): Promise<void> {
  await sql`
    with sent as (update dispatch set patrol_id = ${s.patrolId}, sent_at = ${s.at}, answered_at = null
      where matter_id = ${s.matterId})
    insert into dispatch_sending (matter_id, fact_n, patrol_id, distance_m, words, sent_by, sent_at)
    values (${s.matterId}, ${s.factN}, ${s.patrolId}, ${s.distanceM}, ${s.words}, ${s.by}::uuid, ${s.at})`.execute(tx);
}

/** Whoever declines is free again at once. */
export async function insertAnswer(
  tx: Tx,
  a: OfFact & { patrolId: string; accepted: boolean; words: string; at: string },
): Promise<void> {
  await sql`
    with answered as (update dispatch set answered_at = ${a.at},
        patrol_id = case when ${a.accepted} then patrol_id end where matter_id = ${a.matterId})
    insert into dispatch_answer (matter_id, fact_n, patrol_id, accepted, words, answered_at)
    values (${a.matterId}, ${a.factN}, ${a.patrolId}, ${a.accepted}, ${a.words}, ${a.at})`.execute(tx);
}

export async function insertArrival(
  tx: Tx,
  a: OfFact & { arrivedAt: string; measured: boolean; at: string },
): Promise<void> {
  await sql`
    with ended as (update dispatch set ended_at = ${a.at} where matter_id = ${a.matterId})
    insert into dispatch_arrival (matter_id, fact_n, arrived_at, measured)
    values (${a.matterId}, ${a.factN}, ${a.arrivedAt}, ${a.measured})`.execute(tx);
}

export async function insertEnd(tx: Tx, e: OfFact & { words: string; at: string }): Promise<void> {
  await sql`
    with ended as (update dispatch set ended_at = ${e.at} where matter_id = ${e.matterId})
    insert into dispatch_end (matter_id, fact_n, words) values (${e.matterId}, ${e.factN}, ${e.words})`.execute(tx);
}

export interface Awaited {
  id: string;
  patrolId: string;
  acceptedAt: string;
  place: [number, number];
}

/** Where crews have said yes and are on their way. */
export const awaitedOf = async (tx: Tx, patrolIds: readonly string[]): Promise<Awaited[]> =>
  (
    await sql<Awaited>`select d.matter_id as id, d.patrol_id as "patrolId", d.answered_at as "acceptedAt",
        jsonb_build_array(st_x(st_pointonsurface(m.place)), st_y(st_pointonsurface(m.place))) as place
      from dispatch d join matter m on m.id = d.matter_id
      where d.patrol_id = any(${patrolIds as string[]}::uuid[]) and d.ended_at is null and m.state = 'accepted'`.execute(
      tx,
    )
  ).rows;

export interface ShownDispatch {
  id: string;
  findingId: string;
  state: string;
  crewPersonId: string | null;
  plate: string | null;
  distanceM: number | null;
  sentBy: string | null;
  words: string | null;
  proposedAt: string;
  sentAt: string | null;
  answeredAt: string | null;
  arrivedAt: string | null;
  measured: boolean | null;
  declined: { personId: string | null; plate: string | null; words: string; at: string }[];
}

/** Newest first, with the last crew that was asked. */
export async function dispatchesOf(db: Db, findingId: string): Promise<ShownDispatch[]> {
  return (
    await sql<ShownDispatch>`
      select d.matter_id as id, d.finding_id as "findingId", m.state, p.person_id as "crewPersonId", v.plate,
        s.distance_m as "distanceM", s.sent_by as "sentBy", s.words, d.proposed_at as "proposedAt", s.sent_at as "sentAt",
        d.answered_at as "answeredAt", a.arrived_at as "arrivedAt", a.measured,
        coalesce((select jsonb_agg(jsonb_build_object('personId', q.person_id, 'plate', w.plate, 'words', n.words,
            'at', n.answered_at) order by n.fact_n)
          from dispatch_answer n join patrol q on q.id = n.patrol_id left join vehicle w on w.id = q.vehicle_id
          where n.matter_id = d.matter_id and not n.accepted), '[]') as declined
      from dispatch d join matter m on m.id = d.matter_id
        left join lateral (select * from dispatch_sending s where s.matter_id = d.matter_id
          order by s.fact_n desc limit 1) s on true
        left join patrol p on p.id = s.patrol_id left join vehicle v on v.id = p.vehicle_id
        left join dispatch_arrival a on a.matter_id = d.matter_id
      where d.finding_id = ${findingId} order by d.proposed_at desc, d.matter_id`.execute(db)
  ).rows;
}

export interface MyDispatch {
  id: string;
  findingId: string;
  state: string;
  kind: string;
  placeName: string;
  place: { type: 'Point'; coordinates: [number, number] } | { type: 'Polygon'; coordinates: [number, number][][] };
  seen: string;
  words: string;
  sentBy: string | null;
  sentAt: string;
  distanceM: number;
}

/** What waits for this person's word, or for his arrival. */
export async function dispatchesFor(db: Db, where: ReturnType<typeof sql>): Promise<MyDispatch[]> {
  return (
    await sql<MyDispatch>`
      select d.matter_id as id, d.finding_id as "findingId", m.state, m.topic as kind, m.place_name as "placeName",
        st_asgeojson(m.place, 7, 0)::jsonb as place, f.words as seen, s.words, s.sent_by as "sentBy",
        s.sent_at as "sentAt", s.distance_m as "distanceM"
      from matter m join dispatch d on d.matter_id = m.id join finding f on f.matter_id = d.finding_id
        join lateral (select * from dispatch_sending s where s.matter_id = d.matter_id order by s.fact_n desc limit 1) s
          on true
      where m.kind = 'dispatch' and m.closed_at is null and m.state in ('sent', 'accepted') and ${where}
      order by s.sent_at`.execute(db)
  ).rows;
}
