/** How much one account may put in a day: reserved before the bytes come, so that a hundred at once cannot pass together. */
import { type Db, sql } from '#platform/database';

export interface DailyQuota {
  files: number;
  bytes: number;
}

/**
 * A day in the field is fifty places with five photos of 4 MB; four times that for whoever imports or is behind. Whoever
 * fills a disk needs weeks and an account in his name.
 */
export const defaultQuota: DailyQuota = { files: 1_000, bytes: 4_000_000_000 };

export interface Reservation {
  accountId: string;
  dayOn: string;
  bytes: number;
}

/** `false`: nothing was reserved, the day is used up. */
export async function reserve(db: Db, r: Reservation, quota: DailyQuota): Promise<boolean> {
  if (r.bytes > quota.bytes || quota.files < 1) return false;
  const { rows } = await sql`
    insert into file_put as p (account_id, day_on, files, bytes)
    values (${r.accountId}, ${r.dayOn}, 1, ${r.bytes}::bigint)
    on conflict (account_id, day_on) do update set files = p.files + 1, bytes = p.bytes + excluded.bytes
    where p.files < ${quota.files}::int and p.bytes + excluded.bytes <= ${quota.bytes}::bigint
    returning files`.execute(db);
  return rows.length === 1;
}

/** What was reserved for more than came; the try itself stays counted. */
export async function giveBack(db: Db, { accountId, dayOn, bytes }: Reservation): Promise<void> {
  await sql`
    update file_put set bytes = greatest(0, bytes - ${bytes}::bigint)
    where account_id = ${accountId} and day_on = ${dayOn}`.execute(db);
}

export async function forgetPuts(db: Db, before: string): Promise<void> {
  await sql`delete from file_put where day_on < ${before}::date`.execute(db);
}
