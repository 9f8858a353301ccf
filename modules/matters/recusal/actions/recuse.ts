/** Whoever has an interest in it steps back of himself. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { serviceKinds } from '../../runs/contract.ts';
import { takeUp } from '../../runs/moves.ts';
import { recuse } from '../contract.ts';
import { stepBack } from '../stepping-back.ts';

export const handleRecuse = handle(recuse, async (deed, { matterId, version, words }) => {
  const taken = await takeUp(deed, matterId, serviceKinds, version);
  if (!taken.ok) return taken;
  const { state, closedAt } = taken.value;
  if (closedAt || deed.personId === null) return refuse('step.past', { params: { step: 'recuse', state } });
  const heir = await stepBack(deed, taken.value, deed.personId, { words, ordered: false });
  return ok({ matterId, heir });
});
