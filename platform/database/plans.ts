/** Which statements a connection reads and plans once and then only runs again. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { inTransaction } from './transaction.ts';

const asking = new AsyncLocalStorage<true>();

/**
 * For a query whose statement is long, always the same, and found by index alone: planning it would take longer than
 * answering it. Not for lists narrowed by what somebody chose, which are planned for their own values.
 */
export const plannedOnce = <T>(ask: () => Promise<T>): Promise<T> => asking.run(true, ask);

/** A deed's statements are few and always the same; reading them anew is more than half of what it costs the server. */
const PLANS_MAX = 500;
const names = new Map<string, string>();

/** undefined: to be planned for its own values. */
export function planName(text: string): string | undefined {
  if (!inTransaction() && asking.getStore() === undefined) return undefined;
  const known = names.get(text);
  if (known || names.size >= PLANS_MAX) return known;
  const name = `p${names.size + 1}`;
  names.set(text, name);
  return name;
}
