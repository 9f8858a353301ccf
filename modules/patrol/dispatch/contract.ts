/** Sending the nearest crew to a report: who is near, who was asked, what they said, when they were there. */
import { command, fact, instant, query, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { place, words } from '../findings/contract.ts';
import { patrollers, patrolMode } from '../patrols/contract.ts';
import { overseers } from '../tracks/contract.ts';
import { dispatchProcedure } from './procedure.ts';

/** One that is known to be near: never where it is, only how far. */
const proposal = z.object({ patrolId: uuid, distanceM: z.number() });

export const crewsProposed = fact({
  name: 'patrol.crewsProposed',
  sealed: {
    findingId: { schema: uuid, keptIn: 'dispatch.finding_id' },
    crews: { schema: z.array(proposal), keptIn: 'dispatch.crews' },
  },
});

/** By the house as a report comes in, or by the station where a crew went out later. */
export const proposeCrews = command({
  name: 'patrol.proposeCrews',
  input: z.object({ id: uuid, findingId: uuid }).strict(),
  output: z.object({ id: uuid, crews: z.number() }),
  may: mayOf(dispatchProcedure, 'proposeCrews', 'division'),
  refusals: ['dispatch.findingTaken', 'dispatch.underWay', 'dispatch.nobodyNear'],
  facts: [crewsProposed],
});

export const crewDispatched = fact({
  name: 'patrol.crewDispatched',
  sealed: {
    patrolId: { schema: uuid, keptIn: 'dispatch_sending.patrol_id' },
    distanceM: { schema: z.number(), keptIn: 'dispatch_sending.distance_m' },
    words: { schema: words, keptIn: 'dispatch_sending.words' },
  },
});

export const dispatchCrew = command({
  name: 'patrol.dispatchCrew',
  input: z.object({ dispatchId: uuid, patrolId: uuid, words: words.default('') }).strict(),
  output: z.object({ dispatchId: uuid, state: z.string() }),
  may: mayOf(dispatchProcedure, 'dispatchCrew', 'division'),
  refusals: ['dispatch.crewGone', 'dispatch.crewBusy', 'dispatch.nobodyAnswers'],
  facts: [crewDispatched],
});

export const dispatchAccepted = fact({
  name: 'patrol.dispatchAccepted',
  sealed: { words: { schema: words, keptIn: 'dispatch_answer.words' } },
});
export const dispatchDeclined = fact({
  name: 'patrol.dispatchDeclined',
  sealed: { words: { schema: words, keptIn: 'dispatch_answer.words' } },
});

export const acceptDispatch = command({
  name: 'patrol.acceptDispatch',
  input: z.object({ dispatchId: uuid, words: words.default('') }).strict(),
  output: z.object({ dispatchId: uuid, state: z.string() }),
  may: mayOf(dispatchProcedure, 'acceptDispatch', 'assigned'),
  refusals: [],
  facts: [dispatchAccepted],
});

/** Nobody is asked to justify himself at length, but the next one must know what bars the way. */
export const declineDispatch = command({
  name: 'patrol.declineDispatch',
  input: z.object({ dispatchId: uuid, words: words.min(1) }).strict(),
  output: z.object({ dispatchId: uuid, state: z.string() }),
  may: mayOf(dispatchProcedure, 'declineDispatch', 'assigned'),
  refusals: [],
  facts: [dispatchDeclined],
});

export const crewArrived = fact({
  name: 'patrol.crewArrived',
  sealed: {
    arrivedAt: { schema: z.string(), keptIn: 'dispatch_arrival.arrived_at' },
    /** By a fix of the patrol, or told by hand. */
    measured: { schema: z.boolean(), keptIn: 'dispatch_arrival.measured' },
  },
});

/** By hand where there is no signal; by the house where a fix of the patrol lies at the place. */
export const recordArrival = command({
  name: 'patrol.recordArrival',
  input: z.object({ dispatchId: uuid, arrivedAt: instant }).strict(),
  output: z.object({ dispatchId: uuid, state: z.string() }),
  may: mayOf(dispatchProcedure, 'recordArrival', 'assigned'),
  refusals: ['patrol.inFuture', 'dispatch.beforeAccepted'],
  facts: [crewArrived],
});

export const dispatchCalledOff = fact({
  name: 'patrol.dispatchCalledOff',
  sealed: { words: { schema: words, keptIn: 'dispatch_end.words' } },
});

export const callOffDispatch = command({
  name: 'patrol.callOffDispatch',
  input: z.object({ dispatchId: uuid, words: words.default('') }).strict(),
  output: z.object({ dispatchId: uuid, state: z.string() }),
  may: mayOf(dispatchProcedure, 'callOffDispatch', 'division'),
  refusals: [],
  facts: [dispatchCalledOff],
});

export const crewView = z.object({
  patrolId: uuid,
  personId: uuid.nullable(),
  /** Of the person, or the plate of the vehicle. */
  name: z.string(),
  unit: z.string().nullable(),
  mode: patrolMode,
  distanceM: z.number(),
  /** Minutes since the last fix. */
  seenMinutesAgo: z.number(),
  /** On the way to something else. */
  busy: z.boolean(),
});

/** Who is near now: only crews that are on an open patrol and were heard of within the last quarter of an hour. */
export const findCrews = query({
  name: 'patrol.findCrews',
  input: z.object({ findingId: uuid }),
  output: z.object({ crews: z.array(crewView) }),
  may: overseers.filter(({ role }) => role === 'stationOfficer' || role === 'inspector'),
  refusals: [],
  personal: (found: { crews: readonly { personId: string | null }[] }) =>
    found.crews.flatMap(({ personId }) => personId ?? []),
});

export const dispatchView = z.object({
  id: uuid,
  findingId: uuid,
  state: z.string(),
  /** Who was asked last. */
  crew: z.string().nullable(),
  distanceM: z.number().nullable(),
  by: z.string().nullable(),
  words: z.string(),
  proposedAt: z.string(),
  sentAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  measured: z.boolean().nullable(),
  /** From the dispatch to the arrival. */
  minutes: z.number().nullable(),
  declined: z.array(z.object({ crew: z.string(), words: z.string(), at: z.string() })),
});

/** Of a finding, newest first. */
export const findDispatches = query({
  name: 'patrol.findDispatches',
  input: z.object({ findingId: uuid }),
  output: z.object({ dispatches: z.array(dispatchView), mayDispatch: z.boolean() }),
  may: overseers,
  refusals: [],
});

/** For a link that knows the dispatch only: the worklist's. */
export const getDispatch = query({
  name: 'patrol.getDispatch',
  input: z.object({ id: uuid }),
  output: z.object({ id: uuid, findingId: uuid, state: z.string(), mine: z.boolean() }),
  may: [...patrollers.map(({ role }) => ({ role, scope: 'assigned' as const })), ...overseers],
  refusals: [],
});

/** What one is asked to go and see, or is on the way to. */
export const findMyDispatches = query({
  name: 'patrol.findMyDispatches',
  input: z.object({}),
  output: z.object({
    dispatches: z.array(
      z.object({
        id: uuid,
        findingId: uuid,
        state: z.string(),
        kind: z.string(),
        placeName: z.string(),
        place,
        seen: z.string(),
        words: z.string(),
        by: z.string().nullable(),
        sentAt: z.string(),
        distanceM: z.number(),
      }),
    ),
  }),
  may: patrollers.map(({ role }) => ({ role, scope: 'assigned' as const })),
  refusals: [],
});
