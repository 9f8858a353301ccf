/** The list of applications: narrowed, by page, the newest or the soonest due first, each with the time it has left. */
import { ok } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { timesLeft } from '#modules/matters';
import { answer } from '#platform/pipeline';
import type { ItemKey } from '../../items/contract.ts';
import { findApplications } from '../contract/questions.ts';
import { countApplications, type ListedRow, type ListOrder, listApplications } from '../tables/lists.ts';
import { soughtIn } from './sought.ts';

/** Beyond this a count says "more than". */
const MOST = 1000;

export const answerFindApplications = answer(findApplications, async (db, look, input) => {
  const { cursor, limit, sort, ...filter } = input;
  const { where, kinds } = await soughtIn(db, sort === 'due' ? { ...filter, only: 'open' } : filter, look);
  const rows = await listApplications(db, where, kinds, { by: sort, after: markIn(cursor), limit: limit + 1 });
  const page = rows.slice(0, limit);
  const [times, names, total] = [
    await timesLeft(
      db,
      page.map(({ id }) => id),
      look.today,
    ),
    await personNames(db, [...new Set(page.flatMap(({ personId }) => personId ?? []))]),
    await countApplications(db, where, MOST + 1),
  ];
  const last = page.at(-1);
  return ok({
    applications: page.map(({ personId, item, dueKey: _, dueOn: _on, ...row }) => {
      const time = times.get(row.id) ?? null;
      const person = personId ? (names.get(personId) ?? null) : null;
      return { ...row, item: item as ItemKey, person, time, light: time?.light ?? ('none' as const) };
    }),
    next: rows.length > limit && last ? cursorTo(last, sort) : null,
    total: Math.min(total, MOST),
    totalIsMore: total > MOST,
  });
});

const cursorTo = ({ submittedAt, dueKey, id }: ListedRow, by: ListOrder['by']) =>
  `${by === 'due' ? dueKey : submittedAt}~${id}`;

function markIn(text: string | undefined): ListOrder['after'] {
  const [key, id] = text?.split('~') ?? [];
  return key && id ? { key, id } : null;
}
