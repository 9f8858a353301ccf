/** Knows whether the running code is inside a database transaction, and what it may not do there. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Running {
  open: boolean;
  statements: number;
  leaving: Promise<unknown>[];
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

/**
 * One bare statement whose answer nobody needs: it is sent in its turn, what follows is sent after it, and what it breaks is the
 * transaction's fault. Not a function that asks more after its first answer: the commit would not wait for the rest.
 */
export function leave(statement: Promise<unknown>): void {
  // Heard when the transaction ends; until then nobody listens, nor where it has ended and this refuses.
  statement.catch(() => {});
  const store = current();
  if (!store) throw new Error('there is no transaction to leave it to');
  store.leaving.push(statement);
}

/** How it came out, and what it left to be answered. */
export interface Marked<T> {
  outcome: PromiseSettledResult<T>;
  leaving: readonly Promise<unknown>[];
}

export async function markTransaction<T>(fn: () => Promise<T>): Promise<Marked<T>> {
  const store: Running = { open: true, statements: 0, leaving: [] };
  const [outcome] = await running.run(store, () => Promise.allSettled([fn()]));
  // What the transaction started and did not await runs on with this store; it is no longer inside.
  store.open = false;
  return { outcome: outcome!, leaving: store.leaving };
}

/** SQLSTATE of what was sent after one that failed. */
const SPOILT = '25P02';
const isSpoilt = (fault: unknown): boolean => (fault as { code?: string } | null)?.code === SPOILT;

/** One that fails spoils those sent after it, so of several faults the first counts, and one that was spoilt is none. */
export function throwFirst(answered: readonly PromiseSettledResult<unknown>[]): void {
  const faults = answered.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (faults.length > 0) throw faults.find((fault) => !isSpoilt(fault)) ?? faults[0];
}
