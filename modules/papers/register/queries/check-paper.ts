/** Whether a paper with this code was issued, and what state it is in. */
import { must, ok, refuse } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { answer } from '#platform/pipeline';
import { checkPaper } from '../contract.ts';
import { paperByCode } from '../tables.ts';

export const answerCheckPaper = answer(checkPaper, async (db, look, input) => {
  const paper = await paperByCode(db, input.code);
  if (!paper) return refuse('thing.notFound', { at: 'code' });
  const { kind, number, organ, state, sha256, leafHash, demo, validTo, replacedBy } = paper;
  const ended = validTo !== null && validTo < look.today;
  const issuedOn = must(chinaDateOf(paper.issuedAt));
  return ok({ kind, number, organ, state, sha256, leafHash, demo, issuedOn, validTo, ended, replacedBy });
});
