/** Every statement about coverage: one row a block of 64 × 64 cells and a day, and the same for whole weeks and months. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Span } from './rules.ts';

export const migrations: Migration[] = [
  {
    id: 'patrol.coverage.1',
    sql: `
      -- bits: kernels/geodesy/blocks.ts. Day rows are written again all day long, beside themselves where there is room.
      create table coverage (
        since date not null, span text not null, bx int not null, by int not null, bits bit(4096) not null,
        primary key (span, since, bx, by)) with (fillfactor = 60);
      -- Which weeks and months stand in it; until then their days are read.
      create table coverage_rolled (span text not null, since date not null, primary key (span, since));
      create table zone_cells (
        zone_id uuid not null, bx int not null, by int not null, mask bit(4096) not null, primary key (zone_id, bx, by));
    `,
  },
  {
    id: 'patrol.coverage.2',
    // An edge cell counts by its share: a row of those that count whole, one of halves, one of quarters. `counted` is what
    // the row's cells come to, in quarters, so that asking for all zones need not count them again.
    sql: `
      alter table zone_cells drop constraint zone_cells_pkey,
        add column quarters smallint not null default 4, add column counted int not null default 0;
      update zone_cells set counted = 4 * bit_count(mask);
      alter table zone_cells alter column quarters drop default, alter column counted drop default,
        add primary key (zone_id, bx, by, quarters);
    `,
  },
];

/** `hex`: the 512 bytes of the block. */
export interface BlockRow {
  bx: number;
  by: number;
  hex: string;
}

const blocksOf = (rows: readonly { bx: number; by: number; hex: string }[]) =>
  sql`unnest(${rows.map((row) => row.bx)}::int[], ${rows.map((row) => row.by)}::int[],
    ${rows.map((row) => `x${row.hex}`)}::text[]) as b (bx, by, hex)`;

/** Blocks that say nothing new are left as they are. */
export async function addCoverage(tx: Tx, { span, since }: Span, rows: readonly BlockRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into coverage (span, since, bx, by, bits)
    select ${span}, ${since}::date, bx, by, hex::bit(4096) from ${blocksOf(rows)}
    on conflict (span, since, bx, by) do update set bits = coverage.bits | excluded.bits
      where (coverage.bits | excluded.bits) <> coverage.bits`.execute(tx);
}

/** Blocks become exactly these; the empty ones go. */
export async function replaceCoverage(
  tx: Tx,
  { span, since }: Span,
  rows: readonly BlockRow[],
  empty: readonly { bx: number; by: number }[],
): Promise<void> {
  await sql`
    with gone as (delete from coverage c using unnest(${empty.map((one) => one.bx)}::int[],
        ${empty.map((one) => one.by)}::int[]) as e (bx, by)
      where c.span = ${span} and c.since = ${since} and c.bx = e.bx and c.by = e.by)
    insert into coverage (span, since, bx, by, bits)
    select ${span}, ${since}::date, bx, by, hex::bit(4096) from ${blocksOf(rows)}
    on conflict (span, since, bx, by) do update set bits = excluded.bits`.execute(tx);
}

/** The same blocks of a week or month, counted anew from its days. */
export async function recountSpan(
  tx: Tx,
  { span, since, until }: Span,
  blocks: readonly { bx: number; by: number }[],
): Promise<void> {
  const [xs, ys] = [blocks.map((one) => one.bx), blocks.map((one) => one.by)];
  await sql`delete from coverage c using unnest(${xs}::int[], ${ys}::int[]) as e (bx, by)
    where c.span = ${span} and c.since = ${since} and c.bx = e.bx and c.by = e.by`.execute(tx);
  await sql`
    insert into coverage (span, since, bx, by, bits)
    select ${span}, ${since}::date, c.bx, c.by, bit_or(c.bits) from coverage c
      join unnest(${xs}::int[], ${ys}::int[]) as e (bx, by) on c.bx = e.bx and c.by = e.by
    where c.span = 'day' and c.since between ${since} and ${until} group by c.bx, c.by`.execute(tx);
}

export async function rollUp(tx: Tx, { span, since, until }: Span): Promise<void> {
  await sql`
    with rolled as (insert into coverage_rolled (span, since) values (${span}, ${since}))
    insert into coverage (span, since, bx, by, bits)
    select ${span}, ${since}::date, bx, by, bit_or(bits) from coverage
    where span = 'day' and since between ${since} and ${until} group by bx, by`.execute(tx);
}

export const rolledSpans = async (db: Db | Tx, from: string, to: string): Promise<{ span: string; since: string }[]> =>
  (
    await sql<{ span: string; since: string }>`select span, since from coverage_rolled
      where since between ${from} and ${to}`.execute(db)
  ).rows;

export async function firstCoveredDay(db: Db | Tx): Promise<string | null> {
  return (await sql<{ since: string | null }>`select min(since) as since from coverage where span = 'day'`.execute(db))
    .rows[0]!.since;
}

export async function replaceZoneCells(
  tx: Tx,
  zoneIds: readonly string[],
  rows: readonly (BlockRow & { zoneId: string; quarters: number })[],
): Promise<void> {
  await sql`delete from zone_cells where zone_id = any(${zoneIds as string[]}::uuid[])`.execute(tx);
  if (rows.length === 0) return;
  await sql`insert into zone_cells (zone_id, bx, by, quarters, counted, mask)
    select "zoneId", bx, by, quarters, quarters * bit_count(('x' || hex)::bit(4096)), ('x' || hex)::bit(4096)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("zoneId" uuid, bx int, by int, quarters smallint, hex text)`.execute(tx);
}

export interface ZoneShare {
  zoneId: string;
  cells: number;
  covered: number;
}

const spansOf = (spans: readonly Span[]) =>
  sql`unnest(${spans.map((one) => one.span)}::text[], ${spans.map((one) => one.since)}::date[]) as s (span, since)`;

/** Of each zone how many cells it has and how many of them were covered within the spans, edge cells by their share. */
export async function zoneShares(
  db: Db | Tx,
  spans: readonly Span[],
  zoneIds: readonly string[] | null,
): Promise<ZoneShare[]> {
  const chosen = zoneIds ? sql`where z.zone_id = any(${zoneIds as string[]}::uuid[])` : sql``;
  const inChosen = zoneIds
    ? sql`where (c.bx, c.by) in (select z.bx, z.by from zone_cells z where z.zone_id = any(${zoneIds as string[]}::uuid[]))`
    : sql``;
  const { rows } = await sql<ZoneShare>`
    with covered as materialized (
      select c.bx, c.by, bit_or(c.bits) as bits from ${spansOf(spans)}
        join coverage c on c.span = s.span and c.since = s.since ${inChosen} group by c.bx, c.by)
    select z.zone_id as "zoneId", sum(z.counted) / 4::float8 as cells,
      coalesce(sum((z.quarters * bit_count(z.mask & c.bits))::int), 0) / 4::float8 as covered
    from zone_cells z left join covered c on c.bx = z.bx and c.by = z.by ${chosen} group by z.zone_id`.execute(db);
  return rows;
}

/** The blocks of a rectangle of blocks within the spans, each as 4,096 characters 0 and 1. */
export async function coverageIn(
  db: Db,
  spans: readonly Span[],
  r: { west: number; south: number; east: number; north: number },
): Promise<{ bx: number; by: number; bits: string }[]> {
  return (
    await sql<{ bx: number; by: number; bits: string }>`
      select c.bx, c.by, bit_or(c.bits)::text as bits from ${spansOf(spans)}
        join coverage c on c.span = s.span and c.since = s.since
      where c.bx between ${r.west} and ${r.east} and c.by between ${r.south} and ${r.north}
      group by c.bx, c.by order by c.by, c.bx`.execute(db)
  ).rows;
}

/** Cells that belong to an outline by so many quarters. */
export type Mask = BlockRow & { quarters: number };

/** The blocks of an outline, each with its cells. */
const maskOf = (mask: readonly Mask[]) =>
  sql`mask as materialized (select bx, by, quarters, hex::bit(4096) as mask from rows from (
    unnest(${mask.map((row) => row.bx)}::int[]), unnest(${mask.map((row) => row.by)}::int[]),
    unnest(${mask.map((row) => `x${row.hex}`)}::text[]), unnest(${mask.map((row) => row.quarters)}::int[])
  ) as b (bx, by, hex, quarters))`;

export async function cellsWithin(db: Db, mask: readonly Mask[], spans: readonly Span[]): Promise<number> {
  const { rows } = await sql<{ cells: number }>`with ${maskOf(mask)}, covered as (
      select c.bx, c.by, bit_or(c.bits) as bits from ${spansOf(spans)}
        join coverage c on c.span = s.span and c.since = s.since join mask m on m.bx = c.bx and m.by = c.by
      group by c.bx, c.by)
    select (coalesce(sum(m.quarters * bit_count(m.mask & c.bits)), 0) / 4.0)::float8 as cells from covered c
      join mask m on m.bx = c.bx and m.by = c.by`.execute(db);
  return rows[0]!.cells;
}

interface Days {
  from: string;
  to: string;
}

/** The days on which any of the cells was covered, with how many. */
const seenDays = (mask: readonly Mask[], { from, to }: Days) => sql`with ${maskOf(mask)}, seen as materialized (
    select c.since as day, c.bx, c.by, m.quarters, m.mask & c.bits as bits from mask m
      join coverage c on c.bx = m.bx and c.by = m.by and c.span = 'day' and c.since between ${from} and ${to}
    where bit_count(m.mask & c.bits) > 0)`;

/** Newest first. */
export async function cellsByDay(db: Db, mask: readonly Mask[], days: Days): Promise<{ on: string; cells: number }[]> {
  return (
    await sql<{ on: string; cells: number }>`${seenDays(mask, days)}
      select day as "on", (sum(quarters * bit_count(bits)) / 4.0)::float8 as cells from seen group by day order by day desc`.execute(
      db,
    )
  ).rows;
}

/** The last day that ends a stretch of `length` days in which at least so many cells were covered. */
export async function lastEnough(
  db: Db,
  mask: readonly Mask[],
  days: Days,
  length: number,
  cells: number,
): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`${seenDays(mask, days)}, together as (
      select d.day, s.quarters * bit_count(bit_or(s.bits)) as quarters from (select distinct day from seen) d
        join seen s on s.day > d.day - ${length}::int and s.day <= d.day
      group by d.day, s.bx, s.by, s.quarters)
    select max(day) as day from (select day from together group by day having sum(quarters) >= ${4 * cells}::float8) e`.execute(
    db,
  );
  return rows[0]!.day;
}
