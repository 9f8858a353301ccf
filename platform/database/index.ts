/** The database: one interface over PostgreSQL and the embedded engine. */
export { type Database, type Db, type OpenOptions, openDatabase, sql, type Tx } from './database.ts';
export { dumpSchema } from './dump.ts';
export { lockFolder } from './embedded/lock.ts';
export { embeddedIn } from './embedded/open.ts';
export { gather } from './gather.ts';
export { type Migration, migrate } from './migrate.ts';
export { Outage, type OutageKind } from './outage.ts';
export { overlayGrid } from './overlay.ts';
export { plannedOnce } from './plans.ts';
export { forbidInTransaction, leave, statementsInTransaction } from './transaction.ts';
export { within } from './within.ts';
