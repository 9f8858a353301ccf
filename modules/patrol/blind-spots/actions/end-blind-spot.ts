/** Nobody ends a blind spot by hand: the house looks whether it is one still. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { isBlind } from '../blindness.ts';
import { blindSpotEnded, endBlindSpot } from '../contract.ts';
import { endingOf } from '../rules.ts';
import { blindSpotOf, insertBlindEnd, zoneOf } from '../tables.ts';

export const handleEndBlindSpot = handle(endBlindSpot, async (deed, { matterId }) => {
  const taken = await takeUp(deed, matterId, 'blindSpot');
  if (!taken.ok) return taken;
  const spot = (await blindSpotOf(deed.tx, matterId))!;
  if (spot.ended || (await isBlind(deed.tx, spot, deed.today))) return ok({ ended: false });
  const zone = spot.reason === 'gap' ? undefined : await zoneOf(deed.tx, spot.subject);
  const how = endingOf(spot.reason, zone?.ended ?? false);
  const moved = await moveOn(deed, taken.value, {
    step: 'endBlindSpot',
    outcome: how,
    fact: blindSpotEnded,
    fields: { how },
    said: { how },
  });
  if (!moved.ok) return moved;
  await insertBlindEnd(deed.tx, matterId, moved.value.n, how, deed.at);
  return ok({ ended: true });
});
