/** Who has seen whose data, and who has signed in: written with the deed, kept half a year and more. */
import type { Database, Db, Tx } from '#platform/database';
import {
  type AccessPage,
  type AccessRecord,
  accessesAbout,
  createMonth,
  deleteRestBefore,
  dropMonth,
  insertAccess,
  monthTables,
} from './tables.ts';

export const recordAccess = (db: Db | Tx, record: AccessRecord): Promise<void> => insertAccess(db, record);

/** 个人信息保护法 44, 45: a person may know who has looked. */
export const accessesTo = (db: Db, personId: string, page: AccessPage): Promise<AccessRecord[]> =>
  accessesAbout(db, personId, page);

/** `date` 'YYYY-MM-DD' or 'YYYY-MM' → 'YYYY-MM', `by` months later. */
export function monthAfter(date: string, by: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** This month and the next have their partition; what is older than `months` full ones and the running one is gone. */
export async function turnAccessMonths(database: Database, today: string, months: number): Promise<void> {
  await database.transaction(async (tx) => {
    for (const by of [0, 1]) await createMonth(tx, monthAfter(today, by), monthAfter(today, by + 1));
    const oldest = monthAfter(today, -months);
    for (const name of await monthTables(tx)) {
      if (name < `access_record_${oldest.replace('-', '_')}`) await dropMonth(tx, name);
    }
    await deleteRestBefore(tx, `${oldest}-01T00:00:00+08:00`);
  });
}
