/** What the audit reads: facts with their openings, what stands in the live tables for them, and what stands there for none. */
import { type Db, sql } from '#platform/database';

export interface FactRow {
  matterId: string;
  n: number;
  name: string;
  leaf: Uint8Array;
  leafHash: Uint8Array;
  handle: Uint8Array;
  lastN: number;
  lastHash: Uint8Array | null;
  /** Null where the opening is gone. */
  salts: Record<string, string> | null;
  said: Record<string, unknown> | null;
}

/** In the order of matters, each from its first. */
export async function factsAfter(db: Db, after: Pick<FactRow, 'matterId' | 'n'>, limit: number): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select f.matter_id as "matterId", f.n, f.name, f.leaf, f.leaf_hash as "leafHash", c.handle, c.last_n as "lastN",
      c.last_hash as "lastHash", o.salts, o.said
    from fact f join fact_chain c on c.matter_id = f.matter_id left join opening o on o.fact_id = f.id
    where (f.matter_id, f.n) > (${after.matterId}::uuid, ${after.n}::int) order by f.matter_id, f.n limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Column types of each table of the schema. */
export async function columnsOf(db: Db, schema: string): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select table_name as "table", column_name as "column", udt_name as type from information_schema.columns
    where table_schema = ${schema} order by table_name, ordinal_position`.execute(db);
  const tables = new Map<string, Map<string, string>>();
  for (const { table, column, type } of rows) tables.set(table, (tables.get(table) ?? new Map()).set(column, type));
  return tables;
}

export interface Address {
  matterId: string;
  n: number;
}

/** Of one column at these addresses, each as `matter n`; a list in the order of `seq`. A matter's own row has one for all its facts. */
export async function valuesAt(
  db: Db,
  kept: { table: string; column: string; type: string; list: boolean },
  addresses: readonly Address[],
): Promise<Map<string, unknown[]>> {
  const { table, column, type, list } = kept;
  const name = sql.ref(`t.${column}`);
  const value = type === 'geometry' ? sql`st_asgeojson(${name}, 15, 0)::jsonb` : name;
  const joined =
    table === 'matter'
      ? sql`t.id = a."matterId"`
      : table === 'fact'
        ? sql`t.matter_id = a."matterId" and t.n = a.n`
        : sql`t.matter_id = a."matterId" and t.fact_n = a.n`;
  const { rows } = await sql<{ address: string; value: unknown }>`
    select a."matterId"::text || ' ' || a.n as address, ${value} as value
    from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as a ("matterId" uuid, n int)
    join ${sql.id(table)} t on ${joined} ${list ? sql`order by t.seq` : sql``}`.execute(db);
  const values = new Map<string, unknown[]>();
  for (const row of rows) values.set(row.address, [...(values.get(row.address) ?? []), row.value]);
  return values;
}

/** Rows of an official table that no fact brought: somebody wrote past the pipeline. */
export const rowsOfNoFact = async (db: Db, table: string, limit: number): Promise<Address[]> =>
  (
    await sql<Address>`select distinct t.matter_id as "matterId", t.fact_n as n from ${sql.id(table)} t
      where t.fact_n is not null and not exists (select 1 from fact f where f.matter_id = t.matter_id and f.n = t.fact_n)
      limit ${limit}`.execute(db)
  ).rows;

/** Matters that stand in another state than the last fact that moved them. */
export const statesApart = async (db: Db, limit: number): Promise<(Address & { state: string; last: string })[]> =>
  (
    await sql<Address & { state: string; last: string }>`
      select m.id as "matterId", f.n, m.state, f.to_state as last from matter m join lateral (
        select n, to_state from fact where matter_id = m.id and to_state is not null order by n desc limit 1) f on true
      where f.to_state <> m.state limit ${limit}`.execute(db)
  ).rows;

/** Facts that have no place in the log and are not due for one. */
export const factsOutside = async (db: Db, limit: number): Promise<(Address & { name: string })[]> =>
  (
    await sql<Address & { name: string }>`select f.matter_id as "matterId", f.n, f.name from fact f
      where not exists (select 1 from log_entry e where e.fact_id = f.id)
        and not exists (select 1 from log_due d where d.fact_id = f.id) limit ${limit}`.execute(db)
  ).rows;

export interface EntryRow {
  index: number;
  leafHash: Uint8Array;
  /** Null where its fact is gone. */
  leaf: Uint8Array | null;
  matterId: string | null;
  n: number | null;
}

export const entriesFrom = async (db: Db, from: number, limit: number): Promise<EntryRow[]> =>
  (
    await sql<EntryRow>`select e.leaf_index::float8 as index, e.leaf_hash as "leafHash", f.leaf, f.matter_id as "matterId", f.n
      from log_entry e left join fact f on f.id = e.fact_id
      where e.leaf_index >= ${from} order by e.leaf_index limit ${limit}`.execute(db)
  ).rows;
