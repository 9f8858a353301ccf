/** Somebody who did not accept it holds it against the register: nothing bars it, and the building goes with its land. */
import { ok } from '@cuntu/base';
import { hasBuildings } from '#modules/land';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { decideFree } from '../../intake/barring.ts';
import { applicationOf } from '../../intake/needs.ts';
import { applicationExamined, examineApplication } from '../contract.ts';
import { decideBuildings } from '../rules.ts';
import { insertExamination } from '../tables.ts';

export const handleExamineApplication = handle(examineApplication, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'mortgage', input.version);
  if (!taken.ok) return taken;
  const { outcome, words } = input;
  const { parcelId, form, item } = await applicationOf(deed.tx, input.matterId);
  if (outcome === 'fit') {
    const free = await decideFree(deed, parcelId);
    if (!free.ok) return free;
    const sets = item === 'mortgageSet';
    const whole = decideBuildings(String(form.buildings), sets && (await hasBuildings(deed.tx, parcelId!, deed.today)));
    if (!whole.ok) return whole;
  }
  const moved = await moveOn(deed, taken.value, {
    step: 'examineApplication',
    outcome,
    guards: { noHoldOnLand: true, buildingGoesWithLand: true },
    fact: applicationExamined,
    fields: { outcome, words },
    said: { words },
  });
  if (!moved.ok) return moved;
  await insertExamination(deed.tx, { matterId: input.matterId, factN: moved.value.n, outcome, words });
  return ok({ matterId: input.matterId, state: moved.value.to });
});
