/** Who has booked is there, and takes his number with his code. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { hashOf } from '../codes.ts';
import { arriveForAppointment } from '../contract/calls.ts';
import { giveNumber, givesNumbers } from '../numbering.ts';
import { decideArrival } from '../rules.ts';
import { appointmentByCode } from '../tables/bookings.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const handleArriveForAppointment = handle(arriveForAppointment, async (deed, { id, code }) => {
  const known = await appointmentByCode(deed.tx, hashOf(code));
  // Read again under the lock: at the desk and on his telephone at once he still gets one number.
  const one = known && (await deed.lock(known.id)) ? await appointmentByCode(deed.tx, hashOf(code)) : undefined;
  if (!one) return refuse('appointment.unknown', { at: 'code' });
  const decided = decideArrival(one, deed.today);
  if (!decided.ok) return decided;
  const [window] = await findWindowUnits(deed.tx, one.unitId);
  if (!window) return refuse('window.unknown');
  const gives = await givesNumbers(deed, one.unitId);
  if (!gives.ok) return gives;
  return ok(await giveNumber(deed, window, { id, item: one.item, appointment: one }));
});
