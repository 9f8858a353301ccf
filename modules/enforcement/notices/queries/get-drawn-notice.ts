/** The kept record of a notice that is written and not yet signed by both, for whoever is to sign it. */
import { ok, refuse } from '@cuntu/base';
import { findVisible, matterWhere } from '#modules/matters';
import { findPaper, papersOf } from '#modules/papers';
import { findParties } from '#modules/parties';
import { answer } from '#platform/pipeline';
import { getDrawnNotice, noticeText } from '../contract.ts';

export const answerGetDrawnNotice = answer(getDrawnNotice, async (db, look, { matterId }) => {
  const matter = await findVisible(db, matterId, matterWhere(look.may));
  if (!matter) return refuse('thing.notFound', { at: 'matterId' });
  const papers = await papersOf(db, matter.id);
  const drawn = papers.findLast(({ kind, state }) => kind === 'stopNotice' && state === 'drawn');
  const paper = drawn && (await findPaper(db, drawn.id));
  const party = (await findParties(db, matter.id)).at(-1);
  if (!paper || !party) return ok({ notice: null });
  // It is dated by the day on which the second signs.
  const text = noticeText.parse({ ...paper.record, issuedOn: look.today });
  return ok({ notice: { ...text, partyId: party.id, partyKind: party.kind } });
});
