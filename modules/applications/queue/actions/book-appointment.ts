/** Anybody books a half hour at a window: a place of its own, and a code that is told once. */
import { ok, type Result, refuse } from '@cuntu/base';
import { newCode } from '#modules/papers';
import { type Deed, handle, type Ports } from '#platform/pipeline';
import { aboutPhone, hashOf, networkMarkOf } from '../codes.ts';
import { appointmentBooked, BOOKINGS_A_DAY, bookAppointment } from '../contract/bookings.ts';
import { daysAhead, openingsOf } from '../openings.ts';
import { clockOf, decideHalfHour, decideOpen, decideWhen, nextFree } from '../rules.ts';
import { slotsFrom } from '../slots.ts';
import { bookedFromNetwork, insertAppointment, type Slot, takePlace } from '../tables/bookings.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const handleBookAppointment = handle(
  bookAppointment,
  async (deed, input, seal: Ports['seal']) => {
    const { id, unitId, item, day, halfHour, phone } = input;
    const [window] = await findWindowUnits(deed.tx, unitId);
    if (!window) return refuse('window.unknown', { at: 'unitId' });
    const ahead = await daysAhead(deed.tx, deed.today);
    const when = decideWhen({ day, halfHour, ahead, today: deed.today, now: clockOf(deed.at) });
    if (!when.ok) return when;
    const openings = await openingsOf(deed.tx, [unitId], day);
    const open = decideOpen(openings.on(unitId, day), day);
    if (!open.ok) return open;
    const within = decideHalfHour(open.value, halfHour);
    if (!within.ok) return within;
    const networkMark = deed.address && networkMarkOf(seal, deed.address, deed.today);
    if (networkMark && (await bookedFromNetwork(deed.tx, networkMark)) >= BOOKINGS_A_DAY)
      return refuse('appointment.tooMany');
    if (!(await takePlace(deed.tx, input, openings.hoursOn(unitId, day)!.capacity))) return whereElse(deed, input);
    const code = newCode(deed);
    deed.begin(id);
    const fields = { unit: unitId, item, day, halfHour };
    const { n } = deed.record(appointmentBooked, {
      matterId: id,
      division: window.division,
      from: null,
      to: 'booked',
      fields,
    });
    await insertAppointment(deed.tx, {
      ...input,
      factN: n,
      codeHash: hashOf(code),
      phoneSealed: phone ? deed.seal(phone, aboutPhone(id)) : null,
      networkMark,
      bookedAt: deed.at,
    });
    deed.announce({ topic: 'queue', division: window.division });
    return ok({ id, code });
  },
  { prepare: async ({ seal }: Ports) => ok(seal) },
);

/** Full: which place is the next, so that nobody has to try one after the other. */
async function whereElse(
  deed: Deed,
  { unitId, day, halfHour }: Slot,
): Promise<Result<never, 'appointment.full' | 'appointment.allFull'>> {
  const days = await slotsFrom(deed.tx, unitId, deed.today, clockOf(deed.at));
  const next = nextFree(days, { day, halfHour }) ?? nextFree(days, { day: deed.today, halfHour: clockOf(deed.at) });
  if (!next) return refuse('appointment.allFull', { at: 'halfHour' });
  return refuse('appointment.full', { at: 'halfHour', params: { day: next.day, time: next.halfHour } });
}
