/** The boundary is held against the map of the day, and what the map says is kept as it said it. */
import { canonicalJson, hex, ok } from '@cuntu/base';
import { analysisOf } from '#modules/land';
import type { Plot } from '#modules/land/contract';
import { moveOn, takeUp } from '#modules/matters';
import { handle, sha256 } from '#platform/pipeline';
import { applicationOf } from '../../intake/needs.ts';
import { boundaryChecked, checkBoundary } from '../contract.ts';
import { insertCheck } from '../tables.ts';

export const handleCheckBoundary = handle(checkBoundary, async (deed, { matterId, version }) => {
  const taken = await takeUp(deed, matterId, 'preview', version);
  if (!taken.ok) return taken;
  const { form } = await applicationOf(deed.tx, matterId);
  const found = await analysisOf(deed.tx, form.boundary as Plot, deed.today);
  if (!found.ok) return found;
  const figures = found.value;
  const digest = hex(sha256(new TextEncoder().encode(canonicalJson(figures as never))));
  const [areaM2, permanentM2, planFit] = [figures.whole.areaM2, figures.permanentFarmland.areaM2, figures.plan.fit];
  const moved = await moveOn(deed, taken.value, {
    step: 'checkBoundary',
    fact: boundaryChecked,
    fields: { digest, areaM2, permanentM2, planFit },
    said: { areaM2, permanentM2, planFit, reviews: figures.reviews.map(({ key }) => key) },
    keeperId: deed.personId,
  });
  if (!moved.ok) return moved;
  const row = { digest, figures, checkedById: deed.personId, checkedAt: deed.at };
  await insertCheck(deed.tx, matterId, moved.value.n, row);
  return ok({ matterId, state: moved.value.to, figures, digest });
});
