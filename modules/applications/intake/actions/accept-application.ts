/** All is there and nothing bars it: accepted, with a receipt that says by when. */
import { takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { accept } from '../accepting.ts';
import { decideFree } from '../barring.ts';
import { acceptApplication, applicationKinds } from '../contract.ts';
import { applicationOf, needsOf } from '../needs.ts';
import { decideComplete } from '../rules.ts';

export const handleAcceptApplication = handle(acceptApplication, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const application = await applicationOf(deed.tx, input.matterId);
  const complete = decideComplete(needsOf(application, deed.today));
  if (!complete.ok) return complete;
  const free = await decideFree(deed, application);
  if (!free.ok) return free;
  return accept(deed, taken.value, application, { paperId: input.id });
});
