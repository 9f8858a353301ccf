/** Setting and changing a password, and the one-time link that sets the first. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type Clock, newId } from '#platform/clock';
import type { Tx } from '#platform/database';
import { recordAccess } from '../accesses/accesses.ts';
import { tellChange } from '../grants/changes.ts';
import type { IdentityState } from '../ports.ts';
import { countAttempt, endOtherSessions, forgetAttempts } from '../sessions/tables.ts';
import { minutesTo, nameDelaysS } from '../sessions/throttle.ts';
import { hashPassword, hashToken, isPassword, tokenOf } from './hashing.ts';
import { type PasswordFault, passwordFault, SHORTEST } from './password-rule.ts';
import {
  type Account,
  accountOfSetupLink,
  type CredentialRow,
  credentialById,
  deleteSetupLink,
  insertSetupLink,
  isStillPassword,
  updatePasswordHash,
} from './tables.ts';

/** Long enough for a link handed over on a Friday before a weekend. */
const LINK_LIVES_MS = 72 * 3_600_000;

/** Read out over a telephone, or handed over on paper, and used the same day or the next. */
const ONCE_LIVES_MS = 72 * 3_600_000;

export function checkPassword(state: IdentityState, account: Account, password: string): Result<null, PasswordFault> {
  if (state.demo() && account.demo) return ok(null);
  const fault = passwordFault(password, account.username);
  return fault ? refuse(fault, { at: 'password', params: { shortest: SHORTEST } }) : ok(null);
}

/** Ends every session but `keep`: whoever knew the old password is out. */
export async function storePassword(
  state: IdentityState,
  account: Account,
  password: string,
  also: { keep?: string; linkHash?: string; insteadOf?: string } = {},
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  const done = await state.database.transaction(async (tx) => {
    if (also.linkHash && !(await deleteSetupLink(tx, also.linkHash))) return false;
    if (also.insteadOf && !(await isStillPassword(tx, account.id, also.insteadOf))) return false;
    const changedAt = state.clock.now();
    await updatePasswordHash(tx, account.id, passwordHash, { changedAt });
    await endOtherSessions(tx, account.id, also.keep ?? null, changedAt);
    return true;
  });
  state.ended(account.id);
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

export interface PasswordChange {
  accountId: string;
  token: string;
  current: string;
  password: string;
  address: string;
}

type ChangeRefusal = PasswordFault | 'password.wrong' | 'password.same' | 'signIn.locked';

/** Guesses at the current one are held up as at the door, but apart from it: a stolen session must not bar its owner. */
export async function changePassword(
  state: IdentityState,
  change: PasswordChange,
): Promise<Result<null, ChangeRefusal>> {
  const { db } = state.database;
  const account = await credentialById(db, change.accountId);
  if (!account?.passwordHash) return refuse('thing.notFound');
  const now = state.clock.now();
  const nameHash = hashToken(`change ${account.id}`);
  const counted = await countAttempt(db, { nameHash, now, delaysS: nameDelaysS });
  if (!counted.counted) return refuse('signIn.locked', { params: { minutes: minutesTo(counted.openAt, now) } });
  const decided = await exchange(state, account, change);
  if (decided.ok || decided.refusal.code !== 'password.wrong') await forgetAttempts(db, nameHash);
  await recordAccess(db, {
    id: newId(state.clock, state.random),
    at: now,
    accountId: account.id,
    personId: account.personId ?? undefined,
    deed: 'identity.changePassword',
    about: [],
    outcome: decided.ok ? 'done' : decided.refusal.code,
    address: change.address,
  });
  return decided;
}

async function exchange(
  state: IdentityState,
  account: CredentialRow,
  { current, password, token }: PasswordChange,
): Promise<Result<null, ChangeRefusal>> {
  if (!(await isPassword(account.passwordHash!, current))) return refuse('password.wrong', { at: 'current' });
  if (await isPassword(account.passwordHash!, password)) return refuse('password.same', { at: 'password' });
  const fit = checkPassword(state, account, password);
  if (!fit.ok) return fit;
  const done = await storePassword(state, account, password, {
    keep: hashToken(token),
    insteadOf: account.passwordHash!,
  });
  return done ? ok(null) : refuse('password.wrong', { at: 'current' });
}

/**
 * A password that somebody else has chosen, hashed before the transaction: its owner exchanges it for his own at the next
 * sign-in, and until then it opens nothing. Whoever was signed in is out.
 */
export async function setOncePassword(
  tx: Tx,
  clock: Pick<Clock, 'now'>,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  const now = clock.now();
  const onceUntil = new Date(Date.parse(now) + ONCE_LIVES_MS).toISOString();
  await updatePasswordHash(tx, accountId, passwordHash, { onceUntil, changedAt: now });
  await endOtherSessions(tx, accountId, null, now);
  tellChange(accountId);
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
