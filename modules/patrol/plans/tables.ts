/** Every statement about patrol plans, and how often zones were visited within a period. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { ZoneClass } from '../zones/contract.ts';
import type { PlanRow } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'patrol.plans.1',
    sql: `
      create table patrol_plan (
        id uuid primary key, matter_id uuid not null, fact_n int not null, division text not null, year int not null,
        month int, check (month between 1 and 12));
      create unique index patrol_plan_period on patrol_plan (division, year, (coalesce(month, 0)));
      create table plan_version (
        matter_id uuid not null references patrol_plan, fact_n int not null, version int not null, rows jsonb not null,
        words text not null, made_by uuid, made_at timestamptz not null, primary key (matter_id, fact_n));
      -- A zone's own ground over many days, without reading the city's.
      create index coverage_of_block on coverage (bx, by, since) where span = 'day';
    `,
  },
];

export interface PlanZone {
  id: string;
  name: string;
  zoneClass: ZoneClass;
  division: string;
}

/** The port to zones: those of a division as they are now, by place. */
export const zonesOf = async (db: Db | Tx, division: string, limit: number): Promise<PlanZone[]> =>
  (
    await sql<PlanZone>`select zone_id as id, name, class as "zoneClass", division from zone_version
      where valid_to is null and starts_with(division, ${division}) order by division, zone_id limit ${limit}`.execute(
      db,
    )
  ).rows;

/** Those that the person has to patrol on the day. */
export const zonesPatrolledBy = async (db: Db, personId: string, on: string): Promise<PlanZone[]> =>
  (
    await sql<PlanZone>`select z.zone_id as id, z.name, z.class as "zoneClass", z.division
      from zone_charge c join zone_version z on z.zone_id = c.zone_id and z.valid_to is null
      where c.person_id = ${personId} and c.charge = 'patrol' and c.from_on <= ${on}
        and (c.to_on is null or c.to_on >= ${on}) order by z.division, z.zone_id limit 200`.execute(db)
  ).rows;

export interface Plan {
  id: string;
  division: string;
  version: number;
  rows: PlanRow[];
  words: string;
  madeBy: string | null;
  madeAt: string;
}

const planIs = (which: ReturnType<typeof sql>) => sql<Plan>`
  select p.id, p.division, v.version, v.rows, v.words, v.made_by as "madeBy", v.made_at as "madeAt"
  from patrol_plan p join lateral (select * from plan_version v where v.matter_id = p.id
    order by v.version desc limit 1) v on true where ${which}`;

export const findPlan = async (
  db: Db | Tx,
  division: string,
  year: number,
  month: number | null,
): Promise<Plan | undefined> =>
  (
    await planIs(sql`p.division = ${division} and p.year = ${year} and coalesce(p.month, 0) = ${month ?? 0}`).execute(
      db,
    )
  ).rows[0];

export const planById = async (db: Db | Tx, id: string): Promise<Plan | undefined> =>
  (await planIs(sql`p.id = ${id}`).execute(db)).rows[0];

export async function insertPlan(
  tx: Tx,
  p: { id: string; factN: number; division: string; year: number; month: number | null },
): Promise<void> {
  await sql`insert into patrol_plan (id, matter_id, fact_n, division, year, month)
    values (${p.id}, ${p.id}, ${p.factN}, ${p.division}, ${p.year}, ${p.month}::int)`.execute(tx);
}

export async function insertPlanVersion(
  tx: Tx,
  v: {
    planId: string;
    factN: number;
    version: number;
    rows: readonly PlanRow[];
    words: string;
    by: string | null;
    at: string;
  },
): Promise<void> {
  await sql`insert into plan_version (matter_id, fact_n, version, rows, words, made_by, made_at)
    values (${v.planId}, ${v.factN}, ${v.version}, ${JSON.stringify(v.rows)}::jsonb, ${v.words}, ${v.by}::uuid, ${v.at})`.execute(
    tx,
  );
}

/** Of each zone in how many stretches of so many days, from the first day on, at least `share` of it was seen. */
export async function visitedStretches(
  db: Db,
  zones: readonly { id: string; days: number }[],
  period: { from: string; to: string },
  share: number,
): Promise<Map<string, number>> {
  if (zones.length === 0) return new Map();
  const { rows } = await sql<{ zoneId: string; done: number }>`
    with z as (select c.zone_id, c.bx, c.by, c.quarters, c.counted, c.mask, a.days
        from unnest(${zones.map(({ id }) => id)}::uuid[], ${zones.map(({ days }) => days)}::int[]) as a (id, days)
          join zone_cells c on c.zone_id = a.id),
      whole as (select zone_id, sum(counted) as cells from z group by zone_id),
      seen as (select z.zone_id, (c.since - ${period.from}::date) / z.days as stretch, z.bx, z.by,
          z.quarters * bit_count(z.mask & bit_or(c.bits)) as cells
        from z join coverage c on c.span = 'day' and c.bx = z.bx and c.by = z.by
          and c.since between ${period.from} and ${period.to}
        group by z.zone_id, stretch, z.bx, z.by, z.quarters, z.mask),
      stretches as (select zone_id, stretch, sum(cells) as cells from seen group by zone_id, stretch)
    select s.zone_id as "zoneId", count(*) as done from stretches s join whole w on w.zone_id = s.zone_id
    where s.cells >= w.cells * ${share}::float8 group by s.zone_id`.execute(db);
  return new Map(rows.map(({ zoneId, done }) => [zoneId, done]));
}
