/** The telephone of one who has booked, for the clerk who must call him. */
import { ok, refuse } from '@cuntu/base';
import { holds } from '@cuntu/divisions';
import { answer } from '#platform/pipeline';
import { aboutPhone } from '../codes.ts';
import { getAppointmentPhone } from '../contract/bookings.ts';
import { sealedPhone } from '../tables/bookings.ts';

export const answerGetAppointmentPhone = answer(getAppointmentPhone, async (db, look, { appointmentId }) => {
  const one = await sealedPhone(db, appointmentId);
  if (!one || !holds(look.may, one)) return refuse('thing.notFound', { at: 'appointmentId' });
  return ok({ phone: one.phoneSealed ? look.unseal(one.phoneSealed, aboutPhone(appointmentId)) : null });
});
