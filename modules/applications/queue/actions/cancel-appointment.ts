/** Whoever has the code gives his half hour back, and somebody else can have it. */
import { ok, refuse } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { hashOf } from '../codes.ts';
import { appointmentCancelled, cancelAppointment } from '../contract/bookings.ts';
import { clockOf, decideCancel } from '../rules.ts';
import { appointmentByCode, cancel } from '../tables/bookings.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const handleCancelAppointment = handle(cancelAppointment, async (deed, { code }) => {
  const known = await appointmentByCode(deed.tx, hashOf(code));
  // Read again under the lock: he may be taking his number this moment.
  const one = known && (await deed.lock(known.id)) ? await appointmentByCode(deed.tx, hashOf(code)) : undefined;
  if (!one) return refuse('appointment.unknown', { at: 'code' });
  const decided = decideCancel(one, deed.today, clockOf(deed.at));
  if (!decided.ok) return decided;
  const [window] = await findWindowUnits(deed.tx, one.unitId);
  const division = window?.division ?? deed.cityCode;
  deed.record(appointmentCancelled, { matterId: one.id, division, from: 'booked', to: 'cancelled', fields: {} });
  await cancel(deed.tx, one, deed.at);
  deed.announce({ topic: 'queue', division });
  return ok({ id: one.id });
});
