/** The ladders as of a day, each with the version that will follow it. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findLadders } from '../contract.ts';
import { laddersInForce } from '../rules.ts';
import { findLadderVersions } from '../tables.ts';

export const answerFindLadders = answer(findLadders, async (db, look, input) => {
  const on = input.on ?? look.today;
  return ok({ on, ladders: laddersInForce(await findLadderVersions(db), on) });
});
