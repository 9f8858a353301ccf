/** The book: by a proof's number, by a piece of land, or one entry with its acts. */
import { ok, refuse } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findMortgages, getMortgage } from '../contract.ts';
import { numberTyped } from '../rules.ts';
import { actsOf, findMortgage, mortgagesNumbered } from '../tables.ts';

const MOST = 50;

export const answerFindMortgages = answer(findMortgages, async (db, _look, { text }) =>
  ok({ mortgages: await mortgagesNumbered(db, numberTyped(text), MOST) }),
);

export const answerGetMortgage = answer(getMortgage, async (db, _look, { id }) => {
  const found = await findMortgage(db, id);
  if (!found) return refuse('thing.notFound', { at: 'id' });
  return ok({ ...found, acts: await actsOf(db, id) });
});
