/** Open blind spots by the time that is left, of the ground that the reader answers for. */
import { ok } from '@cuntu/base';
import { personNames, unitNames } from '#modules/bureau';
import { lightOf, matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findBlindSpots } from '../contract.ts';
import { countSpots, findSpots } from '../tables.ts';

const SHOWN = 500;

export const answerFindBlindSpots = answer(findBlindSpots, async (db, look, input) => {
  const where = matterWhere(look.may);
  const { reason = null, division = null, lacking = false } = input;
  const rows = await findSpots(db, where, { reason, division, lacking, on: look.today, limit: SHOWN + 1 });
  const spots = rows.slice(0, SHOWN);
  const names = await personNames(
    db,
    spots.flatMap((row) => row.personId ?? []),
  );
  const units = await unitNames(
    db,
    spots.flatMap((row) => row.unitId ?? []),
  );
  return ok({
    spots: spots.map(({ yellowOn, personId, unitId, ...row }) => ({
      ...row,
      light: lightOf({ dueOn: row.dueOn, yellowOn }, look.today),
      person: personId ? (names.get(personId) ?? null) : null,
      unit: unitId ? (units.get(unitId) ?? null) : null,
    })),
    counts: await countSpots(db, where),
    more: rows.length > SHOWN ? 1 : 0,
  });
});
