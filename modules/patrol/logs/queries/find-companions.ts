/** Whom the writer of a log can name as having come along. */
import { ok, refuse } from '@cuntu/base';
import { servingAt } from '#modules/bureau';
import { ancestryOf } from '#modules/matters';
import { answer } from '#platform/pipeline';
import { visiblePatrols } from '../../patrols/tables.ts';
import { dayOf } from '../../tracks/rules/days.ts';
import { findCompanions } from '../contract.ts';

const goingAlong = ['coordinator', 'stationOfficer', 'inspector'];
const OFFERED = 60;

export const answerFindCompanions = answer(findCompanions, async (db, look, { patrolId }) => {
  const [patrol] = await visiblePatrols(db, look.may, { ids: [patrolId] });
  if (!patrol) return refuse('thing.notFound', { at: 'patrolId' });
  const on = dayOf(Date.parse(patrol.startedAt));
  const found = await servingAt(db, ancestryOf(patrol.division), goingAlong, on, OFFERED);
  const others = found.filter(({ personId }) => personId !== patrol.personId);
  return ok({ people: others.map(({ personId, name, post, unit }) => ({ personId, name, post, unit })) });
});
