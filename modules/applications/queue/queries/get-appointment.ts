/** One appointment by its code: when and where, what to bring, and how many wait before him once he is there. */
import { ok, refuse } from '@cuntu/base';
import type { Db } from '#platform/database';
import { answer, type Look } from '#platform/pipeline';
import { itemOn } from '../../items/rules/catalogue.ts';
import { hashOf } from '../codes.ts';
import { getAppointment } from '../contract/bookings.ts';
import { openingsOf } from '../openings.ts';
import { clockOf, decideNumber, stateOf } from '../rules.ts';
import { windowShown } from '../showing.ts';
import { type AppointmentRow, appointmentByCode } from '../tables/bookings.ts';
import { waitingBefore } from '../tables/calls.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const answerGetAppointment = answer(getAppointment, async (db, look, { code }) => {
  const one = await appointmentByCode(db, hashOf(code));
  if (!one) return refuse('appointment.unknown', { at: 'code' });
  const [window] = await findWindowUnits(db, one.unitId);
  if (!window) return refuse('appointment.unknown', { at: 'code' });
  const now = clockOf(look.at);
  const state = stateOf(one, look.today, now);
  const { id, item, day, halfHour, ticketId, number, counter } = one;
  const materials = itemOn(item, day)?.materials ?? [];
  return ok({
    id,
    window: windowShown(window),
    item,
    day,
    halfHour,
    state,
    materials: materials.filter(({ held }) => !held).map(({ key, original, when = null }) => ({ key, original, when })),
    ticket:
      ticketId && number !== null
        ? { number, counter, before: state === 'waiting' ? await waitingBefore(db, ticketId, now) : 0 }
        : null,
    mayArrive: await mayArrive(db, look, one),
  });
});

async function mayArrive(db: Db, look: Look, { unitId, day, cancelled, ticketId }: AppointmentRow) {
  if (cancelled || ticketId || day < look.today) return 'no' as const;
  if (day > look.today) return 'otherDay' as const;
  const opening = (await openingsOf(db, [unitId], day)).on(unitId, day);
  if (!opening.open) return 'closed' as const;
  const gives = decideNumber(opening.spans, clockOf(look.at));
  if (gives.ok) return 'now' as const;
  return gives.refusal.code === 'queue.notYet' ? ('notYet' as const) : ('closed' as const);
}
