/** The patrol log 巡查日志: what is known of a patrol by itself, and what its owner adds. */
import { command, day, fact, madeFile, mediaTypes, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { patrollers, patrolView } from '../patrols/contract.ts';
import { overseers, trackPiece } from '../tracks/contract.ts';
import { dropReasons } from '../tracks/rules/sifting.ts';

const line = z.string().trim().max(300);
const words = z.string().trim().max(2000);

/** What a finding does not say of itself: whose building it is, what it is to be, whether anything was approved. */
export const logSite = z.object({ findingId: uuid, project: line, builder: line, approval: line }).strict();
export type LogSite = z.output<typeof logSite>;

export const logWritten = fact({
  name: 'patrol.logWritten',
  sealed: {
    route: { schema: words, keptIn: 'patrol_log.route' },
    companions: { schema: z.array(uuid), keptIn: 'patrol_log.companions' },
    opinion: { schema: words, keptIn: 'patrol_log.opinion' },
    remark: { schema: words, keptIn: 'patrol_log.remark' },
    sites: { schema: z.array(logSite), keptIn: 'patrol_log.sites' },
  },
});

/** As often as its owner likes: each time is a fact, and the last one is printed. */
export const writeLog = command({
  name: 'patrol.writeLog',
  input: z
    .object({
      patrolId: uuid,
      route: words.default(''),
      companions: z.array(uuid).max(8).default([]),
      opinion: words.default(''),
      remark: words.default(''),
      sites: z.array(logSite).max(50).default([]),
    })
    .strict(),
  output: z.object({ patrolId: uuid, n: z.number() }),
  /** One's own; of a vehicle's patrol whoever serves in its unit. */
  may: [...patrollers, { role: 'stationOfficer', scope: 'unit' }, { role: 'inspector', scope: 'unit' }],
  refusals: ['log.companionUnknown', 'log.siteElsewhere'],
  facts: [logWritten],
});

/** Who could have come along: in service on the day of the patrol, of the units that serve its place; the nearest first. */
export const findCompanions = query({
  name: 'patrol.findCompanions',
  input: z.object({ patrolId: uuid }),
  output: z.object({
    people: z.array(z.object({ personId: uuid, name: z.string(), post: z.string(), unit: z.string() })),
  }),
  may: writeLog.may,
  refusals: [],
});

const position = z.tuple([z.number(), z.number()]);

export const siteView = z.object({
  findingId: uuid,
  number: z.string(),
  kind: z.string(),
  stage: z.string(),
  state: z.string(),
  placeName: z.string(),
  centre: position,
  foundAt: z.string(),
  begunOn: z.string().nullable(),
  areaM2: z.number().nullable(),
  words: z.string(),
  /** Land classes of the plot, as papers say them. */
  landUse: z.string().nullable(),
  project: z.string(),
  builder: z.string(),
  approval: z.string(),
  photos: z.array(
    z.object({ sha256: z.string(), takenAt: z.string().nullable(), directionDeg: z.number().nullable() }),
  ),
});

export const memberView = z.object({ personId: uuid, name: z.string(), licence: z.string().nullable() });

export const getPatrol = query({
  name: 'patrol.getPatrol',
  input: z.object({ id: uuid }),
  output: patrolView.extend({
    personId: uuid.nullable(),
    /** Of the person, or the plate of the vehicle. */
    name: z.string(),
    unit: z.string().nullable(),
    placeName: z.string(),
    endWords: z.string(),
    /** Ended by the house, since nobody did. */
    endedByHouse: z.boolean(),
    mine: z.boolean(),
    mayWrite: z.boolean(),
    kept: z.number(),
    dropped: z.array(z.object({ reason: z.enum(dropReasons), fixes: z.number() })),
    /** Points are thrown away after the time that the norm says; the rest stays. */
    pointsGone: z.boolean(),
    tracks: z.array(trackPiece),
    /** The ground looked at, as rectangles of four corners longitude, latitude. */
    ground: z.array(z.array(z.number()).length(8)),
    /** Villages in the order in which they were come to. */
    villages: z.array(z.string()),
    people: z.array(memberView),
    sites: z.array(siteView),
    log: z
      .object({
        route: z.string(),
        opinion: z.string(),
        remark: z.string(),
        writtenAt: z.string(),
        by: z.string().nullable(),
        n: z.number(),
      })
      .nullable(),
  }),
  may: [...patrollers, ...overseers],
  refusals: [],
  personal: (found: { personId: string | null }) => (found.personId ? [found.personId] : []),
});

export const patrolFilter = z.object({
  from: day.optional(),
  to: day.optional(),
  division: divisionCode.optional(),
  of: z.enum(['people', 'vehicles']).optional(),
});

export const patrolRow = patrolView.extend({
  name: z.string(),
  unit: z.string().nullable(),
  placeName: z.string(),
  findings: z.number(),
  logged: z.boolean(),
});

/** Newest first. When and where somebody was on duty, never how far or how fast. */
export const findPatrols = query({
  name: 'patrol.findPatrols',
  input: patrolFilter.extend({
    cursor: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~[0-9a-f-]{36}$/, 'notACursor')
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ patrols: z.array(patrolRow), next: z.string().nullable() }),
  may: overseers,
  refusals: [],
});

/** The logs of a period as a table, as it is narrowed on the screen. */
export const exportPatrols = query({
  name: 'patrol.exportPatrols',
  input: patrolFilter.extend({ form: z.enum(['xlsx', 'csv']) }),
  output: madeFile,
  files: [mediaTypes.xlsx, mediaTypes.csv],
  may: overseers,
  refusals: ['log.tooManyToExport'],
});
