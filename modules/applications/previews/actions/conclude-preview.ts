/** Once every office has answered: fit or not, and why, in the face of what speaks against it. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { applicationOf, needsOf } from '../../intake/needs.ts';
import { decidePapers } from '../../intake/rules.ts';
import { opinionsOf } from '../../opinions/tables.ts';
import { concludePreview, previewConcluded } from '../contract.ts';
import { againstIn, decideConclusion } from '../rules.ts';
import { findCheck, insertConclusion } from '../tables.ts';

export const handleConcludePreview = handle(concludePreview, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'preview', input.version);
  if (!taken.ok) return taken;
  const { matterId, outcome, words } = input;
  const needed = needsOf(await applicationOf(deed.tx, matterId), deed.today);
  const whole = outcome === 'fit' ? decidePapers(needed) : ok(true);
  if (!whole.ok) return whole;
  const { figures } = (await findCheck(deed.tx, matterId))!;
  const decided = decideConclusion(input, againstIn(figures, await opinionsOf(deed.tx, matterId)));
  if (!decided.ok) return decided;
  const despite = outcome === 'fit' ? (input.despite ?? null) : null;
  const moved = await moveOn(deed, taken.value, {
    step: 'concludePreview',
    outcome,
    guards: { despiteOnGround: true },
    fact: previewConcluded,
    fields: { outcome, words, despite },
    said: { words },
    // The bureau decides, wherever the ground lies (its item says so).
    owedAt: deed.cityCode,
  });
  if (!moved.ok) return moved;
  await insertConclusion(deed.tx, matterId, moved.value.n, { outcome, words, despite, concludedById: deed.personId });
  return ok({ matterId, state: moved.value.to });
});
