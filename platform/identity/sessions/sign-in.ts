/** Signing in: a name, a password, perhaps a code, and in return an opaque token. */
import { ok, type Refusal, type Result, refuse } from '@cuntu/base';
import { newId } from '#platform/clock';
import { recordAccess } from '../accesses/accesses.ts';
import { foldUsername } from '../accounts/accounts.ts';
import { hashToken, isPassword, tokenOf } from '../accounts/hashing.ts';
import type { PasswordFault } from '../accounts/password-rule.ts';
import { checkPassword, storePassword } from '../accounts/passwords.ts';
import { isFreshCode } from '../accounts/second-factor.ts';
import { type Account, type CredentialRow, credentialByName } from '../accounts/tables.ts';
import type { IdentityState } from '../ports.ts';
import { countAttempt, type Device, forgetAttempts, insertSession } from './tables.ts';
import { minutesTo, nameDelaysS } from './throttle.ts';

export interface SignInAttempt {
  username: string;
  password: string;
  otp?: string;
  /** One's own, in exchange for one that somebody else has chosen. */
  newPassword?: string;
  /** Address of the caller as the http layer trusts it. */
  address: string;
  device?: Device;
}

export interface Session {
  token: string;
  expiresAt: string;
  account: Account;
}

export type SignInRefusal =
  | 'signIn.wrong'
  | 'signIn.locked'
  | 'signIn.otpNeeded'
  | 'signIn.ownNeeded'
  | 'signIn.onceOver'
  | 'signIn.closed'
  | 'password.same'
  | PasswordFault;

export async function signIn(state: IdentityState, attempt: SignInAttempt): Promise<Result<Session, SignInRefusal>> {
  const { clock, addresses, database } = state;
  const now = clock.now();
  if (addresses.isBarred(attempt.address, now)) return refuse('too.many');
  const username = foldUsername(attempt.username);
  const nameHash = hashToken(username);
  const counted = await countAttempt(database.db, { nameHash, now, delaysS: nameDelaysS });
  if (!counted.counted) {
    addresses.countFailure(attempt.address, now);
    return refuse('signIn.locked', { params: { minutes: minutesTo(counted.openAt, now) } });
  }
  const found = await credentialByName(database.db, username);
  const right = await isPassword(found?.passwordHash ?? state.nobodysHash, attempt.password);
  const barred = await barOf(state, found, right, attempt);
  if (barred || !found) return refused(state, attempt, barred ?? { code: 'signIn.wrong' }, found);
  if (found.onceUntil !== null) {
    const exchanged = await storePassword(state, found, attempt.newPassword!, { insteadOf: found.passwordHash! });
    if (!exchanged) return refused(state, attempt, { code: 'signIn.wrong' }, found);
  }
  return ok(await beginSession(state, found, nameHash, attempt));
}

/** What the account's state is, and that more is asked for, is told only to who knows the password. */
async function barOf(
  state: IdentityState,
  found: CredentialRow | undefined,
  right: boolean,
  { otp, newPassword }: SignInAttempt,
): Promise<Refusal<SignInRefusal> | null> {
  if (!found?.passwordHash || !right) return { code: 'signIn.wrong' };
  if (found.state !== 'active') return { code: 'signIn.closed' };
  if (found.otpConfirmed && otp === undefined) return { code: 'signIn.otpNeeded' };
  // Before the code is used up: whoever slips in choosing a password need not wait for another code.
  const unfit = await barOfOnce(state, found, newPassword);
  if (unfit) return unfit;
  if (!found.otpConfirmed || otp === undefined) return null;
  return (await isFreshCode(state, found, otp)) ? null : { code: 'signIn.wrong' };
}

/** A password that somebody else has chosen opens nothing by itself. */
async function barOfOnce(
  state: IdentityState,
  found: CredentialRow,
  newPassword: string | undefined,
): Promise<Refusal<SignInRefusal> | null> {
  if (found.onceUntil === null) return null;
  if (found.onceUntil <= state.clock.now()) return { code: 'signIn.onceOver' };
  if (newPassword === undefined) return { code: 'signIn.ownNeeded' };
  if (await isPassword(found.passwordHash!, newPassword)) return { code: 'password.same', at: 'newPassword' };
  const fit = checkPassword(state, found, newPassword);
  return fit.ok ? null : ({ ...fit.refusal, at: 'newPassword' } as Refusal<SignInRefusal>);
}

const asksForMore = new Set<SignInRefusal>(['signIn.otpNeeded', 'signIn.ownNeeded']);

/** An attempt without a code stays counted too: else each would clear the way for one more guess at the code. */
async function refused(
  state: IdentityState,
  { address, username }: SignInAttempt,
  refusal: Refusal<SignInRefusal>,
  found: CredentialRow | undefined,
) {
  const { code } = refusal;
  const choosing = code === 'signIn.ownNeeded' || code.startsWith('password.');
  if (choosing && !found?.otpConfirmed) await forgetAttempts(state.database.db, hashToken(foldUsername(username)));
  if (!choosing && !asksForMore.has(code)) state.addresses.countFailure(address, state.clock.now());
  await recordAccess(state.database.db, {
    id: newId(state.clock, state.random),
    at: state.clock.now(),
    accountId: found?.id,
    personId: found?.personId ?? undefined,
    deed: 'identity.signIn',
    about: [],
    outcome: code,
    address,
  });
  return { ok: false as const, refusal };
}

async function beginSession(
  state: IdentityState,
  { id, personId, username, state: accountState, demo, lang }: CredentialRow,
  nameHash: string,
  { address, device }: SignInAttempt,
): Promise<Session> {
  const { clock, random, limits, database } = state;
  const now = clock.now();
  const token = tokenOf(random.bytes(32));
  const expiresAt = new Date(Date.parse(now) + limits.absoluteMs).toISOString();
  await database.transaction(async (tx) => {
    await forgetAttempts(tx, nameHash);
    await insertSession(tx, {
      idHash: hashToken(token),
      accountId: id,
      device: device ?? null,
      now,
      expiresAt,
      address,
    });
    await recordAccess(tx, {
      id: newId(clock, random),
      at: now,
      accountId: id,
      personId: personId ?? undefined,
      deed: 'identity.signIn',
      about: [],
      outcome: 'done',
      address,
    });
  });
  return { token, expiresAt, account: { id, personId, username, state: accountState, demo, lang } };
}
