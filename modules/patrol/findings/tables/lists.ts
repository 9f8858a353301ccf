/** Findings as lists, as points, and as neighbours. */
import { type Db, sql, type Tx } from '#platform/database';
import { geometry } from './geometry.ts';

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
  jsonb_build_array(m.lon, m.lat) as centre,
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
  lon: number;
  lat: number;
  state: string;
  kind: string;
  placeName: string;
  dueOn: string | null;
  yellowOn: string | null;
}

export async function findPoints(db: Db, where: Fragment, limit: number): Promise<PointRow[]> {
  return (
    await sql<PointRow>`
      select m.id, m.lon, m.lat, m.state, m.topic as kind, m.place_name as "placeName", m.due_on as "dueOn", m.yellow_on as "yellowOn"
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
  /** Leaves out what was closed before that day. */
  since?: string;
}

/** Findings within `radiusM`, nearest first; the box is cut from the index, the distance is measured on the ellipsoid. */
export async function findNear(
  db: Db | Tx,
  place: unknown,
  radiusM: number,
  { where = sql`true`, only, except, since }: Near,
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
        and (${since ?? null}::date is null or m.closed_at is null or m.closed_at >= ${since ?? null}::date)
        and (${only ?? null}::uuid is null or m.id = ${only ?? null}::uuid)
        and st_dwithin(m.place::geography, (${here})::geography, ${radiusM})
      order by "distanceM", m.id limit 20`.execute(db)
  ).rows;
}
