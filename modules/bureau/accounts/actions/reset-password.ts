/** Whoever has forgotten his password gets one for once; the old one and every session end with it. */
import { ok } from '@cuntu/base';
import { setOncePassword } from '#platform/identity';
import { handle } from '#platform/pipeline';
import { passwordReset, resetPassword } from '../contract.ts';
import { hold, keep } from '../keeping.ts';
import { fitOnce, readyOnce } from '../once.ts';

export const handleResetPassword = handle(
  resetPassword,
  async (deed, { accountId, password }, passwordHash: string) => {
    const held = await hold(deed, accountId);
    if (!held.ok) return held;
    const fit = fitOnce(password, held.value.username);
    if (!fit.ok) return fit;
    await setOncePassword(deed.tx, { now: () => deed.at }, accountId, passwordHash);
    await keep(deed, held.value, passwordReset, { deed: 'reset', to: held.value.state });
    return ok(null);
  },
  { prepare: (_, { password }) => readyOnce(password, '') },
);
