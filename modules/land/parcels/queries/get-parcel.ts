/** One parcel whole. */
import { ok, refuse } from '@cuntu/base';
import { placeWords } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { areaOf } from '../../analysis/rules.ts';
import { getParcel } from '../contract.ts';
import { findParcelWhole } from '../tables.ts';

export const answerGetParcel = answer(getParcel, async (db, _look, { parcelId }) => {
  const found = await findParcelWhole(db, parcelId);
  if (!found) return refuse('thing.notFound', { at: 'parcelId' });
  const { areaM2, ...parcel } = found;
  return ok({ ...parcel, area: areaOf(areaM2), placeName: await placeWords(db, parcel.division) });
});
