/** The day has come until which the clocks of a matter were said to stand: they go on, whoever forgot to say so. */
import { must, ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { clocksOf } from '../../runs/tables/clocks.ts';
import { findMatter } from '../../runs/tables/run.ts';
import { resumeClocks } from '../changing.ts';
import { endPause } from '../contract.ts';

export const handleEndPause = handle(endPause, async (deed, { matterId }) => {
  const known = await deed.lock(matterId);
  const matter = known ? await findMatter(deed.tx, matterId) : undefined;
  const allowed = deed.allow({ division: matter?.division ?? deed.cityCode });
  if (!allowed.ok) return allowed;
  // Read again under the lock: somebody may have let it go on, or ended it, in the last minute.
  const past = (await clocksOf(deed.tx, matterId)).some(({ standsUntil }) => standsUntil && standsUntil <= deed.today);
  if (!matter || !past) return ok({ ended: false });
  must(await resumeClocks(deed, matter, ''));
  return ok({ ended: true });
});
