/** Who could be sent to a finding at this moment. */
import { ok, refuse } from '@cuntu/base';
import { personNames, unitNames } from '#modules/bureau';
import { findVisible, matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { pointOf } from '../actions/point-of.ts';
import { findCrews } from '../contract.ts';
import { crewsNear } from '../crews.ts';

const MOST = 10;

export const answerFindCrews = answer(findCrews, async (db, look, { findingId }) => {
  const finding = await findVisible(db, findingId, matterWhere(look.may));
  if (finding?.kind !== 'finding') return refuse('thing.notFound', { at: 'findingId' });
  const crews = (await crewsNear(db, pointOf(finding.place), look.at)).slice(0, MOST);
  const names = await personNames(
    db,
    crews.flatMap(({ personId }) => personId ?? []),
  );
  const units = await unitNames(
    db,
    crews.flatMap(({ unitId }) => unitId ?? []),
  );
  return ok({
    crews: crews.map(({ patrolId, personId, plate, unitId, mode, distanceM, seenMs, busy }) => ({
      patrolId,
      personId,
      name: (personId ? names.get(personId) : plate) ?? '',
      unit: unitId ? (units.get(unitId) ?? null) : null,
      mode,
      distanceM,
      seenMinutesAgo: Math.max(0, Math.floor((Date.parse(look.at) - seenMs) / 60_000)),
      busy,
    })),
  });
});
