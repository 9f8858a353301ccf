/** Whether an account can be let in, kept out or given a new password by this administrator. */
import { ok, type Result, refuse } from '@cuntu/base';

export interface KeptAccount {
  id: string;
  state: 'active' | 'locked' | 'closed';
}

/** Whoever keeps accounts does not keep his own: another administrator, or the command line. */
export function decideKeeping(
  account: KeptAccount,
  by: string | null,
): Result<true, 'account.oneself' | 'account.closed'> {
  if (account.id === by) return refuse('account.oneself', { at: 'accountId' });
  return account.state === 'closed' ? refuse('account.closed', { at: 'accountId' }) : ok(true);
}

export const decideLock = ({ state }: KeptAccount): Result<true, 'account.lockedAlready'> =>
  state === 'locked' ? refuse('account.lockedAlready', { at: 'accountId' }) : ok(true);

export const decideUnlock = ({ state }: KeptAccount): Result<true, 'account.activeAlready'> =>
  state === 'active' ? refuse('account.activeAlready', { at: 'accountId' }) : ok(true);
