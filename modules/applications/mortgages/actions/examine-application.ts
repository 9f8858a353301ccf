/** Somebody who did not accept it holds it against the register: nothing bars it, and the building goes with its land. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { decideFree } from '../../intake/barring.ts';
import { applicationOf, needsOf } from '../../intake/needs.ts';
import { decidePapers } from '../../intake/rules.ts';
import { decideAgreement } from '../agreement.ts';
import { applicationExamined, examineApplication } from '../contract.ts';
import { insertExamination } from '../tables.ts';

export const handleExamineApplication = handle(examineApplication, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'mortgage', input.version);
  if (!taken.ok) return taken;
  const { outcome, words } = input;
  if (outcome === 'fit') {
    const application = await applicationOf(deed.tx, input.matterId);
    const whole = decidePapers(needsOf(application, deed.today));
    if (!whole.ok) return whole;
    const free = await decideFree(deed, application);
    if (!free.ok) return free;
    const agrees = application.item === 'mortgageSet' ? await decideAgreement(deed.tx, application, deed.today) : free;
    if (!agrees.ok) return agrees;
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
  insertExamination(deed.tx, { matterId: input.matterId, factN: moved.value.n, outcome, words });
  return ok({ matterId: input.matterId, state: moved.value.to });
});
