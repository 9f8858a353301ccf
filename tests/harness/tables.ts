/** What a schema holds, asked of the database itself. */
import { type Db, sql } from '#platform/database';

async function tablesIn(db: Db, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${schema} order by tablename`.execute(db);
  return rows.map((row) => row.name);
}

/** Rows of each table; `nextval` of a sequence is not a row and may be lost. */
export async function rowCounts(db: Db, schema: string): Promise<Record<string, number>> {
  const tables = await tablesIn(db, schema);
  const counts = tables.map((name) => sql`select ${name} as name, count(*) as n from ${sql.id(name)}`);
  const { rows } = await sql<{ name: string; n: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return Object.fromEntries(rows.map((row) => [row.name, row.n]));
}

/** Tables with their columns, by name. */
export async function schemaOf(db: Db, schema: string): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = ${schema} order by 1, 2`.execute(db);
  const tables = new Map<string, Set<string>>();
  for (const { table, column } of rows) tables.set(table, (tables.get(table) ?? new Set()).add(column));
  return tables;
}

/** Every row of every table as text: where a search for what must not stand in clear finds it. */
export async function everythingAsText(db: Db, schema: string): Promise<string> {
  const pages: string[] = [];
  for (const name of await tablesIn(db, schema)) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.id(name)} t`.execute(db);
    pages.push(name, ...rows.map((each) => each.row));
  }
  return pages.join('\n');
}
