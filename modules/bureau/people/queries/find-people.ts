/** The list of people: narrowed, by page. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findPeople } from '../contract.ts';
import { countListed, findListed } from '../finding-tables.ts';
import { rowOf } from '../rows.ts';

const COUNTED = 2001;

export const answerFindPeople = answer(findPeople, async (db, look, { cursor, limit, ...filter }) => {
  const rows = await findListed(db, filter, look.today, { after: cursorOf(cursor), limit: limit + 1 });
  const page = rows.slice(0, limit);
  const total = await countListed(db, filter, look.today, COUNTED);
  const last = page.at(-1);
  return ok({
    people: page.map((row) => rowOf(row, look.today)),
    next: rows.length > limit && last ? `${last.id}~${last.name}` : null,
    total: Math.min(total, COUNTED - 1),
    totalIsMore: total >= COUNTED,
  });
});

const cursorOf = (text: string | undefined) =>
  text === undefined ? null : { id: text.slice(0, 36).toLowerCase(), name: text.slice(37) };
