/** A unit or a post gets another name; papers that are out keep the one they were printed with. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { postRenamed, renamePost, renameUnit, unitRenamed } from '../contract.ts';
import { hold, keep, record } from '../keeping.ts';
import { decideNames, decideOpen, decidePostOpen } from '../rules.ts';
import { findStandingPost, findStandingUnit, unitNamed, updatePostTitle, updateUnitName } from '../structure-tables.ts';

export const handleRenameUnit = handle(
  renameUnit,
  async (deed, { unitId, name }) => {
    const held = await hold(deed);
    if (!held.ok) return held;
    const unit = await findStandingUnit(deed.tx, unitId, deed.today);
    if (!unit) return refuse('thing.notFound', { at: 'unitId' });
    const open = decideOpen(unit.closedOn);
    if (!open.ok) return open;
    const taken = await unitNamed(deed.tx, name, null);
    const names = decideNames({ name, symbol: null }, { ...taken, symbol: false });
    if (!names.ok) return refuse('unit.nameTaken', { at: 'name', params: { name } });
    const n = await record(deed, unitRenamed, unitId, 'renamed', { unit: unitId, name });
    await updateUnitName(deed.tx, unitId, name);
    await keep(deed, unitId, n, { unitId, name });
    return ok(null);
  },
  { keys: { unit_name_key: (name) => ({ code: 'unit.nameTaken', at: 'name', params: { name } }) } },
);

export const handleRenamePost = handle(renamePost, async (deed, { postId, title }) => {
  const held = await hold(deed);
  if (!held.ok) return held;
  const post = await findStandingPost(deed.tx, postId, deed.today);
  if (!post) return refuse('thing.notFound', { at: 'postId' });
  const open = decidePostOpen(post.closedOn);
  if (!open.ok) return open;
  const { unitId } = post;
  const n = await record(deed, postRenamed, postId, 'renamed', { unit: unitId, post: postId, name: title });
  await updatePostTitle(deed.tx, postId, title);
  await keep(deed, postId, n, { unitId, postId, name: title });
  return ok(null);
});
