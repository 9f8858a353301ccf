/** A database for a test file: the run's engine, a schema of its own. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Database, type Migration, migrate, type OpenOptions, openDatabase, sql } from '#platform/database';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the embedded one as many as workers. */
    database: { url: string } | { sockets: readonly string[] };
  }
}

/** Which of the run's databases this worker has; vitest counts its workers from one. */
function databaseHere(): { url: string } | { socket: string } {
  const given = inject('database');
  if ('url' in given) return given;
  const { sockets } = given;
  return { socket: sockets[Number(process.env.VITEST_POOL_ID) % sockets.length]! };
}

const open: Database[] = [];
const standing: (() => Promise<void>)[] = [];

/** In a fresh schema with a random name; dropped and closed when the file has run. */
export async function openTestDatabase(
  migrations: readonly Migration[] = [],
  options: Pick<OpenOptions, 'poolSize' | 'statementTimeoutMs' | 'idleTimeoutMs'> = {},
): Promise<Database> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const database = await openDatabase({ ...databaseHere(), ...options, schema });
  open.push(database);
  await migrate(database, migrations);
  return database;
}

/** What stands on a test's database is closed before it, last opened first. */
export const closeFirst = (close: () => Promise<void>): void => void standing.push(close);

export async function closeTestDatabases(): Promise<void> {
  for (const close of standing.splice(0).reverse()) await close();
  for (const database of open.splice(0)) {
    await sql`drop schema if exists ${sql.id(database.schema)} cascade`.execute(database.db);
    await database.close();
  }
}
