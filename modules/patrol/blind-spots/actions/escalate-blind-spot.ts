/** Past its day: not somebody's failing but a lack of people, which the leader of the branch has to provide. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { blindSpotEscalated, escalateBlindSpot } from '../contract.ts';
import { blindSpotOf, insertEscalation } from '../tables.ts';

export const handleEscalateBlindSpot = handle(escalateBlindSpot, async (deed, { matterId }) => {
  const taken = await takeUp(deed, matterId, 'blindSpot');
  if (!taken.ok) return taken;
  const { reason, ended } = (await blindSpotOf(deed.tx, matterId))!;
  if (ended || taken.value.state === 'lacking') return ok({ escalated: false });
  const moved = await moveOn(deed, taken.value, {
    step: 'escalateBlindSpot',
    fact: blindSpotEscalated,
    fields: { reason },
    said: { reason },
  });
  if (!moved.ok) return moved;
  await insertEscalation(deed.tx, matterId, moved.value.n, reason);
  return ok({ escalated: true });
});
