/** Sent back inside, to whoever examined it: the clocks go on. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { applicationReturned, returnApplication } from '../contract.ts';
import { insertReturn } from '../tables.ts';

export const handleReturnApplication = handle(returnApplication, async (deed, { matterId, version, words }) => {
  const taken = await takeUp(deed, matterId, applicationKinds, version);
  if (!taken.ok) return taken;
  const { doneBy } = taken.value;
  const moved = await moveOn(deed, taken.value, {
    step: 'returnApplication',
    fact: applicationReturned,
    fields: { words },
    said: { words },
    keeperId: (doneBy.examineApplication ?? doneBy.concludePreview)?.at(-1),
  });
  if (!moved.ok) return moved;
  await insertReturn(deed.tx, matterId, moved.value.n, words);
  return ok({ matterId, state: moved.value.to });
});
