/** Appointments at a window: a half hour that anybody books, under a code and without a name. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { checkCode } from '#modules/papers/contract';
import { itemKey } from '../../items/contract.ts';
import { clerks, dayRefusals, dayShown, halfHour, windowShown } from './hours.ts';

/** Codes have 80 bits; the limit is against the patience of machines. */
export const APPOINTMENTS_A_MINUTE = 20;
/** From one network: a village behind one address, and far fewer than empty a window. */
export const BOOKINGS_A_DAY = 40;

export const appointmentBooked = fact({
  name: 'applications.appointmentBooked',
  sealed: {
    unit: { schema: uuid, keptIn: 'window_booking.unit_id' },
    item: { schema: itemKey, keptIn: 'window_booking.item' },
    day: { schema: day, keptIn: 'window_booking.day' },
    halfHour: { schema: halfHour, keptIn: 'window_booking.half_hour' },
  },
});

const phone = z
  .string()
  .trim()
  .max(20)
  .refine((text) => /^\+?[\d -]{6,20}$/.test(text), 'notAPhone');

/**
 * The code is told once and kept only as its hash; the telephone is kept sealed, until the day is over. No answer depends on the
 * telephone: a second place for it refused would tell a stranger that somebody comes, and whoever wants many leaves none.
 */
export const bookAppointment = command({
  name: 'applications.bookAppointment',
  input: z.object({ id: uuid, unitId: uuid, item: itemKey, day, halfHour, phone: phone.optional() }).strict(),
  output: z.object({ id: uuid, code: z.string() }),
  may: 'anyone',
  refusals: [
    ...dayRefusals,
    'appointment.past',
    'appointment.tooFar',
    'appointment.notOpen',
    'appointment.full',
    'appointment.allFull',
    'appointment.tooMany',
  ],
  facts: [appointmentBooked],
  triesAMinute: APPOINTMENTS_A_MINUTE,
});

export const appointmentCancelled = fact({ name: 'applications.appointmentCancelled', sealed: {} });

export const cancelAppointment = command({
  name: 'applications.cancelAppointment',
  input: z.object({ code: checkCode }).strict(),
  output: z.object({ id: uuid }),
  may: 'anyone',
  refusals: ['appointment.unknown', 'appointment.cancelled', 'appointment.over', 'appointment.arrived'],
  facts: [appointmentCancelled],
  triesAMinute: APPOINTMENTS_A_MINUTE,
});

/** The days that can be booked, each with its half hours and the places that are left. */
export const findSlots = query({
  name: 'applications.findSlots',
  input: z.object({ unitId: uuid }),
  output: z.object({
    window: windowShown,
    days: z.array(dayShown.extend({ slots: z.array(z.object({ halfHour, left: z.number() })) })),
  }),
  may: 'anyone',
  refusals: ['window.unknown'],
});

export const appointmentStates = ['booked', 'cancelled', 'missed', 'waiting', 'called', 'served', 'absent'] as const;

export const getAppointment = query({
  name: 'applications.getAppointment',
  input: z.object({ code: checkCode }),
  output: z.object({
    id: uuid,
    window: windowShown,
    item: itemKey,
    day,
    halfHour,
    state: z.enum(appointmentStates),
    /** Papers of the item: what to bring. */
    materials: z.array(z.object({ key: z.string(), original: z.boolean(), when: z.string().nullable() })),
    ticket: z.object({ number: z.number(), counter: z.number().nullable(), before: z.number() }).nullable(),
    /** Whether he can take his number now, and if not, why. */
    mayArrive: z.enum(['now', 'otherDay', 'notYet', 'closed', 'no']),
  }),
  may: 'anyone',
  refusals: ['appointment.unknown'],
  triesAMinute: APPOINTMENTS_A_MINUTE,
});

/** To call somebody whose half hour cannot be kept; nobody sees a telephone by the way. */
export const getAppointmentPhone = query({
  name: 'applications.getAppointmentPhone',
  input: z.object({ appointmentId: uuid }),
  output: z.object({ phone: z.string().nullable() }),
  may: clerks,
  refusals: [],
});
