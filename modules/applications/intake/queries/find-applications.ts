/** The list of applications: narrowed, by page, the newest first, each with the time it has left. */
import { ok } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { findParcelsLike } from '#modules/land';
import { timesLeft } from '#modules/matters';
import type { Db } from '#platform/database';
import { answer } from '#platform/pipeline';
import type { ItemKey } from '../../items/contract.ts';
import { findApplications } from '../contract/questions.ts';
import { applicationWhere } from '../predicate.ts';
import { countApplications, listApplications, type Mark } from '../tables/lists.ts';

/** Beyond this a count says "more than". */
const MOST = 1000;

export const answerFindApplications = answer(findApplications, async (db, look, { cursor, limit, ...asked }) => {
  const filter = { ...asked, text: asked.text?.replaceAll(/\s/g, '') || undefined };
  const parcels = await parcelsLike(db, filter.text, look.today);
  const where = applicationWhere(filter, look.may, look.today, parcels);
  const rows = await listApplications(db, where, markIn(cursor), limit + 1);
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
    applications: page.map(({ personId, item, ...row }) => {
      const time = times.get(row.id) ?? null;
      const person = personId ? (names.get(personId) ?? null) : null;
      return { ...row, item: item as ItemKey, person, time, light: time?.light ?? ('none' as const) };
    }),
    next: rows.length > limit && last ? `${last.submittedAt}~${last.id}` : null,
    total: Math.min(total, MOST),
    totalIsMore: total > MOST,
  });
});

/** Only what can begin a number of a unit is sought as one. */
async function parcelsLike(db: Db, text: string | undefined, asOf: string): Promise<string[]> {
  if (!text || !/^[0-9A-Z]{6,28}$/.test(text)) return [];
  return (await findParcelsLike(db, { text, at: null, asOf, limit: 100 })).map(({ id }) => id);
}

function markIn(text: string | undefined): Mark | null {
  const [at, id] = text?.split('~') ?? [];
  return at && id ? { at, id } : null;
}
