/** Accounts: opened, locked, closed, and what their owners like. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/database';
import { tellChange } from '../grants/changes.ts';
import { endOtherSessions } from '../sessions/tables.ts';
import {
  type Account,
  type AccountState,
  insertAccount,
  type Lang,
  updateAccountState,
  updatePasswordHash,
} from './tables.ts';

export interface NewAccount {
  id: string;
  username: string;
  /** Absent: stands for itself, like the first administrator. */
  personId?: string;
  lang?: Lang;
  demo?: boolean;
  /** Hashed before the transaction; absent: a one-time link sets it. */
  passwordHash?: string;
}

/** `Lín`, `LÍN` and full-width `ｌíｎ` are one name. */
export const foldUsername = (username: string): string => username.normalize('NFKC').trim().toLowerCase();

/** Letters of any script, digits, and `. _ -` within; nothing that looks like a space or a mark of markup. */
const FIT = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]{0,62}[\p{L}\p{M}\p{N}])?$/u;

export async function openAccount(
  tx: Tx,
  clock: Pick<Clock, 'now'>,
  account: NewAccount,
): Promise<Result<Account, 'account.nameTaken' | 'account.nameUnfit'>> {
  const username = foldUsername(account.username);
  if (!FIT.test(username)) return refuse('account.nameUnfit', { at: 'username' });
  const opened: Account = {
    id: account.id,
    personId: account.personId ?? null,
    username,
    state: 'active',
    demo: account.demo ?? false,
    lang: account.lang ?? 'zh',
  };
  const free = await insertAccount(tx, opened, clock.now());
  if (!free) return refuse('account.nameTaken', { at: 'username', params: { username } });
  if (account.passwordHash) await updatePasswordHash(tx, opened.id, account.passwordHash);
  return ok(opened);
}

/** Locking or closing ends its sessions with the same commit. */
export async function setAccountState(
  tx: Tx,
  clock: Pick<Clock, 'now'>,
  accountId: string,
  state: AccountState,
): Promise<void> {
  await updateAccountState(tx, accountId, state, clock.now());
  if (state !== 'active') await endOtherSessions(tx, accountId, null, clock.now());
  tellChange(accountId);
}
