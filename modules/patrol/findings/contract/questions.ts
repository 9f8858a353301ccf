/** What can be asked of findings: one, many, near, early. */
import { day, madeFile, mediaTypes, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { attachmentView, cursor, light, maySeeOf } from '#modules/matters/contract';
import { findingKinds, place, position } from './fields.ts';

export const findingRow = z.object({
  id: uuid,
  number: z.string(),
  state: z.string(),
  kind: z.string(),
  stage: z.string(),
  channel: z.string(),
  placeName: z.string(),
  division: z.string(),
  centre: position,
  foundAt: z.string(),
  openedAt: z.string(),
  dueOn: z.string().nullable(),
  light,
  person: z.string().nullable(),
  areaM2: z.number().nullable(),
});

/** The figures of a month: three delays, and what was caught at the foundation or before. */
export const earlyMeasures = ['found', 'reported', 'stopped', 'caught'] as const;

/** What lies near, but for what has been over for a year; `open`: somebody still has to do with it. */
export const nearRow = findingRow.extend({ distanceM: z.number(), open: z.boolean() });

/** What a list can be narrowed to; the same words stand in the page's address, the export and the map. */
export const findingFilter = z.object({
  state: z.string().max(200).optional(),
  kind: z.enum(findingKinds).optional(),
  division: divisionCode.optional(),
  from: day.optional(),
  to: day.optional(),
  light: z.enum(['red', 'yellow', 'green']).optional(),
  text: z.string().trim().max(60).optional(),
  /** The month in which it was found, and which figure of that month counts it. */
  month: z
    .string()
    .refine((text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text), 'notAMonth')
    .optional(),
  early: z.enum(earlyMeasures).optional(),
});

export const findFindings = query({
  name: 'patrol.findFindings',
  input: findingFilter.extend({
    sort: z.enum(['newest', 'due', 'oldest']).default('newest'),
    cursor: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    findings: z.array(findingRow),
    next: z.string().nullable(),
    total: z.number(),
    totalIsMore: z.boolean(),
  }),
  may: maySeeOf('finding'),
  refusals: [],
});

/** The list as a file, as it is narrowed on the screen. */
export const exportFindings = query({
  name: 'patrol.exportFindings',
  input: findingFilter.extend({ form: z.enum(['xlsx', 'csv', 'geojson']) }),
  output: madeFile,
  files: Object.values(mediaTypes),
  may: maySeeOf('finding'),
  refusals: ['finding.tooManyToExport'],
});

export const findFindingsOnMap = query({
  name: 'patrol.findFindingsOnMap',
  input: findingFilter,
  output: z.object({
    points: z.array(
      z.object({ id: uuid, at: position, state: z.string(), kind: z.string(), light, placeName: z.string() }),
    ),
    more: z.boolean(),
  }),
  may: maySeeOf('finding'),
  refusals: [],
});

export const delays = z.object({
  begunOn: z.string().nullable(),
  foundAt: z.string(),
  reportedAt: z.string(),
  stoppedAt: z.string().nullable(),
});

export const getFinding = query({
  name: 'patrol.getFinding',
  input: z.object({ id: uuid }),
  output: z.object({
    id: uuid,
    kind: z.string(),
    stage: z.string(),
    channel: z.string(),
    words: z.string(),
    foundAt: z.string(),
    reportedBy: z.string().nullable(),
    reportedById: uuid.nullable(),
    place,
    plot: place.nullable(),
    areaM2: z.number().nullable(),
    areaMu: z.number().nullable(),
    delays,
    caughtEarly: z.boolean().nullable(),
    nearby: z.array(nearRow),
    photos: z.array(attachmentView),
    joinedInto: uuid.nullable(),
  }),
  may: maySeeOf('finding'),
  refusals: [],
  personal: (found: { reportedById: string | null }) => (found.reportedById ? [found.reportedById] : []),
});

/** Who may go and look: licensed today, of the units that serve the place, nearest first. */
export const findOfficers = query({
  name: 'patrol.findOfficers',
  input: z.object({ matterId: uuid }),
  output: z.object({
    officers: z.array(z.object({ personId: uuid, name: z.string(), unit: z.string().nullable(), licence: z.string() })),
  }),
  may: maySeeOf('finding'),
  refusals: [],
});

/** For whoever is about to report: what is already known around the place. */
export const findNearby = query({
  name: 'patrol.findNearby',
  input: z.object({ lon: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) }),
  output: z.object({
    division: z.string().nullable(),
    placeName: z.string().nullable(),
    unit: z.string().nullable(),
    nearby: z.array(nearRow),
  }),
  may: maySeeOf('finding'),
  refusals: [],
});

export const findEarly = query({
  name: 'patrol.findEarly',
  input: z.object({
    division: z.string().max(6).optional(),
    months: z.coerce.number().int().min(1).max(36).default(13),
  }),
  output: z.object({
    division: z.string(),
    months: z.array(
      z.object({
        month: z.string(),
        found: z.number(),
        begun: z.number(),
        stopped: z.number(),
        early: z.number(),
        foundAfterDays: z.number().nullable(),
        reportedAfterMinutes: z.number().nullable(),
        stoppedAfterMinutes: z.number().nullable(),
      }),
    ),
  }),
  may: [
    { role: 'inspector', scope: 'division' },
    { role: 'reviewer', scope: 'division' },
    { role: 'supervisor', scope: 'division' },
    { role: 'leader', scope: 'division' },
  ],
  refusals: [],
});
