/** Once more time, by the head, and the applicant is told in writing why and until when. */
import { ok, refuse } from '@cuntu/base';
import { extendClock, takeUp } from '#modules/matters';
import { keepPaper, numberPaper } from '#modules/papers';
import { handle } from '#platform/pipeline';
import { applicationKinds } from '../../intake/contract.ts';
import { extendReview, extensionNotified } from '../contract.ts';
import { extensionRecord } from '../papers/clock-record.ts';
import { insertExtensionNotice } from '../tables.ts';

export const handleExtendReview = handle(extendReview, async (deed, input) => {
  const { matterId, clock, words } = input;
  const taken = await takeUp(deed, matterId, applicationKinds, input.version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const extended = await extendClock(deed, matter, { clock, words });
  if (!extended.ok) return extended;
  const { fromOn, toOn } = extended.value;
  const record = await extensionRecord(deed, matter, { words, fromOn, toOn });
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const paper = await numberPaper(deed, input.id, 'extensionNotice', matter.division);
  const { number } = paper;
  const { division, state } = matter;
  const recorded = deed.record(extensionNotified, {
    matterId,
    division,
    from: state,
    to: state,
    fields: { number },
  });
  keepPaper(deed, paper, matterId, recorded, record);
  await insertExtensionNotice(deed.tx, { matterId, factN: recorded.n, paperId: paper.id, number, toOn });
  return ok({ id: paper.id, number, fromOn, toOn });
});
