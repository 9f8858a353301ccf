/** Who is on patrol, with what, for what purpose and until when; vehicles and trackers of the register. */
import { command, day, fact, instant, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { modes } from '../tracks/rules/judging.ts';

export const patrolMode = z.enum(modes);
export const purposes = ['routine', 'clue', 'recheck', 'campaign', 'handOver'] as const;
export const purpose = z.enum(purposes);
export type Purpose = (typeof purposes)[number];
const words = z.string().trim().max(500);

/** Who may go on patrol, for themselves alone: nobody is followed whom nobody asked. */
export const patrollers = [
  { role: 'coordinator', scope: 'own' },
  { role: 'stationOfficer', scope: 'own' },
  { role: 'inspector', scope: 'own' },
] as const;

export const patrolStarted = fact({
  name: 'patrol.patrolStarted',
  sealed: {
    mode: { schema: patrolMode, keptIn: 'patrol.mode' },
    purpose: { schema: purpose, keptIn: 'patrol.purpose' },
    startedAt: { schema: z.string(), keptIn: 'patrol.started_at' },
  },
});

export const startPatrol = command({
  name: 'patrol.startPatrol',
  input: z.object({ id: uuid, mode: patrolMode, purpose: purpose.default('routine'), startedAt: instant }).strict(),
  output: z.object({ id: uuid, startedAt: z.string() }),
  may: patrollers,
  refusals: ['patrol.overlaps', 'patrol.overlapsNow', 'patrol.inFuture', 'patrol.tooOld'],
  facts: [patrolStarted],
});

export const patrolEnded = fact({
  name: 'patrol.patrolEnded',
  sealed: {
    endedAt: { schema: z.string(), keptIn: 'patrol_end.ended_at' },
    words: { schema: words, keptIn: 'patrol_end.words' },
  },
});

/** What was recorded after the end that is told is thrown away with it: it was no patrol. */
export const endPatrol = command({
  name: 'patrol.endPatrol',
  input: z.object({ patrolId: uuid, endedAt: instant, words: words.default('') }).strict(),
  output: z.object({ patrolId: uuid, endedAt: z.string(), thrownAway: z.number() }),
  /** By the house where somebody has forgotten it. */
  may: [...patrollers, { role: 'system', scope: 'city' }],
  refusals: ['patrol.ended', 'patrol.endsBeforeStart', 'patrol.inFuture'],
  facts: [patrolEnded],
});

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** Of Monday to Sunday: from when until when the vehicle is on duty; null: not at all. */
export const dutyHours = z
  .array(
    z
      .tuple([clockTime, clockTime])
      .refine(([from, to]) => from < to, 'wrong')
      .nullable(),
  )
  .length(7);

export const vehicleRegistered = fact({
  name: 'patrol.vehicleRegistered',
  sealed: {
    plate: { schema: z.string(), keptIn: 'vehicle.plate' },
    unitId: { schema: uuid, keptIn: 'vehicle.unit_id' },
    mode: { schema: patrolMode, keptIn: 'vehicle.mode' },
    dutyHours: { schema: dutyHours, keptIn: 'vehicle.duty_hours' },
  },
});

const registrars = [
  { role: 'administrator', scope: 'city' },
  { role: 'stationOfficer', scope: 'unit' },
  { role: 'inspector', scope: 'unit' },
] as const;

export const registerVehicle = command({
  name: 'patrol.registerVehicle',
  input: z
    .object({
      id: uuid,
      plate: z.string().trim().min(4).max(12),
      unitId: uuid,
      division: divisionCode,
      mode: patrolMode.default('car'),
      dutyHours,
    })
    .strict(),
  output: z.object({ id: uuid }),
  may: registrars,
  refusals: ['vehicle.plateTaken'],
  facts: [vehicleRegistered],
});

export const deviceEnrolled = fact({
  name: 'patrol.deviceEnrolled',
  sealed: {
    label: { schema: z.string(), keptIn: 'tracker.label' },
    personId: { schema: uuid.nullable(), keptIn: 'tracker.person_id' },
    vehicleId: { schema: uuid.nullable(), keptIn: 'tracker.vehicle_id' },
  },
});

/** Of a vehicle, or of the person who enrols it: nobody hangs a tracker on somebody else. */
export const enrolDevice = command({
  name: 'patrol.enrolDevice',
  input: z.object({ id: uuid, label: z.string().trim().min(1).max(60), vehicleId: uuid.optional() }).strict(),
  /** The key is shown once; only its hash is kept. */
  output: z.object({ id: uuid, key: z.string() }),
  may: [...patrollers, ...registrars],
  refusals: ['vehicle.unknown'],
  facts: [deviceEnrolled],
});

export const deviceStruckOff = fact({
  name: 'patrol.deviceStruckOff',
  sealed: { words: { schema: words, keptIn: 'tracker_end.words' } },
});

export const strikeOffDevice = command({
  name: 'patrol.strikeOffDevice',
  input: z.object({ deviceId: uuid, words: words.default('') }).strict(),
  output: z.object({ deviceId: uuid }),
  may: [...patrollers, ...registrars],
  refusals: ['device.struckOff'],
  facts: [deviceStruckOff],
});

export const patrolView = z.object({
  id: uuid,
  mode: patrolMode,
  purpose,
  division: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});

/** One's own, newest first; the open one has no end. */
export const findMyPatrols = query({
  name: 'patrol.findMyPatrols',
  input: z.object({ from: day.optional() }),
  output: z.object({ patrols: z.array(patrolView) }),
  may: patrollers,
  refusals: [],
});
