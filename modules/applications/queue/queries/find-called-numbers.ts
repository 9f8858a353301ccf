/** The numbers of today on which whoever serves may take an application in. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findCalledNumbers } from '../contract/calls.ts';
import { serves } from '../serving.ts';
import { calledOn } from '../tables/calls.ts';
import { findWindowUnits } from '../tables/hours.ts';

/** Whoever comes back to the form comes back within a few numbers. */
const SHOWN = 20;

export const answerFindCalledNumbers = answer(findCalledNumbers, async (db, look) => {
  const mine = (await findWindowUnits(db)).filter((window) => serves(look, window)).map(({ unitId }) => unitId);
  return ok({ numbers: await calledOn(db, mine, look.today, look.personId, SHOWN) });
});
