/** The rows that one finding leaves, read back from the product's own tables, so that the peer inserts the same. */
import { type Db, sql } from '#platform/database';

export interface Cell {
  column: string;
  type: string;
  /** Text form of PostgreSQL; a word of `fresh` in its place is drawn anew each time. */
  value: string | null;
}

export type Row = { table: string; cells: Cell[] };

/** Everything that must differ from one finding to the next. */
export const fresh = ['matter', 'command', 'fact', 'number', 'handle', 'leafHash', 'lastHash'] as const;
export type Fresh = (typeof fresh)[number];
export const markOf = (what: Fresh): string => `<${what}>`;

/** In the order in which foreign keys let them in. */
const tables = [
  { table: 'matter', key: 'id' },
  { table: 'step_taken', key: 'matter_id' },
  { table: 'clock', key: 'matter_id' },
  { table: 'finding', key: 'matter_id' },
  { table: 'finding_progress', key: 'matter_id' },
  { table: 'fact_chain', key: 'matter_id' },
  { table: 'fact', key: 'matter_id' },
  { table: 'opening', key: 'fact_id' },
  { table: 'command_log', key: 'id' },
  { table: 'fact_delivery', key: 'fact_id' },
];

export async function rowsOf(db: Db, matterId: string): Promise<Row[]> {
  const { rows: facts } = await sql<{ fact: string; command: string }>`
    select id as fact, command_id as command from fact where matter_id = ${matterId}`.execute(db);
  const { fact, command } = facts[0]!;
  const keys: Record<string, string> = { opening: fact, fact_delivery: fact, command_log: command };
  const found: Row[] = [];
  for (const { table, key } of tables) {
    const columns = await columnsOf(db, table);
    const texts = columns.map(({ name }) => sql`${sql.id(name)}::text as ${sql.id(name)}`);
    const { rows } = await sql<Record<string, string | null>>`
      select ${sql.join(texts)} from ${sql.table(table)} where ${sql.id(key)} = ${keys[table] ?? matterId}`.execute(db);
    if (rows.length === 0) throw new Error(`a finding left nothing in ${table}`);
    for (const row of rows)
      found.push({ table, cells: columns.map(({ name, type }) => ({ column: name, type, value: row[name] ?? null })) });
  }
  return marked(found, { matter: matterId, fact, command });
}

/** Without those that the database fills by itself. */
async function columnsOf(db: Db, table: string): Promise<{ name: string; type: string }[]> {
  return (
    await sql<{ name: string; type: string }>`
      select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
      order by attnum`.execute(db)
  ).rows;
}

function marked(rows: Row[], ids: Record<'matter' | 'fact' | 'command', string>): Row[] {
  const columns: Record<string, Fresh> = {
    'matter.number': 'number',
    'fact_chain.handle': 'handle',
    'fact_chain.last_hash': 'lastHash',
    'fact.leaf_hash': 'leafHash',
  };
  const byValue = new Map(Object.entries(ids).map(([what, id]) => [id, what as Fresh]));
  const mark = (table: string, { column, type, value }: Cell): Cell => {
    const what = columns[`${table}.${column}`] ?? byValue.get(value ?? '');
    return { column, type, value: what ? markOf(what) : value };
  };
  return rows.map(({ table, cells }) => ({ table, cells: cells.map((cell) => mark(table, cell)) }));
}
