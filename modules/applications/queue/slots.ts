/** The days and half hours of a window that can be booked, with the places that are left: one look for page, API and refusal. */
import type { Db, Tx } from '#platform/database';
import { daysAhead, type Openings, openingsOf } from './openings.ts';
import { halfHoursOf, lastDay } from './rules.ts';
import { bookedFrom } from './tables/bookings.ts';

export interface DaySlots {
  day: string;
  opening: ReturnType<Openings['on']>;
  slots: { halfHour: string; left: number }[];
}

export async function slotsFrom(db: Db | Tx, unitId: string, today: string, now: string): Promise<DaySlots[]> {
  const ahead = await daysAhead(db, today);
  const openings = await openingsOf(db, [unitId], today);
  const booked = new Map(
    (await bookedFrom(db, unitId, today, lastDay(today, ahead))).map((row) => [
      `${row.day} ${row.halfHour}`,
      row.booked,
    ]),
  );
  return Array.from({ length: ahead + 1 }, (_, i) => {
    const day = lastDay(today, i);
    const opening = openings.on(unitId, day);
    const capacity = openings.hoursOn(unitId, day)?.capacity ?? 0;
    const slots = halfHoursOf(opening.spans)
      .filter((halfHour) => day > today || halfHour > now)
      .map((halfHour) => ({ halfHour, left: Math.max(0, capacity - (booked.get(`${day} ${halfHour}`) ?? 0)) }));
    return { day, opening, slots };
  });
}
