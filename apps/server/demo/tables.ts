/** Every statement of the telling itself. */
import { type Db, sql } from '#platform/database';

export const everyPerson = async (db: Db): Promise<string[]> =>
  (await sql<{ id: string }>`select id from person`.execute(db)).rows.map(({ id }) => id);
