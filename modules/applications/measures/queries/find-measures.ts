/** The measures in force or to come, each with what it changes and what came of it. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { firstMeasures } from '../catalogue.ts';
import { type Effect, findMeasures } from '../contract.ts';
import { effectOf } from '../effect-of.ts';
import { itemsOf, measuresOn, type Standing } from '../rules.ts';
import { findVersions, findWithdrawals } from '../tables.ts';

export const answerFindMeasures = answer(findMeasures, async (db, look, { on = look.today }) => {
  const versions = [...firstMeasures, ...(await findVersions(db))];
  const standing = measuresOn(versions, await findWithdrawals(db), on);
  // Several measures change the same item from the same day: it is asked once.
  const asked = new Map<string, Promise<Effect>>();
  const effect = (measure: Standing): Promise<Effect> => {
    const about = [measure.pointer.changes === 'fee', measure.inForceFrom, ...itemsOf(measure.pointer)].join();
    const found = asked.get(about) ?? effectOf(db, measure, look.today);
    asked.set(about, found);
    return found;
  };
  const measures = [];
  for (const measure of standing)
    measures.push({ ...measure, items: itemsOf(measure.pointer), effect: await effect(measure) });
  return ok({ on, measures });
});
