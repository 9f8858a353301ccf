/** A vehicle enters the register, with the hours in which it is on duty and followed. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { registerVehicle, vehicleRegistered } from '../contract.ts';
import { insertVehicle, plateIsTaken } from '../tables.ts';

export const handleRegisterVehicle = handle(registerVehicle, async (deed, vehicle) => {
  const { id, plate, unitId, division, mode, dutyHours } = vehicle;
  const allowed = deed.allow({ division, unitId });
  if (!allowed.ok) return allowed;
  if (await plateIsTaken(deed.tx, plate)) return refuse('vehicle.plateTaken', { at: 'plate', params: { plate } });
  deed.begin(id);
  const fields = { plate, unitId, mode, dutyHours };
  const { n } = deed.record(vehicleRegistered, { matterId: id, division, from: null, to: 'registered', fields });
  await insertVehicle(deed.tx, { ...vehicle, factN: n });
  return ok({ id });
});
