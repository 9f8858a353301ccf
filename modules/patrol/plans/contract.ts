/** Patrol plans of a year or month: how often each zone is to be visited, and how often it was; of zones, never of people. */
import { command, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { zoneClass } from '../zones/contract.ts';

const year = z.coerce.number().int().min(2018).max(2100);
/** Absent: the whole year. */
const month = z.coerce.number().int().min(1).max(12).optional();
const times = z.number().int().min(0).max(366);
const planRow = z.object({ zoneId: uuid, zoneClass, times }).strict();
export type PlanRow = z.output<typeof planRow>;
const words = z.string().trim().max(500);

export const planners = [
  { role: 'administrator', scope: 'city' },
  { role: 'stationOfficer', scope: 'division' },
  { role: 'inspector', scope: 'division' },
] as const;

export const planMade = fact({
  name: 'patrol.planMade',
  sealed: {
    year: { schema: z.number(), keptIn: 'patrol_plan.year' },
    month: { schema: z.number().nullable(), keptIn: 'patrol_plan.month' },
    rows: { schema: z.array(planRow), keptIn: 'plan_version.rows' },
  },
});

/** From the interval of each zone's class, as the norms have it on the first day. */
export const makePlan = command({
  name: 'patrol.makePlan',
  input: z.object({ id: uuid, division: divisionCode, year, month }).strict(),
  output: z.object({ planId: uuid, zones: z.number() }),
  may: planners,
  refusals: ['plan.made', 'plan.noZones'],
  facts: [planMade],
});

export const planAdjusted = fact({
  name: 'patrol.planAdjusted',
  sealed: {
    rows: { schema: z.array(planRow), keptIn: 'plan_version.rows' },
    words: { schema: words, keptIn: 'plan_version.words' },
  },
});

/** More or less often than the class asks, and why; the former version stays. */
export const adjustPlan = command({
  name: 'patrol.adjustPlan',
  input: z
    .object({
      planId: uuid,
      version: z.number().int().positive(),
      changes: z
        .array(z.object({ zoneId: uuid, times }).strict())
        .min(1)
        .max(2_000),
      words: words.min(1),
    })
    .strict(),
  output: z.object({ planId: uuid, version: z.number() }),
  may: planners,
  refusals: ['plan.zoneUnknown'],
  facts: [planAdjusted],
});

export const plannedZone = z.object({
  zoneId: uuid,
  name: z.string(),
  zoneClass,
  intervalDays: z.number(),
  /** Null: the zone was drawn after the plan was made. */
  planned: z.number().nullable(),
  /** In how many stretches of its interval, up to today, so much of it was seen that it counts as visited. */
  done: z.number(),
  /** How many of the stretches are over. */
  due: z.number(),
});

export const getPlan = query({
  name: 'patrol.getPlan',
  input: z.object({ division: divisionCode, year, month }),
  output: z.object({
    plan: z
      .object({
        id: uuid,
        version: z.number(),
        madeAt: z.string(),
        by: z.string().nullable(),
        words: z.string(),
      })
      .nullable(),
    from: z.string(),
    to: z.string(),
    zones: z.array(plannedZone),
    more: z.boolean(),
    mayPlan: z.boolean(),
  }),
  may: [...planners, { role: 'supervisor', scope: 'city' }, { role: 'leader', scope: 'division' }],
  refusals: [],
});

/** The zones that one has to patrol oneself and that ask for a visit soon. */
export const findDueZones = query({
  name: 'patrol.findDueZones',
  input: z.object({}),
  output: z.object({
    zones: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        zoneClass,
        intervalDays: z.number(),
        /** Of the zone, seen within the interval. */
        percent: z.number(),
        /** The interval is over without a visit. */
        late: z.boolean(),
      }),
    ),
  }),
  may: [
    { role: 'coordinator', scope: 'own' },
    { role: 'stationOfficer', scope: 'own' },
  ],
  refusals: [],
});
