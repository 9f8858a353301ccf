/** Knows whether the running code is inside a database transaction, and what it may not do there. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Running {
  open: boolean;
  statements: number;
}

const running = new AsyncLocalStorage<Running>();

const current = (): Running | undefined => {
  const store = running.getStore();
  return store?.open ? store : undefined;
};

export const inTransaction = (): boolean => current() !== undefined;

/** Files, network, PDF and timers: while they wait, so does everybody on the embedded database, and a rollback cannot undo them. */
export function forbidInTransaction(what: string): void {
  if (inTransaction()) throw new Error(`${what} inside a database transaction`);
}

/** Statements so far in the transaction that the caller runs in; 0 outside. */
export const statementsInTransaction = (): number => current()?.statements ?? 0;

export function countStatement(): void {
  const store = current();
  if (store) store.statements += 1;
}

export async function markTransaction<T>(fn: () => Promise<T>): Promise<T> {
  const store: Running = { open: true, statements: 0 };
  try {
    return await running.run(store, fn);
  } finally {
    // What the transaction started and did not await runs on with this store; it is no longer inside.
    store.open = false;
  }
}
