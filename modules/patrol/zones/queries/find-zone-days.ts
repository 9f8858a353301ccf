/** How many zones and blind spots there were on a day, and how the blind ones grew and shrank until today. */
import { ok } from '@cuntu/base';
import { matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findZoneDays } from '../contract.ts';
import { zoneWhere } from '../predicate.ts';
import { endOfDay } from '../rules.ts';
import { blindChanges, countsAt, editionOfZones } from '../tables/days.ts';

export const answerFindZoneDays = answer(findZoneDays, async (db, look, { asOf }) => {
  const where = { zone: zoneWhere(look.may), matter: matterWhere(look.may) };
  let count = 0;
  const values = (await blindChanges(db, where)).map(({ day, change }) => {
    count += change;
    return { day, count };
  });
  return ok({
    ...(await editionOfZones(db)),
    counts: await countsAt(db, where, asOf < look.today ? endOfDay(asOf) : null),
    values,
  });
});
