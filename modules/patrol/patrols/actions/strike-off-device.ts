/** A tracker is lost or handed in: its key opens nothing any more. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { deviceStruckOff, strikeOffDevice } from '../contract.ts';
import { findTracker, insertTrackerEnd } from '../tables.ts';

export const handleStrikeOffDevice = handle(strikeOffDevice, async (deed, { deviceId, words }) => {
  const tracker = (await deed.lock(deviceId)) ? await findTracker(deed.tx, deviceId) : undefined;
  if (!tracker) return refuse('thing.notFound', { at: 'deviceId' });
  const { division, unitId, personId } = tracker;
  const allowed = deed.allow({ division, unitId, reportedBy: personId });
  if (!allowed.ok) return allowed;
  if (tracker.struckOffAt)
    return refuse('device.struckOff', { at: 'deviceId', params: { struckOffAt: tracker.struckOffAt } });
  const fields = { words };
  const { n } = deed.record(deviceStruckOff, {
    matterId: deviceId,
    division,
    from: 'enrolled',
    to: 'struckOff',
    fields,
  });
  await insertTrackerEnd(deed.tx, { trackerId: deviceId, factN: n, at: deed.at, words });
  return ok({ deviceId });
});
