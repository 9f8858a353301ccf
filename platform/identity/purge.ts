/** How long each table of identity keeps what it holds of persons, and what is past that goes. */
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { monthAfter, turnAccessMonths } from './accesses/accesses.ts';
import { deleteClosedAccounts } from './accounts/tables.ts';
import { deleteSessionsBefore, forgetOldAttempts } from './sessions/tables.ts';

/** Retention classes. */
export const retention = {
  /** 网络安全法 23: logs at least six months; then by 个人信息保护法 19 no longer. */
  log: { tables: ['access_record', 'session', 'device'], months: 6 },
  /** After closing: long enough to find that a closing was a mistake. */
  account: { tables: ['account', 'credential', 'setup_link'], months: 12 },
  attempt: { tables: ['sign_in_attempt'], hours: 24 },
  /** With the personnel file: who could do what when is asked as long as the papers of that day exist. */
  personnel: { tables: ['role_grant'] },
} as const;

const HOUR_MS = 3_600_000;

/** A daily job, and once at the start of a server: it also makes room for next month's access records. */
export async function purgeIdentity(database: Database, clock: Clock): Promise<void> {
  const { log, account, attempt } = retention;
  const monthStart = (monthsAgo: number) => `${monthAfter(clock.today(), -monthsAgo)}-01T00:00:00+08:00`;
  await turnAccessMonths(database, clock.today(), log.months);
  await deleteSessionsBefore(database.db, monthStart(log.months));
  await deleteClosedAccounts(database.db, monthStart(account.months));
  await forgetOldAttempts(database.db, new Date(Date.parse(clock.now()) - attempt.hours * HOUR_MS).toISOString());
}
