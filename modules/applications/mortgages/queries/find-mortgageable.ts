/** Parcels by the beginning of their number, with what bars a mortgage on each: said before the form is filled in. */
import { ok } from '@cuntu/base';
import { placeWords } from '#modules/bureau';
import { findParcelsLike, findParcelsWhole } from '#modules/land';
import { answer } from '#platform/pipeline';
import { findMortgageable } from '../contract.ts';
import { barOf } from '../rules.ts';

const MOST = 20;

export const answerFindMortgageable = answer(findMortgageable, async (db, { today }, { unitNumber: begins }) => {
  const found = await findParcelsLike(db, { text: begins, at: null, asOf: today, limit: MOST + 1 });
  const shown = found.slice(0, MOST).map(({ id }) => id);
  const parcels = [];
  for (const { id, unitNumber, division, areaM2, ...land } of await findParcelsWhole(db, shown))
    parcels.push({ id, unitNumber, areaM2, placeName: await placeWords(db, division), bar: barOf(land, today) });
  return ok({ parcels, more: found.length > MOST });
});
