/** The house ends what calls back a bad grade that was found not to be the applicant's. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { callBackVoided, voidCallBack } from '../contract.ts';
import { insertAct } from '../tables.ts';

export const handleVoidCallBack = handle(voidCallBack, async (deed, { matterId, outcome }) => {
  const taken = await takeUp(deed, matterId, 'callBack');
  if (!taken.ok) return taken;
  const step = 'voidCallBack';
  const moved = await moveOn(deed, taken.value, { step, outcome, fact: callBackVoided, fields: { outcome }, said: {} });
  if (!moved.ok) return moved;
  const { personId, at } = deed;
  insertAct(deed.tx, { matterId, factN: moved.value.n, act: step, outcome, words: '', personId, at });
  return ok({ matterId, state: moved.value.to });
});
