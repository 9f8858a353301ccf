/** Brings a schema's tables up to date: each change once, in order, and never a different one under an old name. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';

export interface Migration {
  /** 'patrol.findings.1' */
  id: string;
  sql: string;
}

/** Any number, the same in all versions of the program; the schema's hash keeps cities apart. */
const LOCK_CLASS = 0x6375;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Ids of what was applied now. */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  refuseDoubles(migrations);
  await database.transaction(async (tx) => {
    await takeTurn(tx, database.schema);
    await sql`create table if not exists migration (
      id text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(tx);
  });
  const applied: string[] = [];
  for (const migration of migrations) {
    if (await database.transaction((tx) => apply(tx, database.schema, migration))) applied.push(migration.id);
  }
  return applied;
}

function refuseDoubles(migrations: readonly Migration[]): void {
  const seen = new Set<string>();
  for (const { id } of migrations) {
    if (seen.has(id)) throw new Error(`two migrations are called ${id}`);
    seen.add(id);
  }
}

const takeTurn = (tx: Tx, schema: string) =>
  sql`select pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${schema}))`.execute(tx);

async function apply(tx: Tx, schema: string, migration: Migration): Promise<boolean> {
  await takeTurn(tx, schema);
  const sha256 = hashOf(migration.sql);
  const known = await sql<{ sha256: string }>`select sha256 from migration where id = ${migration.id}`.execute(tx);
  if (known.rows.length > 0) {
    if (known.rows[0]!.sha256 === sha256) return false;
    throw new Error(`migration ${migration.id} was changed after it had been applied; add a new one instead`);
  }
  await sql.raw(migration.sql).execute(tx);
  await sql`insert into migration (id, sha256) values (${migration.id}, ${sha256})`.execute(tx);
  return true;
}
