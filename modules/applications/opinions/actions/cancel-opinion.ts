/** The question is taken back with its reason: by whoever asked, or by the house once the application has ended. */
import { ok } from '@cuntu/base';
import { announceMatter, findMatter, moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { cancelOpinion, opinionCancelled } from '../contract.ts';
import { insertCancelling } from '../tables.ts';

export const handleCancelOpinion = handle(cancelOpinion, async (deed, { matterId, version, words }) => {
  const taken = await takeUp(deed, matterId, 'opinion', version);
  if (!taken.ok) return taken;
  const moved = await moveOn(deed, taken.value, {
    step: 'cancelOpinion',
    fact: opinionCancelled,
    fields: { words },
    said: { words },
  });
  if (!moved.ok) return moved;
  await insertCancelling(deed.tx, matterId, moved.value.n, words);
  announceMatter(deed, (await findMatter(deed.tx, taken.value.parentId!))!);
  return ok({ matterId, state: moved.value.to });
});
