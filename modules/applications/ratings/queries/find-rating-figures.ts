/** How ratings stand, item by item, for everybody: nothing below a few of them. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import type { ItemKey } from '../../items/contract.ts';
import { FEW } from '../../promises/contract.ts';
import { findRatingFigures } from '../contract.ts';
import { ratingSums } from '../tables.ts';

export const answerFindRatingFigures = answer(findRatingFigures, async (db) => {
  const sums = Map.groupBy(await ratingSums(db), ({ item }) => item);
  const figures = [...sums].map(([item, rows]) => ({
    item: item as ItemKey,
    count: rows.reduce((all, { n }) => all + n, 0),
    grades: Object.fromEntries(rows.map(({ grade, n }) => [grade, n])),
  }));
  return ok({ figures: figures.filter(({ count }) => count >= FEW) });
});
