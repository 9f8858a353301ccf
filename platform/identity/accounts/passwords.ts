/** Setting and changing a password, and the one-time link that sets the first. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Tx } from '#platform/database';
import type { IdentityState } from '../ports.ts';
import { endOtherSessions } from '../sessions/tables.ts';
import { hashPassword, hashToken, isPassword, tokenOf } from './hashing.ts';
import { type PasswordFault, passwordFault, SHORTEST } from './password-rule.ts';
import {
  type Account,
  accountOfSetupLink,
  credentialById,
  deleteSetupLink,
  insertSetupLink,
  updatePasswordHash,
} from './tables.ts';

/** Long enough for a link handed over on a Friday before a weekend. */
const LINK_LIVES_MS = 72 * 3_600_000;

function checkPassword(state: IdentityState, account: Account, password: string): Result<null, PasswordFault> {
  if (state.demo() && account.demo) return ok(null);
  const fault = passwordFault(password, account.username);
  return fault ? refuse(fault, { at: 'password', params: { shortest: SHORTEST } }) : ok(null);
}

/** Ends every session but `keep`: whoever knew the old password is out. */
async function storePassword(
  state: IdentityState,
  account: Account,
  password: string,
  also: { keep?: string; linkHash?: string },
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  const done = await state.database.transaction(async (tx) => {
    if (also.linkHash && !(await deleteSetupLink(tx, also.linkHash))) return false;
    await updatePasswordHash(tx, account.id, passwordHash);
    await endOtherSessions(tx, account.id, also.keep ?? null, state.clock.now());
    return true;
  });
  state.actors.forget(account.id);
  return done;
}

/** By an administrator or the `cuntu` command; a person uses `changePassword`. */
export async function setPassword(
  state: IdentityState,
  accountId: string,
  password: string,
): Promise<Result<null, PasswordFault>> {
  const account = await credentialById(state.database.db, accountId);
  if (!account) return refuse('thing.notFound');
  const fit = checkPassword(state, account, password);
  if (!fit.ok) return fit;
  await storePassword(state, account, password, {});
  return ok(null);
}

export async function changePassword(
  state: IdentityState,
  change: { accountId: string; token: string; current: string; password: string },
): Promise<Result<null, PasswordFault | 'password.wrong' | 'password.same'>> {
  const account = await credentialById(state.database.db, change.accountId);
  if (!account?.passwordHash) return refuse('thing.notFound');
  if (!(await isPassword(account.passwordHash, change.current))) return refuse('password.wrong', { at: 'current' });
  if (await isPassword(account.passwordHash, change.password)) return refuse('password.same', { at: 'password' });
  const fit = checkPassword(state, account, change.password);
  if (!fit.ok) return fit;
  await storePassword(state, account, change.password, { keep: hashToken(change.token) });
  return ok(null);
}

/** The token is shown once and kept only as its hash; a new link ends the one before it. */
export async function makeSetupLink(state: IdentityState, tx: Tx, accountId: string): Promise<string> {
  const token = tokenOf(state.random.bytes(32));
  const expiresAt = new Date(Date.parse(state.clock.now()) + LINK_LIVES_MS).toISOString();
  await insertSetupLink(tx, { tokenHash: hashToken(token), accountId, expiresAt });
  return token;
}

export async function setFirstPassword(
  state: IdentityState,
  { token, password }: { token: string; password: string },
): Promise<Result<{ username: string }, PasswordFault | 'setupLink.unknown'>> {
  const linkHash = hashToken(token);
  const account = await accountOfSetupLink(state.database.db, linkHash, state.clock.now());
  if (!account) return refuse('setupLink.unknown');
  const fit = checkPassword(state, account, password);
  if (!fit.ok) return fit;
  const done = await storePassword(state, account, password, { linkHash });
  return done ? ok({ username: account.username }) : refuse('setupLink.unknown');
}
