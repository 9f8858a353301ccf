/** Every statement about patrols, vehicles and trackers. */
import type { Condition } from '@cuntu/divisions';
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Mode } from '../tracks/rules/judging.ts';
import { patrolWhere } from './predicate.ts';
import type { DutyHours } from './rules.ts';

export const migrations: Migration[] = [
  {
    id: 'patrol.patrols.1',
    sql: `
      create table vehicle (
        id uuid primary key, matter_id uuid not null, fact_n int not null, plate text not null unique, unit_id uuid not null,
        division text not null, mode text not null, duty_hours jsonb not null);
      create table tracker (
        id uuid primary key, matter_id uuid not null, fact_n int not null, key_hash bytea not null unique,
        label text not null, person_id uuid, vehicle_id uuid references vehicle, unit_id uuid, division text not null,
        enrolled_at timestamptz not null, struck_off_at timestamptz,
        check (num_nonnulls(person_id, vehicle_id) = 1));
      create table tracker_end (
        matter_id uuid not null, fact_n int not null, words text not null, primary key (matter_id, fact_n));
      -- A vehicle's patrol is its duty of a day: it follows from the register and is nobody's deed.
      create table patrol (
        id uuid primary key, matter_id uuid, fact_n int, person_id uuid, vehicle_id uuid references vehicle, duty_on date,
        mode text not null, purpose text not null, unit_id uuid, division text not null,
        started_at timestamptz not null, ended_at timestamptz check (ended_at > started_at),
        check (num_nonnulls(person_id, vehicle_id) = 1),
        unique (vehicle_id, duty_on),
        exclude using gist (person_id with =, tstzrange(started_at, ended_at) with &&));
      create index patrol_person on patrol (person_id, started_at);
      create table patrol_end (
        matter_id uuid not null, fact_n int not null, ended_at timestamptz not null, words text not null,
        primary key (matter_id, fact_n));
    `,
  },
];

export interface PatrolRow {
  id: string;
  matterId: string | null;
  personId: string | null;
  vehicleId: string | null;
  mode: Mode;
  purpose: string;
  unitId: string | null;
  division: string;
  startedAt: string;
  endedAt: string | null;
}

const columns = sql`id, matter_id as "matterId", person_id as "personId", vehicle_id as "vehicleId", mode, purpose,
  unit_id as "unitId", division, started_at as "startedAt", ended_at as "endedAt"`;

export const patrolsById = async (db: Db | Tx, ids: readonly string[]): Promise<PatrolRow[]> =>
  (await sql<PatrolRow>`select ${columns} from patrol where id = any(${ids as string[]}::uuid[])`.execute(db)).rows;

/** Those that touch the span, in the order of their start. */
export const patrolsOf = async (
  db: Db | Tx,
  personIds: readonly string[],
  from: string,
  to: string,
): Promise<PatrolRow[]> =>
  (
    await sql<PatrolRow>`select ${columns} from patrol
      where person_id = any(${personIds as string[]}::uuid[]) and started_at < ${to}
        and coalesce(ended_at, 'infinity') > ${from} order by started_at`.execute(db)
  ).rows;

export type NewPatrol = Omit<PatrolRow, 'matterId' | 'vehicleId' | 'personId'> & { personId: string; factN: number };

/** Its own matter's chain bears its id. */
export async function insertPatrol(tx: Tx, p: NewPatrol): Promise<void> {
  await sql`insert into patrol (id, matter_id, fact_n, person_id, mode, purpose, unit_id, division, started_at, ended_at)
    values (${p.id}, ${p.id}, ${p.factN}, ${p.personId}, ${p.mode}, ${p.purpose}, ${p.unitId}, ${p.division},
      ${p.startedAt}, ${p.endedAt})`.execute(tx);
}

export async function insertPatrolEnd(
  tx: Tx,
  e: { patrolId: string; factN: number; endedAt: string; words: string },
): Promise<void> {
  await sql`
    with ended as (update patrol set ended_at = ${e.endedAt} where id = ${e.patrolId})
    insert into patrol_end (matter_id, fact_n, ended_at, words)
    values (${e.patrolId}, ${e.factN}, ${e.endedAt}, ${e.words})`.execute(tx);
}

export interface Vehicle {
  id: string;
  unitId: string;
  division: string;
  mode: Mode;
  dutyHours: DutyHours;
}

export async function insertVehicle(tx: Tx, v: Vehicle & { plate: string; factN: number }): Promise<void> {
  await sql`insert into vehicle (id, matter_id, fact_n, plate, unit_id, division, mode, duty_hours)
    values (${v.id}, ${v.id}, ${v.factN}, ${v.plate}, ${v.unitId}, ${v.division}, ${v.mode},
      ${JSON.stringify(v.dutyHours)}::jsonb)`.execute(tx);
}

export const findVehicles = async (db: Db | Tx, ids: readonly string[]): Promise<Vehicle[]> =>
  (
    await sql<Vehicle>`select id, unit_id as "unitId", division, mode, duty_hours as "dutyHours" from vehicle
      where id = any(${ids as string[]}::uuid[])`.execute(db)
  ).rows;

export const plateIsTaken = async (tx: Tx, plate: string): Promise<boolean> =>
  (await sql`select 1 from vehicle where plate = ${plate}`.execute(tx)).rows.length > 0;

export interface VehicleDay {
  vehicleId: string;
  day: string;
  startedAt: string;
  endedAt: string;
}

/** A vehicle's patrols of those days, made where missing; its id follows from both, so that nobody need look first. */
export async function vehiclePatrols(tx: Tx, days: readonly VehicleDay[]): Promise<(PatrolRow & { day: string })[]> {
  if (days.length === 0) return [];
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
    as d ("vehicleId" uuid, day date, "startedAt" timestamptz, "endedAt" timestamptz)`;
  await sql`
    insert into patrol (id, vehicle_id, duty_on, mode, purpose, unit_id, division, started_at, ended_at)
    -- RFC 9562, version 8.
    select overlay(overlay(md5(v.id::text || d.day::text) placing '8' from 13) placing 'a' from 17)::uuid, v.id, d.day, v.mode, 'routine', v.unit_id, v.division, d."startedAt",
        d."endedAt"
      from ${wanted} join vehicle v on v.id = d."vehicleId"
    on conflict (vehicle_id, duty_on) do nothing`.execute(tx);
  const { rows } = await sql<PatrolRow & { day: string }>`select ${columns}, duty_on as day from patrol
    where (vehicle_id, duty_on) in (select d."vehicleId", d.day from ${wanted})`.execute(tx);
  return rows;
}

export interface Tracker {
  id: string;
  keyHash: string;
  personId: string | null;
  vehicleId: string | null;
  unitId: string | null;
  division: string;
  struckOffAt: string | null;
}

const trackerColumns = sql`id, encode(key_hash, 'hex') as "keyHash", person_id as "personId", vehicle_id as "vehicleId",
  unit_id as "unitId", division, struck_off_at as "struckOffAt"`;

/** `hashes` in hexadecimal. */
export const trackersByKey = async (db: Db | Tx, hashes: readonly string[]): Promise<Tracker[]> =>
  (
    await sql<Tracker>`select ${trackerColumns} from tracker
      where key_hash in (select decode(h, 'hex') from unnest(${hashes as string[]}::text[]) h)`.execute(db)
  ).rows;

export const findTracker = async (db: Db | Tx, id: string): Promise<Tracker | undefined> =>
  (await sql<Tracker>`select ${trackerColumns} from tracker where id = ${id}`.execute(db)).rows[0];

export async function insertTracker(
  tx: Tx,
  t: Omit<Tracker, 'struckOffAt'> & { label: string; factN: number; enrolledAt: string },
): Promise<void> {
  await sql`insert into tracker (id, matter_id, fact_n, key_hash, label, person_id, vehicle_id, unit_id, division,
      enrolled_at)
    values (${t.id}, ${t.id}, ${t.factN}, decode(${t.keyHash}, 'hex'), ${t.label}, ${t.personId}, ${t.vehicleId},
      ${t.unitId}, ${t.division}, ${t.enrolledAt})`.execute(tx);
}

export async function insertTrackerEnd(
  tx: Tx,
  e: { trackerId: string; factN: number; at: string; words: string },
): Promise<void> {
  await sql`
    with struck as (update tracker set struck_off_at = ${e.at} where id = ${e.trackerId})
    insert into tracker_end (matter_id, fact_n, words) values (${e.trackerId}, ${e.factN}, ${e.words})`.execute(tx);
}

/** Of a person, touching the span; or by id. Only those that the reader may see. */
export async function visiblePatrols(
  db: Db,
  may: Condition,
  which: { personId: string; from: string; to: string } | { ids: readonly string[] },
): Promise<PatrolRow[]> {
  const asked =
    'ids' in which
      ? sql`p.id = any(${which.ids as string[]}::uuid[])`
      : sql`p.person_id = ${which.personId} and p.started_at < ${which.to} and coalesce(p.ended_at, 'infinity') > ${which.from}`;
  return (
    await sql<PatrolRow>`select ${columns} from patrol p where ${asked} and ${patrolWhere(may)} order by started_at`.execute(
      db,
    )
  ).rows;
}

/** Newest first. */
export const patrolsSince = async (db: Db, personId: string, from: string): Promise<PatrolRow[]> =>
  (
    await sql<PatrolRow>`select ${columns} from patrol where person_id = ${personId} and started_at >= ${from}
      order by started_at desc limit 200`.execute(db)
  ).rows;

/** Begun by then and not ended, the oldest first. Vehicles' patrols end with their duty. */
export const openSince = async (
  db: Db,
  startedBefore: string,
  limit: number,
): Promise<{ id: string; startedAt: string }[]> =>
  (
    await sql<{ id: string; startedAt: string }>`select id, started_at as "startedAt" from patrol
      where ended_at is null and started_at <= ${startedBefore} order by started_at limit ${limit}`.execute(db)
  ).rows;
