/** What can be booked at a window, and of each day that cannot, why. */
import { ok, refuse } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import { findSlots } from '../contract/bookings.ts';
import { clockOf } from '../rules.ts';
import { dayShown, windowShown } from '../showing.ts';
import { slotsFrom } from '../slots.ts';
import { findWindowUnits } from '../tables/hours.ts';

export const answerFindSlots = answer(findSlots, async (db, look, { unitId }) => {
  const [window] = await findWindowUnits(db, unitId);
  if (!window) return refuse('window.unknown', { at: 'unitId' });
  const days = await slotsFrom(db, unitId, look.today, clockOf(look.at));
  return ok({
    window: windowShown(window),
    days: days.map(({ day, opening, slots }) => ({ ...dayShown(day, opening), slots })),
  });
});
