/** Ratings, the newest first, for supervisors and leaders of the place; never those of a matter in which the reader had a hand. */
import { must, ok } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import type { ItemKey } from '../../items/contract.ts';
import { findRatings } from '../contract.ts';
import { findShown, type RatingShown } from '../tables.ts';

export const answerFindRatings = answer(findRatings, async (db, { may, personId }, { item, grade, cursor, limit }) => {
  const [at, id] = cursor?.split('~') ?? [];
  const after = at && id ? { at, id } : null;
  const rows = await findShown(db, { where: matterWhere(may), item, grade, after, personId }, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? `${new Date(last.ratedAt).toISOString()}~${last.id}` : null;
  return ok({ ratings: page.map(ratingShown), next });
});

export const ratingShown = ({ id, item, grade, words, ratedAt, setAside, callBackId, disowningId }: RatingShown) => ({
  id,
  item: item as ItemKey,
  grade,
  words,
  ratedOn: must(chinaDateOf(ratedAt)),
  setAside,
  callBackId,
  disowningId,
});
