/** Turning the second factor on and off, and using it. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Clock } from '#platform/clock';
import type { Tx } from '#platform/database';
import { tellChange } from '../grants/changes.ts';
import type { IdentityState } from '../ports.ts';
import { endOtherSessions } from '../sessions/tables.ts';
import { otpAddress, otpStepOf } from './otp.ts';
import { type CredentialRow, credentialById, deleteOtp, spendOtpStep, updateOtp } from './tables.ts';

/** RFC 4226 §4 R6: 160 bits, the length of its HMAC. */
const SECRET_BYTES = 20;

/** Not asked for at sign-in until a first code has shown that the phone has it. */
export async function startOtp(
  state: IdentityState,
  accountId: string,
): Promise<Result<{ address: string }, 'otp.alreadyOn'>> {
  const account = await credentialById(state.database.db, accountId);
  if (!account) return refuse('thing.notFound');
  if (account.otpConfirmed) return refuse('otp.alreadyOn');
  const secret = state.random.bytes(SECRET_BYTES);
  await updateOtp(state.database.db, accountId, { sealed: state.seal.seal(secret, accountId), confirmed: false });
  return ok({ address: otpAddress(secret, account.username) });
}

export async function confirmOtp(
  state: IdentityState,
  accountId: string,
  code: string,
): Promise<Result<null, 'otp.wrong' | 'otp.notStarted'>> {
  const account = await credentialById(state.database.db, accountId);
  if (!account?.otpSealed || account.otpConfirmed) return refuse('otp.notStarted');
  if (!(await isFreshCode(state, account, code))) return refuse('otp.wrong', { at: 'code' });
  await updateOtp(state.database.db, accountId, { sealed: account.otpSealed, confirmed: true });
  return ok(null);
}

/** A lost phone, with whatever is still signed in on it. Answers whether there was a second factor. */
export async function dropSecondFactor(tx: Tx, clock: Pick<Clock, 'now'>, accountId: string): Promise<boolean> {
  if (!(await deleteOtp(tx, accountId))) return false;
  await endOtherSessions(tx, accountId, null, clock.now());
  tellChange(accountId);
  return true;
}

/** Right, and never used before: a code seen over the shoulder is worth nothing. */
export async function isFreshCode(state: IdentityState, account: CredentialRow, code: string): Promise<boolean> {
  if (!account.otpSealed) return false;
  const step = otpStepOf(state.seal.open(account.otpSealed, account.id), code, state.clock.now());
  return step !== null && (await spendOtpStep(state.database.db, account.id, step));
}
