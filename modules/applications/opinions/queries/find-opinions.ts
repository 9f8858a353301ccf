/** What other offices say of an application; one question with what it is about; whom one can ask. */
import { ok, refuse } from '@cuntu/base';
import { unitsWith } from '#modules/bureau';
import { clockShown, clocksOf, findMatter, findVisible, matterWhere } from '#modules/matters';
import { almanacNow, findVersions } from '#modules/norms';
import type { Db } from '#platform/database';
import { answer, type Look } from '#platform/pipeline';
import { findApplication } from '../../intake/tables.ts';
import { findOpinions, findUnitsToAsk, getOpinion } from '../contract.ts';
import { findOpinion, type OpinionRow, opinionsOf } from '../tables.ts';

async function shown(db: Db, { today }: Look, { parentId: _, unitId: __, ...opinion }: OpinionRow) {
  const clock = (await clocksOf(db, opinion.id))[0]!;
  const limit = (await findVersions(db)).find(({ id }) => id === clock.limitId);
  return { ...opinion, clock: clockShown(await almanacNow(db), clock, limit, today) };
}

export const answerFindOpinions = answer(findOpinions, async (db, look, { matterId }) => {
  const parent = await findVisible(db, matterId, matterWhere(look.may));
  if (!parent) return refuse('thing.notFound', { at: 'matterId' });
  const opinions = [];
  for (const row of await opinionsOf(db, matterId)) opinions.push(await shown(db, look, row));
  return ok({ opinions });
});

export const answerGetOpinion = answer(getOpinion, async (db, look, { id }) => {
  const visible = await findVisible(db, id, matterWhere(look.may));
  const opinion = visible && (await findOpinion(db, id));
  if (!opinion) return refuse('thing.notFound', { at: 'id' });
  const { number, topic, placeName, state, place } = (await findMatter(db, opinion.parentId))!;
  const form = (await findApplication(db, opinion.parentId))?.form;
  const project = typeof form?.project === 'string' ? form.project : null;
  const parent = { id: opinion.parentId, number, topic, placeName, state, place, project };
  return ok({ ...(await shown(db, look, opinion)), parent });
});

export const answerFindUnitsToAsk = answer(findUnitsToAsk, async (db, look) =>
  ok({ units: await unitsWith(db, 'reviewer', look.today) }),
);
