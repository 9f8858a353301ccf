/** A blind spot is found: it becomes a matter of the station that answers for the ground. */
import { ok } from '@cuntu/base';
import { openMatter } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { isBlind } from '../blindness.ts';
import { blindSpotOpened, openBlindSpot } from '../contract.ts';
import { gapOf, insertBlindSpot, openOf, zoneOf } from '../tables.ts';

export const handleOpenBlindSpot = handle(openBlindSpot, async (deed, { reason, subject }) => {
  if (await openOf(deed.tx, { reason, subject })) return ok({ id: null });
  const ground = reason === 'gap' ? await gapOf(deed.tx, subject) : await zoneOf(deed.tx, subject);
  if (!ground || ground.ended || !(await isBlind(deed.tx, { reason, subject }, deed.today))) return ok({ id: null });
  const id = deed.newId();
  const { n } = await openMatter(deed, {
    id,
    kind: 'blindSpot',
    topic: reason,
    placeName: ground.name,
    division: ground.division,
    place: ground.place,
    happenedAt: deed.at,
    outcome: reason,
    fact: blindSpotOpened,
    fields: { reason, subject },
    said: { reason },
  });
  await insertBlindSpot(deed.tx, { matterId: id, factN: n, reason, subject });
  return ok({ id });
});
