/** Work that waits at a post goes to whoever answers there today. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { passOnWork } from '../contract.ts';
import { heirOf, passOn } from '../handing.ts';
import { findMatter } from '../tables/run.ts';

export const handlePassOnWork = handle(passOnWork, async (deed, { matterId }) => {
  const known = await deed.lock(matterId);
  const matter = known ? await findMatter(deed.tx, matterId) : undefined;
  const heir = matter && (await heirOf(deed.tx, matter, deed.today));
  if (heir) await passOn(deed, matter, heir);
  return ok({ passedOn: heir !== undefined });
});
