/** A post is set up in a unit that stands; what it grants is granted when somebody takes it up. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { decidePostPlace } from '../../register/rules.ts';
import { known } from '../../register/tables.ts';
import { postSetUp, setUpPost } from '../contract.ts';
import { hold, keep, record } from '../keeping.ts';
import { decideOpen } from '../rules.ts';
import { findStandingUnit } from '../structure-tables.ts';
import { insertPosts } from '../tables.ts';

export const handleSetUpPost = handle(setUpPost, async (deed, post) => {
  const held = await hold(deed);
  if (!held.ok) return held;
  const { id, unitId, title, role, division } = post;
  const unit = await findStandingUnit(deed.tx, unitId, deed.today);
  if (!unit) return refuse('thing.notFound', { at: 'unitId' });
  const open = decideOpen(unit.closedOn);
  if (!open.ok) return open;
  const divisions = await known(deed.tx, 'division', division === null ? [] : [division]);
  const place = decidePostPlace(post, divisions, unit.areas, 'division');
  if (!place.ok) return place;
  const n = await record(deed, postSetUp, id, 'setUp', { unit: unitId, post: id, name: title, role });
  await insertPosts(deed.tx, [post], id, n);
  await keep(deed, id, n, { unitId, postId: id, name: title });
  return ok({ id });
});
