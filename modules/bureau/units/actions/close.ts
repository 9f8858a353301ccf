/** A unit or a post is closed as of today; nobody may be left there. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { closePost, closeUnit, postClosed, unitClosed } from '../contract.ts';
import { hold, keep, record } from '../keeping.ts';
import { decidePostEnd, decideUnitEnd } from '../rules.ts';
import { findStandingPost, findStandingUnit, updatePostEnd, updateUnitEnd } from '../structure-tables.ts';

export const handleCloseUnit = handle(closeUnit, async (deed, { unitId }) => {
  const held = await hold(deed);
  if (!held.ok) return held;
  const unit = await findStandingUnit(deed.tx, unitId, deed.today);
  if (!unit) return refuse('thing.notFound', { at: 'unitId' });
  const decided = decideUnitEnd(unit);
  if (!decided.ok) return decided;
  const lastOn = deed.today;
  const n = await record(deed, unitClosed, unitId, 'closed', { unit: unitId, lastOn });
  await updateUnitEnd(deed.tx, unitId, lastOn);
  await keep(deed, unitId, n, { unitId, lastOn });
  return ok(null);
});

export const handleClosePost = handle(closePost, async (deed, { postId }) => {
  const held = await hold(deed);
  if (!held.ok) return held;
  const post = await findStandingPost(deed.tx, postId, deed.today);
  if (!post) return refuse('thing.notFound', { at: 'postId' });
  const decided = decidePostEnd(post);
  if (!decided.ok) return decided;
  const [lastOn, { unitId }] = [deed.today, post];
  const n = await record(deed, postClosed, postId, 'closed', { unit: unitId, post: postId, lastOn });
  await updatePostEnd(deed.tx, postId, lastOn);
  await keep(deed, postId, n, { unitId, postId, lastOn });
  return ok(null);
});
