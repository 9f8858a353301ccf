/** The kept record of a notice that is written and not yet signed by both, for whoever is to sign it. */
import { ok, refuse } from '@cuntu/base';
import { findVisible, matterWhere } from '#modules/matters';
import { findPaper, papersOf } from '#modules/papers';
import { findParties } from '#modules/parties';
import { answer } from '#platform/pipeline';
import { getDrawnNotice } from '../contract.ts';

export const answerGetDrawnNotice = answer(getDrawnNotice, async (db, look, { matterId }) => {
  const matter = await findVisible(db, matterId, matterWhere(look.may));
  const papers = matter ? await papersOf(db, matter.id) : [];
  const drawn = papers.findLast(({ kind, state }) => kind === 'stopNotice' && state === 'drawn');
  const paper = drawn && (await findPaper(db, drawn.id));
  const party = drawn && (await findParties(db, matterId)).at(-1);
  if (!paper || !party) return refuse('thing.notFound', { at: 'matterId' });
  // It is dated by the day on which the second signs.
  const dated = { ...paper.record, issuedOn: look.today, partyId: party.id, partyKind: party.kind };
  return ok(getDrawnNotice.output.parse(dated));
});
