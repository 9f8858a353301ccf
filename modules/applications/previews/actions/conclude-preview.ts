/** Once every office has answered: fit or not, and why, in the face of what the map says. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { concludePreview, previewConcluded } from '../contract.ts';
import { decideConclusion } from '../rules.ts';
import { findCheck, insertConclusion } from '../tables.ts';

export const handleConcludePreview = handle(concludePreview, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'preview', input.version);
  if (!taken.ok) return taken;
  const { matterId, outcome, words } = input;
  const { figures } = (await findCheck(deed.tx, matterId))!;
  const decided = decideConclusion(input, figures);
  if (!decided.ok) return decided;
  const despite = outcome === 'fit' ? (input.despite ?? null) : null;
  const moved = await moveOn(deed, taken.value, {
    step: 'concludePreview',
    outcome,
    guards: { despiteTheMapOnGround: true },
    fact: previewConcluded,
    fields: { outcome, words, despite },
    said: { words },
  });
  if (!moved.ok) return moved;
  await insertConclusion(deed.tx, matterId, moved.value.n, { outcome, words, despite, concludedById: deed.personId });
  return ok({ matterId, state: moved.value.to });
});
