/** One finding whole: what was seen, measured, how early, and what lies near it. */
import { ok, refuse } from '@cuntu/base';
import { personNames } from '#modules/bureau';
import { attachmentsOf, findVisible, matterWhere } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { getFinding } from '../contract.ts';
import { nearRowOf, peopleIn, yearBefore } from '../rows.ts';
import { caughtEarly } from '../rules.ts';
import { findDetail } from '../tables/detail.ts';
import { findNear } from '../tables/lists.ts';

const NEAR_M = 500;
/** 1 亩 = 2000/3 m². */
const M2_OF_MU = 2000 / 3;

export const answerGetFinding = answer(getFinding, async (db, look, input) => {
  const where = matterWhere(look.may);
  const matter = await findVisible(db, input.id, where);
  const detail = matter && (await findDetail(db, input.id));
  if (!detail) return refuse('thing.notFound', { at: 'id' });
  const near = await findNear(db, matter.place, NEAR_M, { where, except: matter.id, since: yearBefore(look.today) });
  const names = await personNames(db, [...peopleIn(near), ...(matter.broughtBy ? [matter.broughtBy] : [])]);
  const { begunOn, foundAt, reportedAt, orderedAt, stoppedAt, ...rest } = detail;
  return ok({
    id: matter.id,
    ...rest,
    foundAt,
    reportedBy: matter.broughtBy ? (names.get(matter.broughtBy) ?? null) : null,
    reportedById: matter.broughtBy,
    areaMu: detail.areaM2 === null ? null : Math.round((detail.areaM2 / M2_OF_MU) * 100) / 100,
    delays: { begunOn, foundAt, reportedAt, stoppedAt: stoppedAt ? (orderedAt ?? stoppedAt) : null },
    caughtEarly: caughtEarly(detail.stage),
    nearby: near.map((row) => nearRowOf(row, look.today, names)),
    photos: await attachmentsOf(db, matter.id, where),
  });
});
