/** Not accepted: in writing, with the ground and where to turn instead. */
import { ok, refuse } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { keepPaper, numberPaper } from '#modules/papers';
import { handle } from '#platform/pipeline';
import { applicationDeclined, applicationKinds, declineApplication } from '../contract.ts';
import { applicationOf } from '../needs.ts';
import { declineRecord } from '../papers/end-record.ts';
import { insertEnd } from '../tables.ts';

export const handleDeclineApplication = handle(declineApplication, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const { ground, words } = input;
  const record = await declineRecord(deed, matter, await applicationOf(deed.tx, matter.id), { ground, words });
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const paper = await numberPaper(deed, input.id, 'nonAcceptanceNotice', matter.division);
  const { number } = paper;
  const moved = await moveOn(deed, matter, {
    step: 'declineApplication',
    fact: applicationDeclined,
    fields: { number, ground, words },
    said: { number, words },
  });
  if (!moved.ok) return moved;
  keepPaper(deed, paper, matter.id, moved.value, record);
  await insertEnd(deed.tx, { matterId: matter.id, factN: moved.value.n, number, ground, words });
  return ok({ id: paper.id, number });
});
