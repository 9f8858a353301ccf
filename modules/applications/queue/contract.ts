/** Numbers and appointments at a window: its hours, who waits, who is called, who comes at which half hour. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { checkCode } from '#modules/papers/contract';
import { itemKey } from '../items/contract.ts';

/** 'HH:MM' on the hour or the half: when a half hour begins. */
export const halfHours: readonly string[] = Array.from(
  { length: 48 },
  (_, i) => `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
);
export const halfHour = z.enum(halfHours as [string, ...string[]]);

/** From and to; the second is the instant at which the window closes. */
export const span = z.tuple([halfHour, halfHour]);

/** Monday first; a day without spans is closed. */
export const week = z.array(z.array(span).max(3)).length(7);
export type Week = z.output<typeof week>;

export const hours = z.object({
  week,
  /** How many appointments a half hour takes. */
  capacity: z.number().int().min(1).max(50),
  inForceFrom: day,
});
export type Hours = z.output<typeof hours>;

const counter = z.number().int().min(1).max(99);
const clerks = [{ role: 'windowClerk', scope: 'unit' }] as const;
const keepers = [
  { role: 'administrator', scope: 'city' },
  { role: 'leader', scope: 'division' },
] as const;
const watchers = [{ role: 'supervisor', scope: 'city' }] as const;

/** Codes have 80 bits; the limit is against the patience of machines. */
export const APPOINTMENTS_A_MINUTE = 20;
/** From one network: a village behind one address, and far fewer than empty a window. */
export const BOOKINGS_A_DAY = 40;

export const windowHoursSet = fact({
  name: 'applications.windowHoursSet',
  sealed: {
    unit: { schema: uuid, keptIn: 'window_hours.unit_id' },
    inForceFrom: { schema: day, keptIn: 'window_hours.in_force_from' },
    week: { schema: week, keptIn: 'window_hours.week' },
    capacity: { schema: z.number(), keptIn: 'window_hours.capacity' },
  },
});

/** From a day on; make-up days and holidays follow from the calendar, nobody sets them here. */
export const setWindowHours = command({
  name: 'applications.setWindowHours',
  input: hours.extend({ id: uuid, unitId: uuid }).strict(),
  output: z.object({ id: uuid }),
  may: keepers,
  refusals: ['window.unknown', 'window.hoursWrong', 'window.fromToday', 'window.sameDay'],
  facts: [windowHoursSet],
});

export const dayRefusals = [
  'window.unknown',
  'window.noHours',
  'window.weekend',
  'window.holiday',
  'window.lawHoliday',
  'window.closedDay',
] as const;

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

/** The code is told once and kept only as its hash; the telephone is kept sealed, until the day is over. */
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
    'appointment.phoneTaken',
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

export const numberTaken = fact({
  name: 'applications.numberTaken',
  sealed: {
    unit: { schema: uuid, keptIn: 'queue_ticket.unit_id' },
    day: { schema: day, keptIn: 'queue_ticket.day' },
    number: { schema: z.number(), keptIn: 'queue_ticket.number' },
    item: { schema: itemKey.nullable(), keptIn: 'queue_ticket.item' },
    appointment: { schema: uuid.nullable(), keptIn: 'queue_ticket.appointment_id' },
  },
});

const taken = z.object({ id: uuid, number: z.number(), before: z.number() });

/** At the hall's desk, for whoever stands there. */
export const takeNumber = command({
  name: 'applications.takeNumber',
  input: z.object({ id: uuid, unitId: uuid, item: itemKey.optional() }).strict(),
  output: taken,
  may: clerks,
  refusals: [...dayRefusals, 'queue.notYet', 'queue.closed'],
  facts: [numberTaken],
});

/** By whoever has an appointment, when he is there; his code is his key. */
export const arriveForAppointment = command({
  name: 'applications.arriveForAppointment',
  input: z.object({ id: uuid, code: checkCode }).strict(),
  output: taken,
  may: 'anyone',
  refusals: [
    ...dayRefusals,
    'queue.notYet',
    'queue.closed',
    'appointment.unknown',
    'appointment.cancelled',
    'appointment.arrived',
    'appointment.otherDay',
  ],
  facts: [numberTaken],
  triesAMinute: APPOINTMENTS_A_MINUTE,
});

const callSealed = { counter: { schema: counter, keptIn: 'queue_call.counter' } };
export const numberCalled = fact({ name: 'applications.numberCalled', sealed: callSealed });
export const numberRecalled = fact({ name: 'applications.numberRecalled', sealed: callSealed });

const called = z.object({ ticketId: uuid, number: z.number(), counter: z.number() });

export const callNext = command({
  name: 'applications.callNext',
  input: z.object({ unitId: uuid, counter }).strict(),
  output: called,
  may: clerks,
  refusals: ['window.unknown', 'queue.empty', 'queue.stillServing'],
  facts: [numberCalled],
});

export const recallNumber = command({
  name: 'applications.recallNumber',
  input: z.object({ ticketId: uuid }).strict(),
  output: called,
  may: clerks,
  refusals: ['queue.notCalled', 'queue.ended'],
  facts: [numberRecalled],
});

/** An application was taken in on the number, by `submitApplication`. */
export const numberTied = fact({
  name: 'applications.numberTied',
  sealed: { application: { schema: uuid, keptIn: 'queue_tie.application_id' } },
});

export const tieRefusals = ['queue.notCalled', 'queue.ended', 'queue.absentHasNone'] as const;

export const serviceOutcomes = ['served', 'absent'] as const;

export const serviceEnded = fact({
  name: 'applications.serviceEnded',
  sealed: {
    outcome: { schema: z.enum(serviceOutcomes), keptIn: 'queue_end.outcome' },
    waitedMinutes: { schema: z.number(), keptIn: 'queue_end.waited_minutes' },
    servedMinutes: { schema: z.number(), keptIn: 'queue_end.served_minutes' },
  },
});

export const endService = command({
  name: 'applications.endService',
  input: z.object({ ticketId: uuid, outcome: z.enum(serviceOutcomes) }).strict(),
  output: z.object({ ticketId: uuid, waitedMinutes: z.number(), servedMinutes: z.number() }),
  may: clerks,
  refusals: ['queue.notCalled', 'queue.ended', 'queue.absentHasNone'],
  facts: [serviceEnded],
});

const windowShown = z.object({
  unitId: uuid,
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
});

/** `why`: of a day that is closed; `notice`: the number of the notice that closes or opens it. */
const dayShown = z.object({
  day,
  open: z.boolean(),
  why: z.enum([
    'workingDay',
    'makeUpDay',
    'openWeekend',
    'noHours',
    'weekend',
    'holiday',
    'lawHoliday',
    'closedDay',
    'past',
  ]),
  notice: z.string().nullable(),
  /** The notice of that year is not out: the day may still change. */
  provisional: z.boolean(),
  spans: z.array(span),
});

export const findWindows = query({
  name: 'applications.findWindows',
  input: z.object({}),
  output: z.object({
    windows: z.array(windowShown.extend({ hours: hours.nullable(), next: hours.nullable(), today: dayShown })),
  }),
  may: 'anyone',
  refusals: [],
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

/** For the board in the hall: numbers and counters, nothing about people. */
export const findQueue = query({
  name: 'applications.findQueue',
  input: z.object({ unitId: uuid.optional() }),
  output: z.object({
    windows: z.array(
      z.object({
        unitId: uuid,
        name: z.string(),
        waiting: z.number(),
        next: z.array(z.number()),
        called: z.array(
          z.object({ number: z.number(), counter: z.number(), calledAt: z.string(), again: z.boolean() }),
        ),
      }),
    ),
  }),
  may: 'anyone',
  refusals: [],
});

const ticketShown = z.object({
  id: uuid,
  number: z.number(),
  item: itemKey.nullable(),
  /** The half hour of his appointment, where he came by one. */
  halfHour: halfHour.nullable(),
  takenAt: z.string(),
  counter: z.number().nullable(),
  calledAt: z.string().nullable(),
  recalls: z.number(),
});

/** Taken in on the number, as far as the reader may see applications. */
const tied = z.object({ applications: z.array(z.object({ id: uuid, number: z.string(), item: itemKey })) });

/** Most numbers of a day that are listed as called or ended. */
export const NUMBERS_SHOWN = 100;

/** The window's own day, for those who work at it. */
export const getWindowDay = query({
  name: 'applications.getWindowDay',
  input: z.object({ unitId: uuid.optional() }),
  output: z.object({
    /** Those at which the reader works or which he watches. */
    windows: z.array(windowShown),
    chosen: z
      .object({
        unitId: uuid,
        today: dayShown,
        /** In the order in which they will be called. */
        waiting: z.array(ticketShown),
        called: z.array(ticketShown.extend(tied.shape)),
        /** The newest first. */
        ended: z.array(ticketShown.extend({ ...tied.shape, outcome: z.enum(serviceOutcomes) })),
        served: z.number(),
        absent: z.number(),
        medianWaitMinutes: z.number().nullable(),
        appointments: z.array(
          z.object({
            id: uuid,
            item: itemKey,
            halfHour,
            state: z.enum(appointmentStates),
            number: z.number().nullable(),
            hasPhone: z.boolean(),
          }),
        ),
        mayServe: z.boolean(),
      })
      .nullable(),
  }),
  may: [...clerks, ...keepers, ...watchers],
  refusals: [],
});

/** Numbers of today on which an application may be taken in; newest call first, at the windows where the reader serves. */
export const findCalledNumbers = query({
  name: 'applications.findCalledNumbers',
  input: z.object({}),
  output: z.object({
    numbers: z.array(
      z.object({
        id: uuid,
        number: z.number(),
        item: itemKey.nullable(),
        counter,
        /** It stands at its counter, called there by the reader. */
        atHand: z.boolean(),
      }),
    ),
  }),
  may: clerks,
  refusals: [],
});

/** To call somebody whose half hour cannot be kept; nobody sees a telephone by the way. */
export const getAppointmentPhone = query({
  name: 'applications.getAppointmentPhone',
  input: z.object({ appointmentId: uuid }),
  output: z.object({ phone: z.string().nullable() }),
  may: clerks,
  refusals: [],
});
