/** Every statement about findings. Each official act is a row of its own, written once, with the fact that told of it. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Place } from './contract.ts';
import { counted } from './predicate.ts';

export const migrations: Migration[] = [
  {
    id: 'patrol.findings.1',
    sql: `
      create table finding (
        matter_id uuid primary key references matter, fact_n int not null, place geometry(Geometry, 4490) not null,
        kind text not null, stage text not null, channel text not null, words text not null,
        found_at timestamptz not null, begun_on date);
      create table verification (
        matter_id uuid not null references matter, fact_n int not null, outcome text not null, ground text,
        place geometry(Geometry, 4490), area_m2 numeric(14, 2), stage text not null, words text not null,
        officers jsonb not null, arrived_at timestamptz not null, primary key (matter_id, fact_n));
      create table joining (
        matter_id uuid not null references matter, fact_n int not null, into_id uuid not null references matter,
        words text not null, primary key (matter_id, fact_n));
      create table recheck (
        matter_id uuid not null references matter, fact_n int not null, outcome text not null, words text not null,
        seen_at timestamptz not null, primary key (matter_id, fact_n));
      create table closing (
        matter_id uuid not null references matter, fact_n int not null, words text not null,
        primary key (matter_id, fact_n));
      -- What lists and figures read, kept on write: never computed from the acts above.
      create table finding_progress (
        matter_id uuid primary key references matter, kind text not null, stage text not null, channel text not null,
        county text not null, found_at timestamptz not null, found_month text not null, begun_on date,
        reported_at timestamptz not null, ordered_at timestamptz, stopped_at timestamptz, area_m2 numeric(14, 2));
      create index finding_progress_month on finding_progress (county, found_month);
      create table early_month (
        division text not null, month text not null, found int not null, stopped int not null, early int not null,
        found_after_days float8, reported_after_minutes float8, stopped_after_minutes float8,
        primary key (division, month));
    `,
  },
  {
    id: 'patrol.findings.2',
    sql: `
      -- Of how many the median from begun to found is: the beginning of the others is not known.
      alter table early_month add column begun int not null default 0;
      update early_month e set begun = (select count(p.begun_on) from finding_progress p
        where p.county like e.division || '%' and p.found_month = e.month);
    `,
  },
  { id: 'patrol.findings.3', sql: 'create index finding_progress_of_month on finding_progress (found_month)' },
];

const geometry = (place: unknown) => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(place)}), 4490)`;

export interface NewFinding {
  matterId: string;
  factN: number;
  place: Place;
  kind: string;
  stage: string;
  channel: string;
  words: string;
  foundAt: string;
  foundMonth: string;
  begunOn: string | null;
  county: string;
  reportedAt: string;
}

export async function insertFinding(tx: Tx, f: NewFinding): Promise<void> {
  await sql`
    with progress as (
      insert into finding_progress (matter_id, kind, stage, channel, county, found_at, found_month, begun_on, reported_at)
      values (${f.matterId}, ${f.kind}, ${f.stage}, ${f.channel}, ${f.county}, ${f.foundAt}, ${f.foundMonth},
        ${f.begunOn}, ${f.reportedAt}))
    insert into finding (matter_id, fact_n, place, kind, stage, channel, words, found_at, begun_on)
    values (${f.matterId}, ${f.factN}, ${geometry(f.place)}, ${f.kind}, ${f.stage}, ${f.channel}, ${f.words}, ${f.foundAt},
      ${f.begunOn})`.execute(tx);
}

export interface NewVerification {
  matterId: string;
  factN: number;
  outcome: string;
  ground: string | null;
  place: Place | null;
  areaM2: number | null;
  stage: string;
  words: string;
  officers: readonly string[];
  arrivedAt: string;
}

export async function insertVerification(tx: Tx, v: NewVerification): Promise<void> {
  await sql`
    with progress as (update finding_progress set stage = ${v.stage}, area_m2 = ${v.areaM2} where matter_id = ${v.matterId})
    insert into verification (matter_id, fact_n, outcome, ground, place, area_m2, stage, words, officers, arrived_at)
    values (${v.matterId}, ${v.factN}, ${v.outcome}, ${v.ground}, ${v.place ? geometry(v.place) : sql`null`}, ${v.areaM2},
      ${v.stage}, ${v.words}, ${JSON.stringify(v.officers)}::jsonb, ${v.arrivedAt})`.execute(tx);
}

export async function insertJoining(
  tx: Tx,
  matterId: string,
  factN: number,
  into: string,
  words: string,
): Promise<void> {
  await sql`insert into joining (matter_id, fact_n, into_id, words)
    values (${matterId}, ${factN}, ${into}, ${words})`.execute(tx);
}

export async function insertRecheck(
  tx: Tx,
  r: { matterId: string; factN: number; outcome: string; words: string; seenAt: string },
): Promise<void> {
  await sql`
    with progress as (update finding_progress set stopped_at = ${r.outcome === 'stopped' ? r.seenAt : null}
      where matter_id = ${r.matterId})
    insert into recheck (matter_id, fact_n, outcome, words, seen_at)
    values (${r.matterId}, ${r.factN}, ${r.outcome}, ${r.words}, ${r.seenAt})`.execute(tx);
}

export async function insertClosing(tx: Tx, matterId: string, factN: number, words: string): Promise<void> {
  await sql`insert into closing (matter_id, fact_n, words) values (${matterId}, ${factN}, ${words})`.execute(tx);
}

/** Told by enforcement when the order reaches its addressee. */
export async function markOrdered(tx: Tx, matterId: string, at: string): Promise<void> {
  await sql`update finding_progress set ordered_at = ${at} where matter_id = ${matterId}`.execute(tx);
}

export interface FindingDetail {
  kind: string;
  stage: string;
  channel: string;
  words: string;
  foundAt: string;
  begunOn: string | null;
  reportedAt: string;
  orderedAt: string | null;
  stoppedAt: string | null;
  place: Place;
  plot: Place | null;
  areaM2: number | null;
  joinedInto: string | null;
}

export async function findDetail(db: Db | Tx, matterId: string): Promise<FindingDetail | undefined> {
  return (
    await sql<FindingDetail>`
      select p.kind, p.stage, f.channel, f.words, f.found_at as "foundAt", f.begun_on as "begunOn",
        p.reported_at as "reportedAt", p.ordered_at as "orderedAt", p.stopped_at as "stoppedAt",
        st_asgeojson(f.place, 7, 0)::jsonb as place, st_asgeojson(v.place, 7, 0)::jsonb as plot, v.area_m2 as "areaM2",
        j.into_id as "joinedInto"
      from finding f join finding_progress p on p.matter_id = f.matter_id
        left join lateral (select place, area_m2 from verification where matter_id = f.matter_id
          order by fact_n desc limit 1) v on true
        left join joining j on j.matter_id = f.matter_id
      where f.matter_id = ${matterId}`.execute(db)
  ).rows[0];
}

export interface ListRow {
  id: string;
  number: string;
  state: string;
  kind: string;
  stage: string;
  channel: string;
  placeName: string;
  division: string;
  centre: [number, number];
  foundAt: string;
  openedAt: string;
  dueOn: string | null;
  yellowOn: string | null;
  personId: string | null;
  areaM2: number | null;
  closedAt: string | null;
}

export const listColumns = sql`m.id, m.number, m.state, p.kind, p.stage, p.channel, m.place_name as "placeName", m.division,
  jsonb_build_array(st_x(st_pointonsurface(m.place)), st_y(st_pointonsurface(m.place))) as centre,
  p.found_at as "foundAt", m.opened_at as "openedAt", m.due_on as "dueOn", m.yellow_on as "yellowOn",
  m.person_id as "personId", p.area_m2 as "areaM2", m.closed_at as "closedAt"`;

type Fragment = ReturnType<typeof sql>;

export interface ListOrder {
  by: 'newest' | 'oldest' | 'due';
  after: { key: string; id: string } | null;
  limit: number;
}

/** The page is found on `matter` alone, then dressed: 50 rows are joined, never 100,000. */
export async function findList(db: Db, where: Fragment, order: ListOrder): Promise<ListRow[]> {
  const [key, direction, beyond] =
    order.by === 'due'
      ? [sql`m.due_on`, sql`asc`, sql`>`]
      : order.by === 'oldest'
        ? [sql`m.opened_at`, sql`asc`, sql`>`]
        : [sql`m.opened_at`, sql`desc`, sql`<`];
  const cast = order.by === 'due' ? sql`date` : sql`timestamptz`;
  const further = order.after
    ? sql`and (${key}, m.id) ${beyond} (${order.after.key}::${cast}, ${order.after.id}::uuid)`
    : sql``;
  const open = order.by === 'due' ? sql`and m.closed_at is null and m.due_on is not null` : sql``;
  return (
    await sql<ListRow>`
      with page as materialized (
        select m.* from matter m where m.kind = 'finding' and ${where} ${open} ${further}
        order by ${key} ${direction}, m.id ${direction} limit ${order.limit})
      select ${listColumns} from page m join finding_progress p on p.matter_id = m.id
      order by ${key} ${direction}, m.id ${direction}`.execute(db)
  ).rows;
}

/** Counted up to a bound: a figure that is not exact says so. */
export async function countList(db: Db, where: Fragment, bound: number): Promise<number> {
  return (
    await sql<{ n: number }>`select count(*) as n from (
      select 1 from matter m where m.kind = 'finding' and ${where} limit ${bound}) c`.execute(db)
  ).rows[0]!.n;
}

export interface PointRow {
  id: string;
  at: [number, number];
  state: string;
  kind: string;
  placeName: string;
  dueOn: string | null;
  yellowOn: string | null;
}

export async function findPoints(db: Db, where: Fragment, limit: number): Promise<PointRow[]> {
  return (
    await sql<PointRow>`
      select m.id, jsonb_build_array(st_x(st_pointonsurface(m.place)), st_y(st_pointonsurface(m.place))) as at, m.state,
        m.topic as kind, m.place_name as "placeName", m.due_on as "dueOn", m.yellow_on as "yellowOn"
      from matter m where m.kind = 'finding' and ${where} order by m.opened_at desc limit ${limit}`.execute(db)
  ).rows;
}

export interface NearRow extends ListRow {
  distanceM: number;
}

export interface Near {
  where?: Fragment;
  only?: string;
  except?: string;
}

/** Findings within `radiusM`, nearest first; the box is cut from the index, the distance is measured on the ellipsoid. */
export async function findNear(
  db: Db | Tx,
  place: unknown,
  radiusM: number,
  { where = sql`true`, only, except }: Near,
): Promise<NearRow[]> {
  const here = geometry(place);
  // 1° of latitude is at least 110.5 km, and of longitude 93 km at 33° N; 85 km is on the safe side for all of China.
  const degrees = radiusM / 85_000;
  return (
    await sql<NearRow>`
      select ${listColumns}, round(st_distance(m.place::geography, (${here})::geography)::numeric, 1) as "distanceM"
      from matter m join finding_progress p on p.matter_id = m.id
      where m.kind = 'finding' and m.place && st_expand(${here}, ${degrees}) and ${where}
        and (${except ?? null}::uuid is null or m.id <> ${except ?? null}::uuid)
        and (${only ?? null}::uuid is null or m.id = ${only ?? null}::uuid)
        and st_dwithin(m.place::geography, (${here})::geography, ${radiusM})
      order by "distanceM", m.id limit 20`.execute(db)
  ).rows;
}

export interface EarlyRow {
  month: string;
  found: number;
  begun: number;
  stopped: number;
  early: number;
  foundAfterDays: number | null;
  reportedAfterMinutes: number | null;
  stoppedAfterMinutes: number | null;
}

export async function findEarlyMonths(db: Db, division: string, fromMonth: string): Promise<EarlyRow[]> {
  return (
    await sql<EarlyRow>`select month, found, begun, stopped, early, found_after_days as "foundAfterDays",
        reported_after_minutes as "reportedAfterMinutes", stopped_after_minutes as "stoppedAfterMinutes"
      from early_month where division = ${division} and month >= ${fromMonth} order by month limit 40`.execute(db)
  ).rows;
}

/** Where and when the findings count, each place and month once. */
export async function monthsOf(db: Db, matterIds: readonly string[]): Promise<{ county: string; month: string }[]> {
  return (
    await sql<{ county: string; month: string }>`select distinct county, found_month as month from finding_progress
      where matter_id = any(${matterIds as string[]}::uuid[])`.execute(db)
  ).rows;
}

/** One month of one division anew; `prefix` is a county's code or the city's. */
export async function recountMonth(db: Db, prefix: string, month: string): Promise<void> {
  await sql`
    insert into early_month (division, month, found, begun, stopped, early, found_after_days, reported_after_minutes,
      stopped_after_minutes)
    select ${prefix}, ${month}, count(*) filter (where ${counted.reported}), count(*) filter (where ${counted.found}),
      count(*) filter (where ${counted.stopped}), count(*) filter (where ${counted.caught}),
      percentile_cont(0.5) within group (order by extract(epoch from p.found_at - (p.begun_on::timestamp at time zone 'Asia/Shanghai')) / 86400)
        filter (where ${counted.found}),
      percentile_cont(0.5) within group (order by extract(epoch from p.reported_at - p.found_at) / 60),
      percentile_cont(0.5) within group (order by extract(epoch from coalesce(p.ordered_at, p.stopped_at) - p.reported_at) / 60)
        filter (where ${counted.stopped})
    from finding_progress p where p.county like ${`${prefix}%`} and p.found_month = ${month}
    on conflict (division, month) do update set found = excluded.found, begun = excluded.begun, stopped = excluded.stopped, early = excluded.early,
      found_after_days = excluded.found_after_days, reported_after_minutes = excluded.reported_after_minutes,
      stopped_after_minutes = excluded.stopped_after_minutes`.execute(db);
}

/** The last look at the site: when, and what was found. */
export async function lastRecheck(
  db: Db | Tx,
  matterId: string,
): Promise<{ words: string; seenAt: string } | undefined> {
  return (
    await sql<{ words: string; seenAt: string }>`select words, seen_at as "seenAt" from recheck
      where matter_id = ${matterId} order by fact_n desc limit 1`.execute(db)
  ).rows[0];
}
