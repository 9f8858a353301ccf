/** Before reporting: which village this is, who will be told, and what is already known around. */
import { ok } from '@cuntu/base';
import { dutyAt, personNames } from '#modules/bureau';
import { ancestryOf, matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findNearby, type Place } from '../contract.ts';
import { locate } from '../place.ts';
import { nearRowOf, peopleIn, yearBefore } from '../rows.ts';
import { findNear } from '../tables/lists.ts';

const NEAR_M = 500;

export const answerFindNearby = answer(findNearby, async (db, look, input) => {
  const place: Place = { type: 'Point', coordinates: [input.lon, input.lat] };
  const located = await locate(db, place, 'lon');
  if (!located.ok) return ok({ division: null, placeName: null, unit: null, nearby: [] });
  const { division, placeName } = located.value;
  const duty = await dutyAt(db, ancestryOf(division), 'stationOfficer', look.today);
  const near = await findNear(db, place, NEAR_M, { where: matterWhere(look.may), since: yearBefore(look.today) });
  const names = await personNames(db, peopleIn(near));
  return ok({
    division,
    placeName,
    unit: duty?.unitName ?? null,
    nearby: near.map((row) => nearRowOf(row, look.today, names)),
  });
});
