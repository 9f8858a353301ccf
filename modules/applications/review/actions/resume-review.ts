/** What it stood still for is there: the clocks go on, and nothing is won by the stop. */
import { ok } from '@cuntu/base';
import { resumeClocks, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { resumeReview } from '../contract.ts';

export const handleResumeReview = handle(resumeReview, async (deed, { matterId, version, words }) => {
  const taken = await takeUp(deed, matterId, applicationKinds, version);
  if (!taken.ok) return taken;
  const resumed = await resumeClocks(deed, taken.value, words);
  if (!resumed.ok) return resumed;
  return ok({ matterId, clocks: resumed.value.clocks.map(({ clock, dueOn }) => ({ clock, dueOn })) });
});
