/** The statements of a backup: the checkpoint under which the embedded folder lies still, and PostgreSQL's schema. */
import { type Db, sql, type Tx } from '#platform/database';

/** Everything committed is then in the data files; within a transaction it is allowed and holds all others up. */
export const checkpoint = async (tx: Tx): Promise<void> => void (await sql`checkpoint`.execute(tx));

export const stayAwake = async (tx: Tx): Promise<void> => void (await sql`select 1`.execute(tx));

export const tablesHere = async (db: Db): Promise<number> =>
  (
    await sql<{ tables: number }>`select count(*)::int as tables from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v')`.execute(db)
  ).rows[0]!.tables;

/** Only where it is empty: the dump makes it anew. */
export const dropEmptySchema = async (db: Db, schema: string): Promise<void> =>
  void (await sql`drop schema ${sql.id(schema)} restrict`.execute(db));
