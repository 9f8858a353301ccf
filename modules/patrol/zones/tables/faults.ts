/** Where zones leave land out or lie on one another: counted anew around what changed, kept, read. */
import { type Db, sql, type Tx } from '#platform/database';
import { GRID_DEG, planeAt } from './zones.ts';

/** Of a square centimetre the arithmetic of doubles leaves more or less; it is nothing on the ground. */
const NOTHING_M2 = 0.01;

type Fragment = ReturnType<typeof sql>;

/**
 * Counts anew the villages that the zones lie in or lay in until now, and the pairs of these zones with their neighbours.
 * A village's gaps depend on the zones that touch it and nothing else, so that this leaves what a check of the whole
 * would (cover.property.test.ts). Serialised, since two who edit neighbours at once would not see each other.
 */
export async function recountFaults(tx: Tx, zoneIds: readonly string[], at: string): Promise<void> {
  const ids = sql`any(${zoneIds as string[]}::uuid[])`;
  // Before the first zone nothing was counted: without one the whole city would be one gap, which says nothing to anybody.
  const others = await sql`select 1 from zone where not id = ${ids} limit 1`.execute(tx);
  if (others.rows.length === 0) return recountAllFaults(tx);
  await sql`lock table zone_fault in share row exclusive mode`.execute(tx);
  const villages = await villagesUnder(tx, zoneIds, at);
  await sql`delete from zone_fault
    where zone_a = ${ids} or zone_b = ${ids} or village = any(${villages})`.execute(tx);
  await insertGaps(tx, sql`v.code = any(${villages})`);
  await insertOverlaps(tx, sql`a.zone_id = ${ids}`, sql`(not b.zone_id = ${ids} or a.zone_id < b.zone_id)`);
}

/** On which the zones lie, or lay until this instant. */
export async function villagesUnder(tx: Db | Tx, zoneIds: readonly string[], at: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with moved as materialized (select place from zone_version
      where zone_id = any(${zoneIds as string[]}::uuid[]) and (valid_to is null or valid_to >= ${at}))
    select distinct v.code from moved m join division v on v.outline && m.place
    where v.level = 'village' and v.valid_to is null order by v.code`.execute(tx);
  return rows.map((row) => row.code);
}

export async function recountAllFaults(tx: Tx): Promise<void> {
  await sql`lock table zone_fault in share row exclusive mode`.execute(tx);
  const villages = await villagesInDoubt(tx);
  await sql`delete from zone_fault`.execute(tx);
  if (villages.length === 0) return;
  const doubtful = sql`v.code = any(${villages})`;
  await insertGaps(tx, doubtful);
  await insertOverlaps(
    tx,
    sql`exists (select 1 from division v where ${doubtful} and v.outline && a.place and v.outline && b.place)`,
    sql`a.zone_id < b.zone_id`,
  );
}

/**
 * All but the villages that their zones tile exactly. Each side of a zone or village is a step from corner to corner;
 * where zones meet each other and the villages' borders, the steps there and back cancel. In a box without a step left
 * over, the number of zones that cover a place is the same everywhere: one point tells it for the whole village.
 */
async function villagesInDoubt(tx: Tx): Promise<string[]> {
  const sides = (outline: Fragment, from: Fragment, sign: number) => sql`
    select st_x(st_startpoint(s.geom)) as ax, st_y(st_startpoint(s.geom)) as ay, st_x(st_endpoint(s.geom)) as bx,
      st_y(st_endpoint(s.geom)) as by, ${sign}::int as sign
    from ${from} cross join lateral st_dumpsegments(st_forcepolygonccw(${outline})) s`;
  const { rows } = await sql<{ code: string }>`
    with step as (
      ${sides(sql`z.place`, sql`(select place from zone_version where valid_to is null) z`, 1)}
      union all
      ${sides(sql`v.outline`, sql`(select outline from division where level = 'village' and valid_to is null) v`, -1)}
    ), left_over as materialized (
      select st_setsrid(st_makeline(st_makepoint(x1, y1), st_makepoint(x2, y2)), 4490) as side from (
        select case when (ax, ay) < (bx, by) then ax else bx end as x1, case when (ax, ay) < (bx, by) then ay else by end as y1,
          case when (ax, ay) < (bx, by) then bx else ax end as x2, case when (ax, ay) < (bx, by) then by else ay end as y2,
          case when (ax, ay) < (bx, by) then sign else -sign end as sign
        from step) there
      group by x1, y1, x2, y2 having sum(sign) <> 0
    )
    select v.code from division v where v.level = 'village' and v.valid_to is null and (
      exists (select 1 from left_over l where l.side && v.outline)
      or (select count(*) from zone_version z where z.valid_to is null and z.place && v.centre
        and st_covers(z.place, v.centre)) <> 1)
    order by v.code`.execute(tx);
  return rows.map((row) => row.code);
}

/** By village: so each gap has somebody who answers for it, and an edit asks only its own villages. */
async function insertGaps(tx: Tx, near: Fragment): Promise<void> {
  await sql`
    insert into zone_fault (id, kind, village, place, area_m2)
    select md5('gap ' || code || ' ' || n), 'gap', code, geom, area from (
      select v.code, d.geom, a.area, row_number() over (partition by v.code
        order by a.area desc, st_xmin(d.geom), st_ymin(d.geom)) as n
      from division v
        cross join lateral (select st_union(z.place, ${GRID_DEG}::float8 order by z.zone_id) as covered from zone_version z
          where z.valid_to is null and z.place && v.outline) u
        cross join lateral st_dump(st_collectionextract(
          case when u.covered is null then v.outline else st_difference(v.outline, u.covered, ${GRID_DEG}) end, 3)) d
        cross join lateral (select round(st_area(st_transform(d.geom, ${planeAt(sql`d.geom`)}))::numeric, 2) as area) a
      where v.level = 'village' and v.valid_to is null and ${near} and a.area >= ${NOTHING_M2}) g`.execute(tx);
}

async function insertOverlaps(tx: Tx, of: Fragment, once: Fragment): Promise<void> {
  await sql`
    insert into zone_fault (id, kind, zone_a, zone_b, place, area_m2)
    select md5('overlap ' || a || ' ' || b || ' ' || n), 'overlap', a, b, geom, area from (
      select p.a, p.b, d.geom, s.area, row_number() over (partition by p.a, p.b
        order by s.area desc, st_xmin(d.geom), st_ymin(d.geom)) as n
      from (
        select least(a.zone_id, b.zone_id) as a, greatest(a.zone_id, b.zone_id) as b,
          case when a.zone_id < b.zone_id then st_intersection(a.place, b.place, ${GRID_DEG})
            else st_intersection(b.place, a.place, ${GRID_DEG}) end as common
        from zone_version a join zone_version b on b.valid_to is null and a.place && b.place and a.zone_id <> b.zone_id
        where a.valid_to is null and ${of} and ${once}) p
        cross join lateral st_dump(st_collectionextract(p.common, 3)) d
        cross join lateral (select round(st_area(st_transform(d.geom, ${planeAt(sql`d.geom`)}))::numeric, 2) as area) s
      where s.area >= ${NOTHING_M2}) g`.execute(tx);
}
