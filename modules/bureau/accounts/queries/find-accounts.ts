/** The accounts, narrowed, by page in the order of their user names. */
import { ok } from '@cuntu/base';
import { findAccounts as findIn } from '#platform/identity';
import { answer } from '#platform/pipeline';
import { findAccounts } from '../contract.ts';
import { rowOf } from '../rows.ts';
import { holders, peopleNamed } from '../tables.ts';

export const answerFindAccounts = answer(findAccounts, async (db, look, { text, state, role, cursor, limit }) => {
  const named = text ? { text, personIds: await peopleNamed(db, text) } : undefined;
  const rows = await findIn(db, look.today, { named, state, role, after: cursor }, limit + 1);
  const page = rows.slice(0, limit);
  const people = await holders(
    db,
    page.flatMap(({ personId }) => personId ?? []),
  );
  return ok({
    accounts: page.map((one) => rowOf(one, people)),
    next: rows.length > limit ? (page.at(-1)?.username ?? null) : null,
  });
});
