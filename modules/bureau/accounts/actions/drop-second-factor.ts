/** Whoever has lost his phone signs in by his password again, until he sets up another. */
import { ok, refuse } from '@cuntu/base';
import { dropSecondFactor as drop } from '#platform/identity';
import { handle } from '#platform/pipeline';
import { dropSecondFactor, secondFactorDropped } from '../contract.ts';
import { hold, keep } from '../keeping.ts';

export const handleDropSecondFactor = handle(dropSecondFactor, async (deed, { accountId, reason }) => {
  const held = await hold(deed, accountId);
  if (!held.ok) return held;
  const dropped = await drop(deed.tx, { now: () => deed.at }, accountId);
  if (!dropped) return refuse('account.noSecondFactor', { at: 'accountId' });
  await keep(deed, held.value, secondFactorDropped, { deed: 'factorDropped', to: held.value.state, reason });
  return ok(null);
});
