/** An account is kept out, and every session of it ends; or it is let in again. */
import { ok } from '@cuntu/base';
import { setAccountState } from '#platform/identity';
import { handle } from '#platform/pipeline';
import { accountLocked, accountUnlocked, lockAccount, unlockAccount } from '../contract.ts';
import { hold, keep } from '../keeping.ts';
import { decideLock, decideUnlock } from '../rules.ts';

export const handleLockAccount = handle(lockAccount, async (deed, { accountId }) => {
  const held = await hold(deed, accountId);
  if (!held.ok) return held;
  const decided = decideLock(held.value);
  if (!decided.ok) return decided;
  await setAccountState(deed.tx, { now: () => deed.at }, accountId, 'locked');
  await keep(deed, held.value, accountLocked, { deed: 'locked', to: 'locked' });
  return ok(null);
});

export const handleUnlockAccount = handle(unlockAccount, async (deed, { accountId }) => {
  const held = await hold(deed, accountId);
  if (!held.ok) return held;
  const decided = decideUnlock(held.value);
  if (!decided.ok) return decided;
  await setAccountState(deed.tx, { now: () => deed.at }, accountId, 'active');
  await keep(deed, held.value, accountUnlocked, { deed: 'unlocked', to: 'active' });
  return ok(null);
});
