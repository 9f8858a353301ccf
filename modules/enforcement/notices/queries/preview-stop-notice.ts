/** The record of a notice that nobody has issued, for whoever is about to. */
import { isUuid, ok, refuse } from '@cuntu/base';
import { contactOf, officersOn, placeWords } from '#modules/bureau';
import { findVisible, matterWhere } from '#modules/matters';
import { findDetail } from '#modules/patrol';
import { answer } from '#platform/pipeline';
import { previewStopNotice } from '../contract.ts';
import { noticeRecord } from '../papers/notice-record.ts';

export const answerPreviewStopNotice = answer(previewStopNotice, async (db, look, input) => {
  const matter = await findVisible(db, input.matterId, matterWhere(look.may));
  const finding = matter && (await findDetail(db, matter.id));
  if (!finding || finding.areaM2 === null) return refuse('thing.notFound', { at: 'matterId' });
  const { partyKind, partyName, address, officers: ids, ...rest } = input;
  const officers = await officersOn(db, ids.split(',').filter(isUuid), 'enforcement', look.today);
  const contact = await contactOf(db, matter.division, look.today);
  const place = await placeWords(db, matter.division);
  const ordered = { ...rest, party: { kind: partyKind, name: partyName, address } };
  const drawing = { tx: db, today: look.today, demo: false };
  const {
    organ,
    party,
    facts,
    articles,
    remedies,
    contact: reach,
    officers: signed,
  } = await noticeRecord(drawing, ordered, finding, officers, contact, place);
  return ok({ organ, issuedOn: look.today, party, facts, articles, remedies, contact: reach, officers: signed });
});
