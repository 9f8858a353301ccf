/** Numbers of a day and their calls: who waits, who is called to which counter, what was taken in, how it ended. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { checkCode } from '#modules/papers/contract';
import { itemKey } from '../../items/contract.ts';
import { APPOINTMENTS_A_MINUTE, appointmentStates } from './bookings.ts';
import { clerks, dayRefusals, dayShown, halfHour, keepers, watchers, windowShown } from './hours.ts';

const counter = z.number().int().min(1).max(99);

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
