/** Preliminary review 用地预审: the boundary held against the map, concluded by one, signed by a leader, valid for three years. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { analysis } from '#modules/land/contract';
import { cursor, maySeeOf } from '#modules/matters/contract';
import { previewProcedure } from './procedure.ts';

const words = z.string().trim().max(2000);
const version = z.number().int().optional();
const planFit = analysis.shape.plan.shape.fit;

/** What the map said when it was asked is kept whole; `digest` is the SHA-256 of its canonical JSON. */
export const boundaryChecked = fact({
  name: 'applications.boundaryChecked',
  sealed: {
    digest: { schema: z.string(), keptIn: 'preview_check.digest' },
    areaM2: { schema: z.number(), keptIn: 'preview_check.area_m2' },
    permanentM2: { schema: z.number(), keptIn: 'preview_check.permanent_m2' },
    planFit: { schema: planFit, keptIn: 'preview_check.plan_fit' },
  },
});

/** 土地管理法实施条例 24: what land the project takes, what protects it, what the plan says of it. */
export const checkBoundary = command({
  name: 'applications.checkBoundary',
  input: z.object({ matterId: uuid, version }).strict(),
  output: z.object({ matterId: uuid, state: z.string(), figures: analysis, digest: z.string() }),
  may: mayOf(previewProcedure, 'checkBoundary', 'division'),
  refusals: ['plot.wrong', 'plot.tooLarge'],
  facts: [boundaryChecked],
});

export const previewConcluded = fact({
  name: 'applications.previewConcluded',
  sealed: {
    outcome: { schema: z.enum(['fit', 'unfit']), keptIn: 'preview_conclusion.outcome' },
    words: { schema: words, keptIn: 'preview_conclusion.words' },
    despite: { schema: z.string().nullable(), keptIn: 'preview_conclusion.despite' },
  },
});

/** `despite`: on which ground it is fit although the map says that it takes permanent farmland or lies outside the plan, or an office disagrees. */
export const concludePreview = command({
  name: 'applications.concludePreview',
  input: z
    .object({
      matterId: uuid,
      version,
      outcome: z.enum(['fit', 'unfit']),
      words: words.min(2),
      despite: words.min(4).max(500).optional(),
    })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(previewProcedure, 'concludePreview', 'division'),
  refusals: ['application.lacksPapers', 'preview.unanswered'],
  facts: [previewConcluded],
});

export const previewOpinionIssued = fact({
  name: 'applications.previewOpinionIssued',
  sealed: {
    number: { schema: z.string(), keptIn: 'preview_opinion.number' },
    validTo: { schema: day, keptIn: 'preview_opinion.valid_to' },
  },
});

/** 自然资规〔2019〕2号: signed by a leader who did not conclude, valid for three years. */
export const issueOpinion = command({
  name: 'applications.issueOpinion',
  input: z.object({ id: uuid, matterId: uuid, version }).strict(),
  output: z.object({ id: uuid, number: z.string(), code: z.string(), validTo: day }),
  may: mayOf(previewProcedure, 'issueOpinion', 'division'),
  refusals: ['paper.unprintable'],
  facts: [previewOpinionIssued],
});

/** On its last day it still is. */
export const validities = ['valid', 'ended'] as const;
export type Validity = (typeof validities)[number];

const opinion = z.object({
  paperId: uuid,
  number: z.string(),
  issuedOn: day,
  validTo: day,
  validity: z.enum(validities),
});

export const getPreview = query({
  name: 'applications.getPreview',
  input: z.object({ matterId: uuid }),
  output: z.object({
    project: z.string(),
    purpose: z.string(),
    siting: z.string(),
    /** GeoJSON polygon. */
    boundary: z.unknown(),
    check: z
      .object({
        checkedAt: z.string(),
        checkedBy: z.string().nullable(),
        digest: z.string(),
        figures: analysis,
      })
      .nullable(),
    /** What speaks against it on the map or by an office, which a favourable conclusion must answer. */
    against: z.array(z.string()),
    conclusion: z
      .object({ outcome: z.string(), words: z.string(), despite: z.string().nullable(), by: z.string().nullable() })
      .nullable(),
    opinion: opinion.nullable(),
  }),
  may: maySeeOf('preview'),
  refusals: [],
});

/** Every opinion that went out, the newest first. */
export const findPreviewOpinions = query({
  name: 'applications.findPreviewOpinions',
  input: z.object({
    validity: z.enum(validities).optional(),
    /** Part of a project's name, or a number. */
    text: z.string().trim().max(60).optional(),
    cursor: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    opinions: z.array(
      opinion.extend({ matterId: uuid, project: z.string(), placeName: z.string(), areaM2: z.number() }),
    ),
    next: z.string().nullable(),
  }),
  may: maySeeOf('preview'),
  refusals: [],
});
