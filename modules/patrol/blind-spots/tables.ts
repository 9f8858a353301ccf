/** Every statement about blind spots: what is blind now, what is open, how it ended. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import { SLIVER_M2 } from '../zones/rules.ts';
import type { BlindReason } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'patrol.blindSpots.1',
    sql: `
      create table blind_spot (
        matter_id uuid primary key references matter, fact_n int not null, reason text not null, subject text not null,
        zone_id uuid, ended_at timestamptz);
      create unique index blind_spot_open on blind_spot (reason, subject) where ended_at is null;
      create index blind_spot_zone on blind_spot (zone_id) where ended_at is null;
      create table blind_escalation (
        matter_id uuid not null references matter, fact_n int not null, reason text not null,
        primary key (matter_id, fact_n));
      create table blind_end (
        matter_id uuid not null references matter, fact_n int not null, how text not null,
        primary key (matter_id, fact_n));
      -- The days on which the whole city was gone over.
      create table blind_round (day date primary key);
    `,
  },
];

export interface Blindness {
  reason: BlindReason;
  subject: string;
}

/** Somebody holds the charge on the day and is still in service. */
const held = (on: string) => sql`select distinct c.charge from zone_charge c join person p on p.id = c.person_id
  where c.zone_id = z.zone_id and c.from_on <= ${on} and (c.to_on is null or c.to_on >= ${on})
    and (p.valid_to is null or p.valid_to >= ${on})
    and exists (select 1 from appointment a where a.person_id = p.id and a.from_on <= ${on}
      and (a.to_on is null or a.to_on >= ${on}))`;

const CHARGES = sql`array['patrol', 'stop', 'handle']`;

/** Zones without one of their three people, and townships with ground that no zone covers. */
export async function findUncharged(db: Db | Tx, on: string, only?: Blindness): Promise<Blindness[]> {
  const zone = only?.reason === 'noPerson' ? sql`and z.zone_id = ${only.subject}::uuid` : sql``;
  const township = only?.reason === 'gap' ? sql`and left(village, 9) = ${only.subject}` : sql``;
  const asked = (reason: BlindReason) => (!only || only.reason === reason ? sql`true` : sql`false`);
  return (
    await sql<Blindness>`
      select 'noPerson' as reason, z.zone_id::text as subject from zone_version z
      where ${asked('noPerson')} and z.valid_to is null ${zone} and (select count(*) from (${held(on)}) h) < 3
      union all
      select distinct 'gap', left(village, 9) from zone_fault
      where ${asked('gap')} and kind = 'gap' and area_m2 >= ${SLIVER_M2} ${township}`.execute(db)
  ).rows;
}

export async function findOpen(db: Db | Tx): Promise<(Blindness & { matterId: string })[]> {
  return (
    await sql<Blindness & { matterId: string }>`select matter_id as "matterId", reason, subject from blind_spot
      where ended_at is null`.execute(db)
  ).rows;
}

export async function openOf(tx: Db | Tx, b: Blindness): Promise<string | undefined> {
  return (
    await sql<{ id: string }>`select matter_id as id from blind_spot
      where reason = ${b.reason} and subject = ${b.subject} and ended_at is null`.execute(tx)
  ).rows[0]?.id;
}

export async function blindSpotOf(tx: Tx, matterId: string): Promise<(Blindness & { ended: boolean }) | undefined> {
  return (
    await sql<Blindness & { ended: boolean }>`select reason, subject, ended_at is not null as ended from blind_spot
      where matter_id = ${matterId}`.execute(tx)
  ).rows[0];
}

export interface BlindPlace {
  name: string;
  division: string;
  place: unknown;
  ended: boolean;
}

export async function zoneOf(tx: Tx, id: string): Promise<BlindPlace | undefined> {
  return (
    await sql<BlindPlace>`select z.name, z.division, st_asgeojson(z.place, 7, 0)::jsonb as place, z.valid_to is not null as ended
      from zone_version z where z.zone_id = ${id} order by z.version desc limit 1`.execute(tx)
  ).rows[0];
}

/** The largest of the township's gaps stands for them on the map. */
export async function gapOf(tx: Tx, township: string): Promise<BlindPlace | undefined> {
  return (
    await sql<BlindPlace>`select d.name, d.code as division, st_asgeojson(f.place, 7, 0)::jsonb as place, false as ended
      from zone_fault f join division d on d.code = ${township}
      where f.kind = 'gap' and left(f.village, 9) = ${township} order by f.area_m2 desc, f.id limit 1`.execute(tx)
  ).rows[0];
}

export async function insertBlindSpot(tx: Tx, b: Blindness & { matterId: string; factN: number }): Promise<void> {
  await sql`insert into blind_spot (matter_id, fact_n, reason, subject, zone_id)
    values (${b.matterId}, ${b.factN}, ${b.reason}, ${b.subject}, ${b.reason === 'gap' ? null : b.subject}::uuid)`.execute(
    tx,
  );
}

export async function insertEscalation(tx: Tx, matterId: string, factN: number, reason: string): Promise<void> {
  await sql`insert into blind_escalation (matter_id, fact_n, reason)
    values (${matterId}, ${factN}, ${reason})`.execute(tx);
}

export async function insertBlindEnd(tx: Tx, matterId: string, factN: number, how: string, at: string): Promise<void> {
  await sql`
    with over as (update blind_spot set ended_at = ${at} where matter_id = ${matterId})
    insert into blind_end (matter_id, fact_n, how) values (${matterId}, ${factN}, ${how})`.execute(tx);
}

export async function roundDone(db: Db, day: string): Promise<boolean> {
  return (await sql`select 1 from blind_round where day = ${day}`.execute(db)).rows.length > 0;
}

export async function keepRound(db: Db, day: string): Promise<void> {
  await sql`insert into blind_round (day) values (${day}) on conflict do nothing`.execute(db);
}

export interface VisitedZone {
  id: string;
  zoneClass: 1 | 2 | 3;
  /** The day from which it can have been visited: it began, or got its class. */
  since: string;
}

export async function zonesToVisit(db: Db | Tx, ids?: readonly string[]): Promise<VisitedZone[]> {
  return (
    await sql<VisitedZone>`select z.zone_id as id, z.class as "zoneClass",
        (o.begun_at at time zone 'Asia/Shanghai')::date as since
      from zone_version z join zone o on o.id = z.zone_id
      where z.valid_to is null ${ids ? sql`and z.zone_id = any(${ids as string[]}::uuid[])` : sql``}`.execute(db)
  ).rows;
}

export interface SpotRow {
  id: string;
  number: string;
  reason: BlindReason;
  state: string;
  placeName: string;
  division: string;
  zoneId: string | null;
  lacking: string[];
  areaM2: number;
  centre: [number, number];
  openedAt: string;
  dueOn: string | null;
  yellowOn: string | null;
  personId: string | null;
  unitId: string | null;
}

type Fragment = ReturnType<typeof sql>;

/** Soonest due first. */
export async function findSpots(
  db: Db,
  where: Fragment,
  o: { reason: string | null; division: string | null; lacking: boolean; on: string; limit: number },
): Promise<SpotRow[]> {
  return (
    await sql<SpotRow>`
      select m.id, m.number, b.reason, m.state, m.place_name as "placeName", m.division, b.zone_id as "zoneId",
        case when b.reason = 'noPerson' then to_jsonb(array(select w.charge from unnest(${CHARGES}) with ordinality as w (charge, nth)
          where w.charge not in (${held(o.on)}) order by w.nth)) else '[]'::jsonb end as lacking,
        coalesce(z.area_m2, (select sum(area_m2) from zone_fault where kind = 'gap' and left(village, 9) = b.subject), 0) as "areaM2",
        jsonb_build_array(st_x(st_pointonsurface(m.place)), st_y(st_pointonsurface(m.place))) as centre,
        m.opened_at as "openedAt", m.due_on as "dueOn", m.yellow_on as "yellowOn", m.person_id as "personId", m.unit_id as "unitId"
      from blind_spot b join matter m on m.id = b.matter_id
        left join zone_version z on z.zone_id = b.zone_id and z.valid_to is null
      where b.ended_at is null and ${where} and (${o.reason}::text is null or b.reason = ${o.reason})
        and (${o.division}::text is null or starts_with(m.division, ${o.division}))
        and (not ${o.lacking} or m.state = 'lacking')
      order by m.due_on, m.id limit ${o.limit}`.execute(db)
  ).rows;
}

export async function countSpots(db: Db, where: Fragment): Promise<Record<BlindReason | 'lacking', number>> {
  return (
    await sql<Record<BlindReason | 'lacking', number>>`
      select count(*) filter (where b.reason = 'noPerson') as "noPerson", count(*) filter (where b.reason = 'gap') as gap,
        count(*) filter (where b.reason = 'notVisited') as "notVisited", count(*) filter (where m.state = 'lacking') as lacking
      from blind_spot b join matter m on m.id = b.matter_id where b.ended_at is null and ${where}`.execute(db)
  ).rows[0]!;
}

/** Of one zone, open. */
export async function spotsOfZone(db: Db, zoneId: string) {
  return (
    await sql<{ id: string; number: string; reason: string; dueOn: string | null }>`
      select m.id, m.number, b.reason, m.due_on as "dueOn" from blind_spot b join matter m on m.id = b.matter_id
      where b.zone_id = ${zoneId} and b.ended_at is null order by m.due_on`.execute(db)
  ).rows;
}
