/** Signing in: a name, a password, perhaps a code, and in return an opaque token. */
import { ok, type Result, refuse } from '@cuntu/base';
import { newId } from '#platform/clock';
import { recordAccess } from '../accesses/accesses.ts';
import { foldUsername } from '../accounts/accounts.ts';
import { hashToken, isPassword, tokenOf } from '../accounts/hashing.ts';
import { isFreshCode } from '../accounts/second-factor.ts';
import { type Account, type CredentialRow, credentialByName } from '../accounts/tables.ts';
import type { IdentityState } from '../ports.ts';
import { countAttempt, type Device, forgetAttempts, insertSession } from './tables.ts';
import { nameDelaysS } from './throttle.ts';

export interface SignInAttempt {
  username: string;
  password: string;
  otp?: string;
  /** Address of the caller as the http layer trusts it. */
  address: string;
  device?: Device;
}

export interface Session {
  token: string;
  expiresAt: string;
  account: Account;
}

export type SignInRefusal = 'signIn.wrong' | 'signIn.locked' | 'signIn.otpNeeded' | 'signIn.closed';

export async function signIn(state: IdentityState, attempt: SignInAttempt): Promise<Result<Session, SignInRefusal>> {
  const { clock, addresses, database } = state;
  const now = clock.now();
  if (addresses.isBarred(attempt.address, now)) return refuse('too.many');
  const username = foldUsername(attempt.username);
  const nameHash = hashToken(username);
  const counted = await countAttempt(database.db, { nameHash, now, delaysS: nameDelaysS });
  if (!counted.counted) {
    addresses.countFailure(attempt.address, now);
    const minutes = Math.max(1, Math.ceil((Date.parse(counted.openAt) - Date.parse(now)) / 60_000));
    return refuse('signIn.locked', { params: { minutes } });
  }
  const found = await credentialByName(database.db, username);
  const right = await isPassword(found?.passwordHash ?? state.nobodysHash, attempt.password);
  const barred = await barOf(state, found, right, attempt.otp);
  if (barred || !found) return refused(state, attempt, barred ?? 'signIn.wrong', found);
  return ok(await beginSession(state, found, nameHash, attempt));
}

/** What the account's state is, and that a code is asked for, is told only to who knows the password. */
async function barOf(
  state: IdentityState,
  found: CredentialRow | undefined,
  right: boolean,
  otp: string | undefined,
): Promise<SignInRefusal | null> {
  if (!found?.passwordHash || !right) return 'signIn.wrong';
  if (found.state !== 'active') return 'signIn.closed';
  if (!found.otpConfirmed) return null;
  if (otp === undefined) return 'signIn.otpNeeded';
  return (await isFreshCode(state, found, otp)) ? null : 'signIn.wrong';
}

/** An attempt without a code stays counted too: else each would clear the way for one more guess at the code. */
async function refused(
  state: IdentityState,
  { address }: SignInAttempt,
  code: SignInRefusal,
  found: CredentialRow | undefined,
) {
  if (code !== 'signIn.otpNeeded') state.addresses.countFailure(address, state.clock.now());
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
  return refuse(code);
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
    await insertSession(tx, { idHash: hashToken(token), accountId: id, device: device ?? null, now, expiresAt });
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
