/** The crew is at the place: seen by a fix of its patrol, or told by hand where there was no signal. */
import { ok } from '@cuntu/base';
import { moveOn, takeUp } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { crewArrived, recordArrival } from '../contract.ts';
import { decideArrived, minutesBetween } from '../rules.ts';
import { findDispatch, insertArrival } from '../tables.ts';

export const handleRecordArrival = handle(recordArrival, async (deed, { dispatchId, arrivedAt: said }) => {
  const taken = await takeUp(deed, dispatchId, 'dispatch');
  if (!taken.ok) return taken;
  const { sentAt, answeredAt } = (await findDispatch(deed.tx, dispatchId))!;
  const arrived = decideArrived(said, answeredAt!, deed.at);
  if (!arrived.ok) return arrived;
  const arrivedAt = arrived.value;
  const measured = deed.actor === 'system';
  const moved = await moveOn(deed, taken.value, {
    step: 'recordArrival',
    fact: crewArrived,
    fields: { arrivedAt, measured },
    said: { measured, minutes: minutesBetween(sentAt!, arrivedAt) },
    happenedAt: arrivedAt,
  });
  if (!moved.ok) return moved;
  const { n: factN, to: state } = moved.value;
  await insertArrival(deed.tx, { matterId: dispatchId, factN, arrivedAt, measured, at: deed.at });
  return ok({ dispatchId, state });
});
