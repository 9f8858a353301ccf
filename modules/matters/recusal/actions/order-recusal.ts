/** Somebody is told to step back by who answers for the house, or watches over it. */
import { ok, refuse } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { handle } from '#platform/pipeline';
import { serviceKinds } from '../../runs/contract.ts';
import { hasRecused, takeUp } from '../../runs/moves.ts';
import { orderRecusal } from '../contract.ts';
import { stepBack } from '../stepping-back.ts';

export const handleOrderRecusal = handle(orderRecusal, async (deed, { matterId, version, personId, words }) => {
  const taken = await takeUp(deed, matterId, serviceKinds, version);
  if (!taken.ok) return taken;
  const { state, closedAt } = taken.value;
  if (closedAt) return refuse('step.past', { params: { step: 'orderRecusal', state } });
  if (!(await personNames(deed.tx, [personId])).has(personId)) return refuse('thing.notFound', { at: 'personId' });
  if (hasRecused(taken.value, personId)) return refuse('recusal.already', { at: 'personId' });
  const heir = await stepBack(deed, taken.value, personId, { words, ordered: true });
  return ok({ matterId, heir });
});
