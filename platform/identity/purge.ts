/** What of identity is past its time, and goes. */
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { monthAfter, turnAccessMonths } from './accesses/accesses.ts';
import { deleteClosedAccounts } from './accounts/tables.ts';
import { deleteSessionsBefore, forgetOldAttempts } from './sessions/tables.ts';

const DAY_MS = 86_400_000;

/** A daily job, and once at the start of a server: it also makes room for next month's access records. */
export async function purgeIdentity(database: Database, clock: Clock): Promise<void> {
  const yesterday = new Date(Date.parse(clock.now()) - DAY_MS).toISOString();
  await turnAccessMonths(database, clock.today());
  await forgetOldAttempts(database.db, yesterday);
  await deleteSessionsBefore(database.db, `${monthAfter(clock.today(), -6)}-01T00:00:00+08:00`);
  await deleteClosedAccounts(database.db, `${monthAfter(clock.today(), -12)}-01T00:00:00+08:00`);
}
