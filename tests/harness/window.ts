/** A window with hours, numbers and appointments, for tests of what happens at it. */
import { must } from '@cuntu/base';
import type { z } from 'zod';
import {
  arriveForAppointment,
  bookAppointment as book,
  type bookAppointment,
  callNext,
  cancelAppointment,
  endService,
  recallNumber,
  setWindowHours,
  takeNumber,
} from '#modules/applications/contract';
import { submitted } from './application.ts';
import type { TestHouse } from './house.ts';

export const day: [string, string][] = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
];

/** Monday to Friday, morning and afternoon. */
export const week = [day, day, day, day, day, [], []];

export const windowOf = (house: TestHouse): string => house.idOf('window');

export async function openWindow(house: TestHouse, capacity = 2, inForceFrom = house.clock.today()): Promise<string> {
  const unitId = windowOf(house);
  must(await house.as('gu').run(setWindowHours, { id: house.id(), unitId, week, capacity, inForceFrom }));
  return unitId;
}

type Booking = z.input<(typeof bookAppointment)['input']>;

export const bookingIn = (house: TestHouse, more: Partial<Booking> = {}): Booking => ({
  id: house.id(),
  unitId: windowOf(house),
  item: 'mortgageSet',
  day: house.clock.today(),
  halfHour: '09:30',
  ...more,
});

/** Every deed at the window once. */
export async function everyWindowDeed(house: TestHouse, parcel: string): Promise<void> {
  const [chen, nobody] = [house.as('chen'), house.as('nobody')];
  const unitId = await openWindow(house);
  const { code } = must(await nobody.run(book, bookingIn(house, { phone: '13900000001' })));
  const other = must(await nobody.run(book, bookingIn(house)));
  must(await nobody.run(cancelAppointment, { code: other.code }));
  must(await chen.run(takeNumber, { id: house.id(), unitId }));
  must(await nobody.run(arriveForAppointment, { id: house.id(), code }));
  const { ticketId } = must(await chen.run(callNext, { unitId, counter: 1 }));
  must(await chen.run(recallNumber, { ticketId }));
  await submitted(house, parcel, { ticketId });
  must(await chen.run(endService, { ticketId, outcome: 'served' }));
}
