/** Findings: somebody sees that land is being used against the law; reported, verified, looked at again, closed. */
import { command, day, fact, instant, query, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { attachmentView, cursor, light, maySee, sha256 } from '#modules/matters/contract';
import { findingProcedure } from './procedure.ts';

/** What is being done on the land; the words that a villager uses stand in the words files. */
export const findingKinds = ['building', 'digging', 'hardening', 'dumping', 'pondOrTrees', 'mining', 'unsure'] as const;
/** How far the building had come (动土、基础、墙体、封顶). */
export const buildStages = ['groundbreaking', 'foundation', 'walls', 'roofed', 'none'] as const;
export const channels = ['patrol', 'citizenReport', 'satellite', 'handOver', 'petition'] as const;
export const lawfulGrounds = [
  'approved',
  'temporary',
  'agriculturalFacility',
  'ruralRoad',
  'noChange',
  'notOurs',
] as const;

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4).max(2000);

/** WGS84/CGCS2000 longitude, latitude. */
export const place = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }).strict(),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(20) }).strict(),
]);
export type Place = z.output<typeof place>;

const words = z.string().trim().max(2000);
const photos = z.array(sha256).max(30);
const matterVersion = z.number().int().positive().optional();

export const findingReported = fact({
  name: 'patrol.findingReported',
  sealed: {
    place: { schema: place, keptIn: 'finding.place' },
    placeName: { schema: z.string(), keptIn: 'matter.place_name' },
    kind: { schema: z.enum(findingKinds), keptIn: 'finding.kind' },
    stage: { schema: z.enum(buildStages), keptIn: 'finding.stage' },
    channel: { schema: z.enum(channels), keptIn: 'finding.channel' },
    words: { schema: words, keptIn: 'finding.words' },
    begunOn: { schema: z.string().nullable(), keptIn: 'finding.begun_on' },
    photos: { schema: photos, keptIn: 'attachment.sha256[]' },
  },
});

export const reportFinding = command({
  name: 'patrol.reportFinding',
  input: z
    .object({
      id: uuid,
      place,
      kind: z.enum(findingKinds),
      stage: z.enum(buildStages).default('none'),
      channel: z.enum(channels).default('patrol'),
      words: words.default(''),
      foundAt: instant,
      /** Estimated day on which the work began. */
      begunOn: day.optional(),
      photos: photos.default([]),
    })
    .strict(),
  output: z.object({
    id: uuid,
    number: z.string(),
    division: z.string(),
    placeName: z.string(),
    unit: z.string().nullable(),
    person: z.string().nullable(),
  }),
  may: [...mayOf(findingProcedure, 'reportFinding', 'city')],
  refusals: ['finding.outsideCity', 'finding.inFuture', 'finding.tooOld', 'finding.begunAfterFound', 'polygon.wrong'],
  facts: [findingReported],
});

export const findingVerified = fact({
  name: 'patrol.findingVerified',
  sealed: {
    outcome: { schema: z.enum(['illegal', 'lawful', 'noChange']), keptIn: 'verification.outcome' },
    ground: { schema: z.enum(lawfulGrounds).nullable(), keptIn: 'verification.ground' },
    areaM2: { schema: z.number().nullable(), keptIn: 'verification.area_m2' },
    place: { schema: place.nullable(), keptIn: 'verification.place' },
    stage: { schema: z.enum(buildStages), keptIn: 'verification.stage' },
    words: { schema: words, keptIn: 'verification.words' },
    officers: { schema: z.array(uuid), keptIn: 'verification.officers' },
    photos: { schema: photos, keptIn: 'attachment.sha256[]' },
  },
});

export const verifyFinding = command({
  name: 'patrol.verifyFinding',
  input: z
    .object({
      matterId: uuid,
      version: matterVersion,
      outcome: z.enum(['illegal', 'lawful', 'noChange']),
      ground: z.enum(lawfulGrounds).optional(),
      /** The plot as measured; replaces the point of the report. */
      plot: place.optional(),
      stage: z.enum(buildStages),
      words: words.min(1),
      officers: z.array(uuid).min(1).max(6),
      arrivedAt: instant,
      photos: photos.default([]),
    })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string(), areaM2: z.number().nullable() }),
  may: [...mayOf(findingProcedure, 'verifyFinding', 'division')],
  refusals: [
    'finding.twoOfficers',
    'finding.officerUnlicensed',
    'finding.actorNotThere',
    'finding.groundNeeded',
    'finding.plotNeeded',
    'finding.plotFar',
    'finding.outsideCity',
    'finding.inFuture',
    'finding.beforeFound',
    'polygon.wrong',
  ],
  facts: [findingVerified],
});

export const findingJoined = fact({
  name: 'patrol.findingJoined',
  sealed: {
    into: { schema: uuid, keptIn: 'joining.into_id' },
    words: { schema: words, keptIn: 'joining.words' },
  },
});

export const joinFinding = command({
  name: 'patrol.joinFinding',
  input: z.object({ matterId: uuid, version: matterVersion, into: uuid, words: words.min(1) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: [...mayOf(findingProcedure, 'joinFinding', 'division')],
  refusals: ['finding.joinItself', 'finding.joinFar', 'finding.joinJoined'],
  facts: [findingJoined],
});

export const siteRechecked = fact({
  name: 'patrol.siteRechecked',
  sealed: {
    outcome: { schema: z.enum(['stopped', 'defied']), keptIn: 'recheck.outcome' },
    words: { schema: words, keptIn: 'recheck.words' },
    photos: { schema: photos, keptIn: 'attachment.sha256[]' },
  },
});

export const recheckSite = command({
  name: 'patrol.recheckSite',
  input: z
    .object({
      matterId: uuid,
      version: matterVersion,
      outcome: z.enum(['stopped', 'defied']),
      words: words.min(1),
      seenAt: instant,
      photos: photos.default([]),
    })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: [...mayOf(findingProcedure, 'recheckSite', 'division')],
  refusals: ['finding.inFuture', 'finding.beforeServed'],
  facts: [siteRechecked],
});

export const findingClosed = fact({
  name: 'patrol.findingClosed',
  sealed: { words: { schema: words, keptIn: 'closing.words' } },
});

export const closeFinding = command({
  name: 'patrol.closeFinding',
  input: z.object({ matterId: uuid, version: matterVersion, words: words.min(1) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: [...mayOf(findingProcedure, 'closeFinding', 'division')],
  refusals: [],
  facts: [findingClosed],
});

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

/** What a list can be narrowed to; the same words stand in the page's address, the export and the map. */
export const findingFilter = z.object({
  state: z.string().max(200).optional(),
  kind: z.enum(findingKinds).optional(),
  division: divisionCode.optional(),
  from: day.optional(),
  to: day.optional(),
  light: z.enum(['red', 'yellow', 'green']).optional(),
  text: z.string().trim().max(60).optional(),
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
  may: maySee,
  refusals: [],
});

/** The list as a file, as it is narrowed on the screen. */
export const exportFindings = query({
  name: 'patrol.exportFindings',
  input: findingFilter.extend({ form: z.enum(['xlsx', 'csv', 'geojson']) }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() }),
  may: maySee,
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
  may: maySee,
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
    nearby: z.array(findingRow.extend({ distanceM: z.number() })),
    photos: z.array(attachmentView),
    joinedInto: uuid.nullable(),
  }),
  may: maySee,
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
  may: maySee,
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
    nearby: z.array(findingRow.extend({ distanceM: z.number() })),
  }),
  may: maySee,
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
