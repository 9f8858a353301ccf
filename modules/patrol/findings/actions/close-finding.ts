/** Somebody other than those who verified it looks it over and closes it. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { closeFinding, findingClosed } from '../contract.ts';
import { insertClosing } from '../tables/acts.ts';

export const handleCloseFinding = handle(closeFinding, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const moved = await moveOn(deed, taken.value, {
    step: 'closeFinding',
    fact: findingClosed,
    fields: { words: input.words },
    said: { words: input.words },
  });
  if (!moved.ok) return moved;
  await insertClosing(deed.tx, input.matterId, moved.value.n, input.words);
  return ok({ matterId: input.matterId, state: moved.value.to });
});
