/** Who has opened one's own page, and by which deed. */
import { ok } from '@cuntu/base';
import { accessesTo } from '#platform/identity';
import { answer } from '#platform/pipeline';
import { findAccesses } from '../contract.ts';
import { personNames } from '../tables.ts';

const PAGE = 50;

export const answerFindAccesses = answer(findAccesses, async (db, look, { cursor }) => {
  if (look.personId === null) return ok({ accesses: [], next: null });
  const rows = await accessesTo(db, look.personId, { before: cursorOf(cursor), limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const names = await personNames(db, [...new Set(page.flatMap(({ personId }) => personId ?? []))]);
  const last = page.at(-1);
  return ok({
    accesses: page.map(({ id, at, personId, deed }) => ({ id, at, deed, by: names.get(personId ?? '') ?? null })),
    next: rows.length > PAGE && last ? `${last.at}~${last.id}` : null,
  });
});

function cursorOf(text: string | undefined) {
  const [at, id] = text?.split('~') ?? [];
  return at && id ? { at, id } : undefined;
}
