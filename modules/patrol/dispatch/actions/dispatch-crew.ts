/** The station sends a crew that is on patrol now; who answers is the person of the patrol, or of the vehicle's station. */
import { ok, type Result, refuse } from '@cuntu/base';
import { dutyAt } from '#modules/bureau';
import { ancestryOf, moveOn, takeUp } from '#modules/matters';
import { type Deed, handle } from '#platform/pipeline';
import { crewDispatched, dispatchCrew } from '../contract.ts';
import { type Crew, crewsNear } from '../crews.ts';
import { insertSending } from '../tables.ts';
import { pointOf } from './point-of.ts';

export const handleDispatchCrew = handle(dispatchCrew, async (deed, { dispatchId, patrolId, words }) => {
  const taken = await takeUp(deed, dispatchId, 'dispatch');
  if (!taken.ok) return taken;
  const crews = await crewsNear(deed.tx, pointOf(taken.value.place), deed.at);
  const crew = crews.find((one) => one.patrolId === patrolId);
  if (!crew) return refuse('dispatch.crewGone', { at: 'patrolId' });
  if (crew.busy) return refuse('dispatch.crewBusy', { at: 'patrolId' });
  const answering = await whoAnswers(deed, crew);
  if (!answering.ok) return answering;
  const { distanceM } = crew;
  const moved = await moveOn(deed, taken.value, {
    step: 'dispatchCrew',
    fact: crewDispatched,
    fields: { patrolId, distanceM, words },
    said: { words, distanceM },
    owedBy: answering.value,
  });
  if (!moved.ok) return moved;
  const { n: factN, to: state } = moved.value;
  const by = deed.personId;
  await insertSending(deed.tx, { matterId: dispatchId, factN, patrolId, distanceM, words, by, at: deed.at });
  return ok({ dispatchId, state });
});

async function whoAnswers(deed: Deed, crew: Crew): Promise<Result<string, 'dispatch.nobodyAnswers'>> {
  if (crew.personId) return ok(crew.personId);
  for (const role of ['stationOfficer', 'inspector']) {
    const duty = await dutyAt(deed.tx, ancestryOf(crew.division), role, deed.today);
    if (duty?.personId) return ok(duty.personId);
  }
  return refuse('dispatch.nobodyAnswers', { at: 'patrolId' });
}
