/** A tracker gets a key, of which only the hash is kept: one's own, or a vehicle's. */
import { hex, ok, refuse } from '@cuntu/base';
import { handle, sha256 } from '#platform/pipeline';
import { deviceEnrolled, enrolDevice } from '../contract.ts';
import { findVehicles, insertTracker } from '../tables.ts';
import { placeOfDuty } from './place-of-duty.ts';

/** 128 random bits: nobody guesses one, so that a key alone may be enough. */
const KEY_BYTES = 16;

export const handleEnrolDevice = handle(enrolDevice, async (deed, { id, label, vehicleId = null }) => {
  const [vehicle] = vehicleId ? await findVehicles(deed.tx, [vehicleId]) : [];
  if (vehicleId && !vehicle) return refuse('vehicle.unknown', { at: 'vehicleId' });
  const { division, unitId, personId: actorId } = vehicle ? { ...vehicle, personId: null } : placeOfDuty(deed);
  const allowed = deed.allow({ division, unitId, reportedBy: actorId });
  if (!allowed.ok) return allowed;
  const key = hex(deed.bytes(KEY_BYTES));
  const personId = vehicleId ? null : actorId;
  deed.begin(id);
  const fields = { label, personId, vehicleId };
  const { n } = deed.record(deviceEnrolled, { matterId: id, division, from: null, to: 'enrolled', fields });
  const keyHash = hex(sha256(new TextEncoder().encode(key)));
  await insertTracker(deed.tx, {
    id,
    keyHash,
    label,
    personId,
    vehicleId,
    unitId,
    division,
    factN: n,
    enrolledAt: deed.at,
  });
  return ok({ id, key });
});
