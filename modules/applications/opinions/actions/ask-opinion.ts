/** Whoever examines asks another office: a matter of its own is opened, whose work is that very unit's. */
import { ok, refuse } from '@cuntu/base';
import { dutyInUnit } from '#modules/bureau';
import { moveOn, openMatter, recusedFrom, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { askOpinion, opinionAsked, opinionOpened } from '../contract.ts';
import { decideAsking } from '../rules.ts';
import { insertOpinion, opinionsOf } from '../tables.ts';

export const handleAskOpinion = handle(askOpinion, async (deed, { id, matterId, version, unitId, question }) => {
  const taken = await takeUp(deed, matterId, 'preview', version);
  if (!taken.ok) return taken;
  const { division, placeName, place } = taken.value;
  const duty = await dutyInUnit(deed.tx, unitId, 'reviewer', deed.today, recusedFrom(taken.value.doneBy));
  if (!duty?.personId) return refuse('opinion.noReviewer', { at: 'unitId', params: { unit: duty?.unitName ?? '' } });
  const free = decideAsking(await opinionsOf(deed.tx, matterId), unitId);
  if (!free.ok) return free;
  const moved = await moveOn(deed, taken.value, {
    step: 'askOpinion',
    fact: opinionAsked,
    fields: { opinion: id, unit: unitId },
    said: { asked: duty.unitName, words: question },
    keeperId: deed.personId,
  });
  if (!moved.ok) return moved;
  const opened = await openMatter(deed, {
    id,
    kind: 'opinion',
    topic: 'opinion',
    placeName,
    division,
    place,
    happenedAt: deed.at,
    fact: opinionOpened,
    fields: { unit: unitId, question },
    said: { words: question },
    parentId: matterId,
    ofUnitId: unitId,
  });
  const by = { askedBy: deed.personId, at: deed.at };
  const row = { id, factN: opened.n, parentId: matterId, parentFactN: moved.value.n, unitId, question, ...by };
  await insertOpinion(deed.tx, row);
  return ok({ id, number: opened.number, unit: duty.unitName, person: opened.person, dueOn: opened.dueOn });
});
