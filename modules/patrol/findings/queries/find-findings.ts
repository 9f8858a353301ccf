/** The list of findings: narrowed, sorted, by page; and the same on the map. */
import { ok } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { lightOf } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { findFindings, findFindingsOnMap } from '../contract.ts';
import { filterWhere } from '../predicate.ts';
import { peopleIn, rowOf } from '../rows.ts';
import { countList, findList, findPoints, type ListRow } from '../tables/lists.ts';

const COUNTED = 1001;
const POINTS = 5000;

export const answerFindFindings = answer(findFindings, async (db, look, input) => {
  const where = filterWhere(input, look.may, look.today);
  const rows = await findList(db, where, { by: input.sort, after: cursorOf(input.cursor), limit: input.limit + 1 });
  const page = rows.slice(0, input.limit);
  const names = await personNames(db, peopleIn(page));
  const total = await countList(db, where, COUNTED);
  const last = page.at(-1);
  return ok({
    findings: page.map((row) => rowOf(row, look.today, names)),
    next: rows.length > input.limit && last ? cursorTo(last, input.sort) : null,
    total: Math.min(total, COUNTED - 1),
    totalIsMore: total >= COUNTED,
  });
});

const cursorTo = (row: ListRow, sort: string) => `${sort === 'due' ? row.dueOn : row.openedAt}~${row.id}`;

function cursorOf(text: string | undefined) {
  const [key, id] = text?.split('~') ?? [];
  return key && id ? { key, id } : null;
}

export const answerFindFindingsOnMap = answer(findFindingsOnMap, async (db, look, input) => {
  const rows = await findPoints(db, filterWhere(input, look.may, look.today), POINTS + 1);
  return ok({
    points: rows.slice(0, POINTS).map(({ lon, lat, dueOn, yellowOn, ...point }) => ({
      ...point,
      at: [lon, lat] as [number, number],
      light: lightOf({ dueOn, yellowOn }, look.today),
    })),
    more: rows.length > POINTS,
  });
});
