/** The same database, its transactions part of one that is open: they commit together or not at all. */
import type { Database, Tx } from './database.ts';
import { markTransaction, throwFirst } from './transaction.ts';

/** Whoever uses it must leave the open transaction by throwing when a part of it failed: nothing is undone before. */
export const within = (database: Database, tx: Tx): Database => ({
  ...database,
  db: tx,
  async transaction(fn) {
    const { outcome, leaving } = await markTransaction(() => fn(tx));
    throwFirst([...(await Promise.allSettled(leaving)), outcome]);
    return (outcome as PromiseFulfilledResult<Awaited<ReturnType<typeof fn>>>).value;
  },
});
