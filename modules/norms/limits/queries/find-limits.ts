/** All limits as of a day, each with the version that will follow it. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findLimits } from '../contract.ts';
import { limitsInForce } from '../rules.ts';
import { findVersions } from '../tables.ts';

export const answerFindLimits = answer(findLimits, async (db, look, input) => {
  const on = input.on ?? look.today;
  return ok({ on, limits: limitsInForce(await findVersions(db), on) });
});
