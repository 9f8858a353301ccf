/** Which of the demo's parcels have been brought in, and under which ids. */
import { type Db, sql } from '#platform/database';

export const parcelsNumbered = async (db: Db, unitNumbers: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await sql<{ unitNumber: string; id: string }>`select unit_number as "unitNumber", id from parcel
        where unit_number = any(${unitNumbers as string[]}) and valid_to is null`.execute(db)
    ).rows.map(({ unitNumber, id }) => [unitNumber, id]),
  );
