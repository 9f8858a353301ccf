/** Promised against actual: what was said, how long it took, month by month, and every matter behind a figure. */
import { day, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { applicationKinds } from '../intake/contract.ts';
import { itemKey } from '../items/contract.ts';

/** Facts with which a promise is kept or missed: the entry, the opinion, the refusal. */
export const finishingFacts = [
  'applications.mortgageRegistered',
  'applications.previewOpinionIssued',
  'applications.applicationRefused',
] as const;

/** What is taken back in time was promised nothing; once the day has passed, the promise was missed, whatever is written then. */
export const WITHDRAWN = 'applications.applicationWithdrawn';

/** Its first day stands for a month. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'notAMonth');

/** Below this a figure would point at one applicant, and says 少数 in public. */
export const FEW = 3;

export const promiseFigure = z.object({
  item: itemKey,
  month,
  /** Working days, as said in most of that month's matters. */
  promised: z.number(),
  count: z.number(),
  median: z.number(),
  p90: z.number(),
  kept: z.number(),
  missed: z.number(),
  /** Missed, and not yet explained (优化营商环境条例 36). */
  unexplained: z.number(),
  /** How many took so many days, and how many of these were late. */
  days: z.array(z.object({ days: z.number(), count: z.number(), missed: z.number() })),
});
export type PromiseFigure = z.output<typeof promiseFigure>;

/** Up to so many are counted. */
export const LATE_MOST = 1_000;

export const findPromises = query({
  name: 'applications.findPromises',
  input: z.object({ months: z.coerce.number().int().min(1).max(60).default(12) }),
  output: z.object({
    figures: z.array(promiseFigure),
    /** Not finished, and past the promised day: in no figure yet. */
    openLate: z.number(),
  }),
  may: 'anyone',
  refusals: [],
});

const recordMark = z.templateLiteral([z.enum(['missed', 'kept']), '~', z.uuid()]);

/** The matters behind one figure, those that missed first. */
export const findPromiseRecords = query({
  name: 'applications.findPromiseRecords',
  input: z.object({
    item: itemKey,
    month,
    cursor: recordMark.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    records: z.array(
      z.object({
        matterId: uuid,
        number: z.string(),
        placeName: z.string(),
        finishedOn: day,
        days: z.number(),
        promised: z.number(),
        statutory: z.number(),
        kept: z.boolean(),
        explained: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
  may: [
    { role: 'reviewer', scope: 'division', kinds: applicationKinds },
    { role: 'supervisor', scope: 'division', kinds: applicationKinds },
    { role: 'leader', scope: 'division', kinds: applicationKinds },
  ],
  refusals: [],
});
