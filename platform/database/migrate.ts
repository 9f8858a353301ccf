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

/** Ids of what was applied now: all that was new, or none of it where one fails. */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  refuseDoubles(migrations);
  return database.transaction(async (tx) => {
    await takeTurn(tx, database.schema);
    await sql`create table if not exists migration (
      id text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(tx);
    const { rows } = await sql<{ id: string; sha256: string }>`select id, sha256 from migration`.execute(tx);
    const known = new Map(rows.map(({ id, sha256 }) => [id, sha256]));
    const fresh = migrations
      .map((migration) => ({ ...migration, sha256: hashOf(migration.sql) }))
      .filter(({ id, sha256 }) => isFresh(id, sha256, known.get(id)));
    for (const migration of fresh) await sql.raw(migration.sql).execute(tx);
    const entries = JSON.stringify(fresh.map(({ id, sha256 }) => ({ id, sha256 })));
    await sql`insert into migration (id, sha256)
      select id, sha256 from jsonb_to_recordset(${entries}::jsonb) as m (id text, sha256 text)`.execute(tx);
    return fresh.map(({ id }) => id);
  });
}

function isFresh(id: string, sha256: string, known: string | undefined): boolean {
  if (known !== undefined && known !== sha256)
    throw new Error(`migration ${id} was changed after it had been applied; add a new one instead`);
  return known === undefined;
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
