/** Parcels by the beginning of their number, or at a place. */
import { ok } from '@cuntu/base';
import { namesOf } from '#modules/bureau';
import { answer } from '#platform/pipeline';
import { findParcels } from '../contract.ts';
import { findParcelsLike } from '../tables.ts';

const MOST = 20;

export const answerFindParcels = answer(findParcels, async (db, look, { text, lon, lat, asOf = look.today }) => {
  const at = lon !== undefined && lat !== undefined ? { lon, lat } : null;
  if (!at && text === undefined) return ok({ parcels: [], more: false });
  const found = await findParcelsLike(db, { text: text ?? null, at, asOf, limit: MOST + 1 });
  const names = await namesOf(db, [...new Set(found.flatMap(({ division }) => [division, division.slice(0, 9)]))]);
  const placeOf = (code: string) => `${names.get(code.slice(0, 9)) ?? ''}${names.get(code) ?? ''}`;
  const parcels = found.slice(0, MOST).map(({ division, ...parcel }) => ({ ...parcel, placeName: placeOf(division) }));
  return ok({ parcels, more: found.length > MOST });
});
