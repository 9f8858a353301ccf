/** What hangs on a matter, in the order in which it was hung. */
import { ok, refuse } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { matterWhere } from '../../runs/predicate.ts';
import { findVisible } from '../../runs/tables/run.ts';
import { findAttachments, getAttachment } from '../contract.ts';
import { attachmentsOf } from '../tables.ts';

export const answerFindAttachments = answer(findAttachments, async (db, look, input) => {
  const where = matterWhere(look.may);
  if (!(await findVisible(db, input.matterId, where))) return refuse('thing.notFound', { at: 'matterId' });
  return ok({ attachments: await attachmentsOf(db, input.matterId, where) });
});

export const answerGetAttachment = answer(getAttachment, async (db, look, input) => {
  const all = await attachmentsOf(db, input.matterId, matterWhere(look.may));
  const found = all.find((one) => one.sha256 === input.sha256);
  return found ? ok(found) : refuse('thing.notFound', { at: 'sha256' });
});
