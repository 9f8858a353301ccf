/** What more time would come to, before it is given. */
import { ok, refuse } from '@cuntu/base';
import { findVisible, lengthenable, matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findExtensions } from '../contract.ts';

export const answerFindExtensions = answer(findExtensions, async (db, look, { matterId }) => {
  const matter = await findVisible(db, matterId, matterWhere(look.may));
  if (!matter) return refuse('thing.notFound', { at: 'matterId' });
  const found = await lengthenable(db, matter, look);
  return ok({
    extensions: found.map(({ longer: { dueOn: toOn, provisional }, count: _, ...one }) => ({
      ...one,
      toOn,
      provisional,
    })),
  });
});
