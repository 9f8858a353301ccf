/** Nobody said anything in time: it is accepted, as of the day on which it was received. */
import { ok } from '@cuntu/base';
import { clocksOf, findMatter } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { accept } from '../accepting.ts';
import { deemAccepted } from '../contract.ts';
import { applicationOf } from '../needs.ts';

export const handleDeemAccepted = handle(deemAccepted, async (deed, { id, matterId }) => {
  await deed.lock(matterId);
  const matter = await findMatter(deed.tx, matterId);
  const intake = (await clocksOf(deed.tx, matterId)).find(({ name }) => name === 'intake');
  const allowed = deed.allow({ division: matter?.division ?? deed.cityCode });
  if (!allowed.ok) return allowed;
  // Read again under the lock: somebody may have acted in the last minute.
  if (matter?.state !== 'submitted' || !intake || intake.dueAt > deed.at) return ok({ deemed: false });
  const application = await applicationOf(deed.tx, matterId);
  const accepted = await accept(deed, matter, application, { paperId: id, since: application.receivedAt });
  return accepted.ok ? ok({ deemed: true }) : accepted;
});
