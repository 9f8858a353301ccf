/** What can be done to a finding, and the facts that tell of it. */
import { command, day, fact, instant, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { findingProcedure } from '../procedure.ts';
import {
  buildStages,
  channels,
  findingKinds,
  lawfulGrounds,
  matterVersion,
  photos,
  place,
  sureOfArea,
  words,
} from './fields.ts';

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
      sureOfArea,
      kind: z.enum(findingKinds),
      /** Asked of a building; of anything else there is none. */
      stage: z.enum(buildStages).optional(),
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
    phone: z.string().nullable(),
    /** Until when somebody comes and looks. */
    dueOn: z.string().nullable(),
  }),
  may: [...mayOf(findingProcedure, 'reportFinding', 'city')],
  refusals: [
    'finding.stageNeeded',
    'finding.outsideCity',
    'finding.inFuture',
    'finding.tooOld',
    'finding.begunAfterFound',
    'finding.largePlot',
    'polygon.wrong',
  ],
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
      sureOfArea,
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
    'finding.officerElsewhere',
    'finding.actorNotThere',
    'finding.groundNeeded',
    'finding.plotNeeded',
    'finding.photoNeeded',
    'finding.plotFar',
    'finding.outsideCity',
    'finding.inFuture',
    'finding.beforeFound',
    'finding.largePlot',
    'polygon.wrong',
  ],
  facts: [findingVerified],
});

export const presenceConfirmed = fact({
  name: 'patrol.presenceConfirmed',
  sealed: {
    step: { schema: z.string(), keptIn: 'presence.step' },
    agrees: { schema: z.boolean(), keptIn: 'presence.agrees' },
    words: { schema: words, keptIn: 'presence.words' },
  },
});

/** Each says that the second of two officers was there; where the finding rests tells which of them it is. */
export const presenceSteps = ['confirmVerification', 'confirmDismissal', 'confirmNotice', 'confirmService'] as const;

/** 行政处罚法 42: the second officer says on his own device that he was there and that it is as it was entered. */
export const confirmPresence = command({
  name: 'patrol.confirmPresence',
  input: z
    .object({
      matterId: uuid,
      /** Not optional: he confirms what he has read, and nothing that was written anew meanwhile. */
      version: z.number().int().positive(),
      agrees: z.boolean(),
      words: words.default(''),
    })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: presenceSteps.flatMap((step) => [...mayOf(findingProcedure, step, 'assigned')]),
  refusals: ['presence.wordsNeeded'],
  facts: [presenceConfirmed],
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
  refusals: ['finding.inFuture', 'finding.beforeServed', 'finding.photoNeeded'],
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
