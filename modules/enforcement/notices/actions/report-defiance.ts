/** The order is defied: a written report to government and superior; the matter waits to become a case. */
import { ok, refuse } from '@cuntu/base';
import { contactOf, personNames, placeWords } from '#modules/bureau';
import { moveOn, takeUp } from '#modules/matters';
import { findPaper, keepPaper, numberPaper, serviceOf } from '#modules/papers';
import { findDetail, lastRecheck } from '#modules/patrol';
import { handle } from '#platform/pipeline';
import { defianceReported, reportDefiance } from '../contract.ts';
import { defianceRecord } from '../papers/defiance-record.ts';
import { findNotice, insertReport } from '../tables.ts';

export const handleReportDefiance = handle(reportDefiance, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const notice = await findNotice(deed.tx, matter.id);
  const finding = await findDetail(deed.tx, matter.id);
  const recheck = await lastRecheck(deed.tx, matter.id);
  const service = notice && (await serviceOf(deed.tx, notice.paperId));
  const issuedAt = notice && (await findPaper(deed.tx, notice.paperId))?.issuedAt;
  if (!notice || !issuedAt || !finding || !recheck || !service) return refuse('thing.notFound', { at: 'matterId' });
  const names = await personNames(deed.tx, [...(matter.doneBy.recheckSite ?? []), deed.personId ?? '']);
  const contact = await contactOf(deed.tx, matter.division, deed.today);
  const place = await placeWords(deed.tx, matter.division);
  const record = await defianceRecord(deed, {
    input,
    notice: { ...notice, issuedAt },
    finding,
    recheck,
    service,
    names,
    contact,
    place,
    matter,
  });
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const paper = await numberPaper(deed, input.id, 'defianceReport', matter.division);
  const moved = await moveOn(deed, matter, {
    step: 'reportDefiance',
    fact: defianceReported,
    fields: { number: paper.number, addressees: input.addressees, words: input.words },
    said: { number: paper.number, addressees: input.addressees, words: input.words },
  });
  if (!moved.ok) return moved;
  keepPaper(deed, paper, matter.id, moved.value, record);
  await insertReport(deed.tx, {
    matterId: matter.id,
    factN: moved.value.n,
    paperId: paper.id,
    number: paper.number,
    addressees: input.addressees,
    words: input.words,
  });
  return ok({ id: paper.id, number: paper.number, code: paper.code, leafHash: moved.value.leafHash });
});
