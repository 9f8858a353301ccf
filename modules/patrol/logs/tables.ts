/** Every statement about patrol logs: what their owners wrote, what was reported on the way, lists of patrols. */
import type { Condition } from '@cuntu/divisions';
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import { patrolWhere } from '../patrols/predicate.ts';
import type { Mode } from '../tracks/rules/judging.ts';
import type { LogSite } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'patrol.logs.1',
    sql: `
      -- matter_id is the patrol's; the last row is the log.
      create table patrol_log (
        matter_id uuid not null references patrol, fact_n int not null, route text not null, companions jsonb not null,
        opinion text not null, remark text not null, sites jsonb not null, written_by uuid, written_at timestamptz not null,
        primary key (matter_id, fact_n));
    `,
  },
];

export interface LogRow {
  route: string;
  companions: string[];
  opinion: string;
  remark: string;
  sites: LogSite[];
  writtenBy: string | null;
  writtenAt: string;
  n: number;
}

export const lastLog = async (db: Db | Tx, patrolId: string): Promise<LogRow | undefined> =>
  (
    await sql<LogRow>`select route, companions, opinion, remark, sites, written_by as "writtenBy",
        written_at as "writtenAt", fact_n as n
      from patrol_log where matter_id = ${patrolId} order by fact_n desc limit 1`.execute(db)
  ).rows[0];

export async function insertLog(tx: Tx, patrolId: string, l: LogRow): Promise<void> {
  await sql`insert into patrol_log (matter_id, fact_n, route, companions, opinion, remark, sites, written_by, written_at)
    values (${patrolId}, ${l.n}, ${l.route}, ${JSON.stringify(l.companions)}::jsonb, ${l.opinion}, ${l.remark},
      ${JSON.stringify(l.sites)}::jsonb, ${l.writtenBy}::uuid, ${l.writtenAt})`.execute(tx);
}

export interface SiteRow {
  findingId: string;
  number: string;
  kind: string;
  stage: string;
  state: string;
  placeName: string;
  centre: [number, number];
  foundAt: string;
  begunOn: string | null;
  areaM2: number | null;
  words: string;
  plot: unknown;
  photos: { sha256: string; takenAt: string | null; directionDeg: number | null }[];
}

/** Reported by those who were along, while they were. */
export async function sitesOf(
  db: Db | Tx,
  where: ReturnType<typeof sql>,
  o: { people: readonly string[]; from: string; to: string },
): Promise<SiteRow[]> {
  return (
    await sql<SiteRow>`
      select m.id as "findingId", m.number, p.kind, p.stage, m.state, m.place_name as "placeName",
        jsonb_build_array(st_x(st_pointonsurface(m.place)), st_y(st_pointonsurface(m.place))) as centre,
        p.found_at as "foundAt", p.begun_on as "begunOn", p.area_m2 as "areaM2", f.words,
        coalesce((select st_asgeojson(v.place, 7, 0)::jsonb from verification v where v.matter_id = m.id
          and v.place is not null order by v.fact_n desc limit 1), st_asgeojson(f.place, 7, 0)::jsonb) as plot,
        '[]'::jsonb as photos
      from matter m join finding f on f.matter_id = m.id join finding_progress p on p.matter_id = m.id
      where m.kind = 'finding' and m.brought_by = any(${o.people as string[]}::uuid[])
        and p.found_at between ${o.from} and ${o.to} and ${where}
      order by p.found_at, m.id limit 50`.execute(db)
  ).rows;
}

export const endOf = async (db: Db, patrolId: string): Promise<{ words: string } | undefined> =>
  (await sql<{ words: string }>`select words from patrol_end where matter_id = ${patrolId}`.execute(db)).rows[0];

export const plateOf = async (db: Db, vehicleId: string): Promise<string> =>
  (await sql<{ plate: string }>`select plate from vehicle where id = ${vehicleId}`.execute(db)).rows[0]!.plate;

/** Days on which a patrol has points, from which its pieces are read. */
export const daysOfPatrol = async (db: Db, patrolId: string): Promise<string[]> =>
  (
    await sql<{
      day: string;
    }>`select distinct day from track_segment where patrol_id = ${patrolId} order by day`.execute(db)
  ).rows.map(({ day }) => day);

export interface ListedPatrol {
  id: string;
  mode: Mode;
  purpose: string;
  division: string;
  startedAt: string;
  endedAt: string | null;
  personId: string | null;
  plate: string | null;
  unitId: string | null;
  findings: number;
  log: { route: string; opinion: string; remark: string } | null;
}

export interface PatrolsAsked {
  from?: string;
  to?: string;
  division?: string;
  of?: 'people' | 'vehicles';
}

export async function findPatrolRows(
  db: Db,
  may: Condition,
  asked: PatrolsAsked,
  page: { after: { startedAt: string; id: string } | null; now: string; limit: number },
): Promise<ListedPatrol[]> {
  const parts = [
    patrolWhere(may),
    asked.from && sql`p.started_at >= (${asked.from}::date::timestamp at time zone 'Asia/Shanghai')`,
    asked.to && sql`p.started_at < ((${asked.to}::date + 1)::timestamp at time zone 'Asia/Shanghai')`,
    asked.division && sql`p.division like ${`${asked.division}%`}`,
    asked.of && (asked.of === 'people' ? sql`p.person_id is not null` : sql`p.vehicle_id is not null`),
    page.after && sql`(p.started_at, p.id) < (${page.after.startedAt}::timestamptz, ${page.after.id}::uuid)`,
  ].filter((part) => part !== undefined && part !== '' && part !== null);
  return (
    await sql<ListedPatrol>`
      with page as materialized (
        select p.* from patrol p where ${sql.join(parts, sql` and `)}
        order by p.started_at desc, p.id desc limit ${page.limit})
      select p.id, p.mode, p.purpose, p.division, p.started_at as "startedAt", p.ended_at as "endedAt",
        p.person_id as "personId", v.plate, p.unit_id as "unitId",
        (select count(*) from matter m join finding_progress f on f.matter_id = m.id
          where m.kind = 'finding' and m.brought_by = p.person_id
            and f.found_at between p.started_at and coalesce(p.ended_at, ${page.now})) as findings,
        (select jsonb_build_object('route', l.route, 'opinion', l.opinion, 'remark', l.remark) from patrol_log l
          where l.matter_id = p.id order by l.fact_n desc limit 1) as log
      from page p left join vehicle v on v.id = p.vehicle_id order by p.started_at desc, p.id desc`.execute(db)
  ).rows;
}
