/** Two licensed officers order a party to stop at once: number and record now, the print when the second has signed. */
import { ok, refuse } from '@cuntu/base';
import { contactOf, officersOn, placeWords } from '#modules/bureau';
import { moveOn, takeUp } from '#modules/matters';
import { drawPaper, numberPaper, voidPapers } from '#modules/papers';
import { keepParty } from '#modules/parties';
import { decideAnew, decideOfficers, findDetail, secondOf } from '#modules/patrol';
import { handle } from '#platform/pipeline';
import { issueStopNotice, stopNoticeIssued } from '../contract.ts';
import { noticeRecord } from '../papers/notice-record.ts';
import { insertNotice } from '../tables.ts';

export const handleIssueStopNotice = handle(issueStopNotice, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const anew = decideAnew(taken.value.state, input.version);
  if (!anew.ok) return anew;
  const matter = taken.value;
  const officers = await officersOn(deed.tx, input.officers, 'enforcement', deed.today, matter.division);
  const two = decideOfficers(officers, input.officers, deed.personId);
  if (!two.ok) return two;
  const finding = await findDetail(deed.tx, matter.id);
  if (!finding || finding.areaM2 === null) throw new Error(`confirmed finding ${matter.id} has no area`);
  const contact = await contactOf(deed.tx, matter.division, deed.today);
  const place = await placeWords(deed.tx, matter.division);
  const record = await noticeRecord(deed, input, finding, officers, contact, place);
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  // Written anew while its second officer had not confirmed it: the former one must not go out beside it.
  if (matter.state === 'drawn') await voidPapers(deed, matter.id, 'stopNotice');
  const paper = await numberPaper(deed, input.id, 'stopNotice', matter.division);
  const { violation, act, landUse, party } = input;
  const moved = await moveOn(deed, matter, {
    step: 'issueStopNotice',
    guards: { twoLicensedOfficers: true },
    fact: stopNoticeIssued,
    fields: { number: paper.number, party: party.name, violation, order: act, officers: input.officers },
    said: { number: paper.number, party: party.name, officers: officers.map((one) => one.name) },
    together: input.officers,
    owedBy: secondOf(input.officers, deed.personId),
  });
  if (!moved.ok) return moved;
  const { n: factN, leafHash } = moved.value;
  keepParty(deed, party, matter.id, factN);
  drawPaper(deed, paper, matter.id, moved.value, record);
  await insertNotice(deed.tx, {
    matterId: matter.id,
    factN,
    paperId: paper.id,
    number: paper.number,
    partyId: party.id,
    partyName: party.name,
    violation,
    act,
    landUse,
    officers: input.officers,
  });
  return ok({ id: paper.id, number: paper.number, code: paper.code, leafHash });
});
