/** Refused in writing, with its reasons and what can be done against it, by somebody who did not examine it. */
import { ok, refuse } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { keepPaper, numberPaper } from '#modules/papers';
import { handle } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { applicationOf } from '../../intake/needs.ts';
import { refusalRecord } from '../../intake/papers/end-record.ts';
import { insertEnd } from '../../intake/tables.ts';
import { applicationRefused, refuseApplication } from '../contract.ts';

export const handleRefuseApplication = handle(refuseApplication, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const { reasons } = input;
  const record = await refusalRecord(deed, matter, await applicationOf(deed.tx, matter.id), reasons);
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const paper = await numberPaper(deed, input.id, 'refusalNotice', matter.division);
  const { number } = paper;
  const moved = await moveOn(deed, matter, {
    step: 'refuseApplication',
    fact: applicationRefused,
    fields: { number, reasons },
    said: { number, words: reasons },
    keeperId: matter.broughtBy,
  });
  if (!moved.ok) return moved;
  keepPaper(deed, paper, matter.id, moved.value, record);
  const end = { matterId: matter.id, factN: moved.value.n, number, ground: 'refused', words: reasons };
  await insertEnd(deed.tx, end);
  return ok({ id: paper.id, number });
});
