/** The matters behind one figure of promises, for whoever may see those matters. */
import { ok } from '@cuntu/base';
import { matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findPromiseRecords } from '../contract.ts';
import { findRecords } from '../tables.ts';

export const answerFindPromiseRecords = answer(findPromiseRecords, async (db, look, { cursor, limit, ...figure }) => {
  const rows = await findRecords(db, figure, matterWhere(look.may), readMark(cursor), limit + 1);
  const records = rows.slice(0, limit);
  const last = records.at(-1);
  const next = rows.length > limit && last ? `${last.kept ? 'kept' : 'missed'}~${last.matterId}` : null;
  return ok({ records, next });
});

function readMark(cursor: string | undefined): { kept: boolean; id: string } | null {
  const [kept, id] = cursor?.split('~') ?? [];
  return id ? { kept: kept === 'kept', id } : null;
}
