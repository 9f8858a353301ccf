/** Nobody need go any more: the station says so, or the finding has been verified or joined without them. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { callOffDispatch, dispatchCalledOff } from '../contract.ts';
import { insertEnd } from '../tables.ts';

export const handleCallOffDispatch = handle(callOffDispatch, async (deed, { dispatchId, words }) => {
  const taken = await takeUp(deed, dispatchId, 'dispatch');
  if (!taken.ok) return taken;
  const step = 'callOffDispatch';
  const moved = await moveOn(deed, taken.value, { step, fact: dispatchCalledOff, fields: { words }, said: { words } });
  if (!moved.ok) return moved;
  const { n: factN, to: state } = moved.value;
  await insertEnd(deed.tx, { matterId: dispatchId, factN, words, at: deed.at });
  return ok({ dispatchId, state });
});
