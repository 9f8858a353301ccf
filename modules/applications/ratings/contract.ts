/** Ratings 好差评: five grades, one an event, without signing in; bad ones and disowned ones are called back, and who speaks is shielded. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { light, maySeeOf } from '#modules/matters/contract';
import { CHECKS_A_MINUTE, checkCode } from '#modules/papers/contract';
import { applicationKinds } from '../intake/contract.ts';
import { itemKey } from '../items/contract.ts';
import { callBackProcedure } from './procedure.ts';

/** 国办发〔2019〕51号: the best first; the last two are bad. */
export const grades = ['verySatisfied', 'satisfied', 'basicallySatisfied', 'dissatisfied', 'veryDissatisfied'] as const;
export const grade = z.enum(grades);
export type Grade = z.output<typeof grade>;

const words = z.string().trim().max(500);
const version = z.number().int().optional();
/** By a number of the application, whole, as whoever applied knows it. */
const applicant = z.string().trim().min(5).max(30);
/** Only to be called back. */
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+ -]{5,20}$/, 'notAPhoneNumber')
  .optional();

/** On a chain of its own: neither timeline nor leaf of the application tells that it was rated. */
export const serviceRated = fact({
  name: 'applications.serviceRated',
  sealed: {
    application: { schema: uuid, keptIn: 'rating.application_id' },
    grade: { schema: grade, keptIn: 'rating.grade' },
    words: { schema: words, keptIn: 'rating.words' },
  },
});

export const callBackOpened = fact({
  name: 'applications.callBackOpened',
  sealed: { rating: { schema: uuid, keptIn: 'call_back.rating_id' } },
});

/**
 * By whoever holds the code and knows an applicant's number, once the application has ended: the code alone is known to whoever
 * opens the file. Whoever is signed in is refused. The secret is told once, to the rater: under it he reads what came of it.
 */
export const rateService = command({
  name: 'applications.rateService',
  input: z
    .object({
      id: uuid,
      code: checkCode,
      applicant,
      grade,
      words: words.default(''),
      phone,
    })
    .strict(),
  output: z.object({ id: uuid, secret: checkCode }),
  may: 'anyone',
  refusals: ['rating.notByStaff', 'rating.notYet', 'rating.given', 'rating.notTheApplicant', 'rating.tooManyTries'],
  facts: [serviceRated, callBackOpened],
  triesAMinute: CHECKS_A_MINUTE,
});

export const ratingDisowned = fact({
  name: 'applications.ratingDisowned',
  sealed: {
    rating: { schema: uuid, keptIn: 'disowning.rating_id' },
    words: { schema: words, keptIn: 'disowning.words' },
  },
});

/**
 * *Not by me*, by the same proof as a rating, once for each rating. It is a call-back and changes nothing else: whoever merely says
 * so must not take another's rating away. The secret is told once; under it he reads what came of it.
 */
export const disownRating = command({
  name: 'applications.disownRating',
  input: z.object({ id: uuid, code: checkCode, applicant, words: words.default(''), phone }).strict(),
  output: z.object({ id: uuid, secret: checkCode }),
  may: 'anyone',
  refusals: ['rating.notByStaff', 'rating.none', 'rating.notTheApplicant', 'rating.tooManyTries', 'rating.disowned'],
  facts: [ratingDisowned],
  triesAMinute: CHECKS_A_MINUTE,
});

export const ratingWordRenewed = fact({
  name: 'applications.ratingWordRenewed',
  sealed: { words: { schema: words, keptIn: 'rating_word.words' } },
});

/**
 * For whoever gave no number and has lost the word that stands for one: the window knows him and says how. The former word is worth
 * nothing from then on, and it stands in the history of the application that there is a new one.
 */
export const renewRatingWord = command({
  name: 'applications.renewRatingWord',
  input: z.object({ matterId: uuid, version, words: words.min(4) }).strict(),
  /** Told once. */
  output: z.object({ matterId: uuid, word: checkCode }),
  may: [{ role: 'windowClerk', scope: 'division', kinds: applicationKinds }],
  refusals: ['rating.numbersGiven'],
  facts: [ratingWordRenewed],
});

export const raterCalled = fact({
  name: 'applications.raterCalled',
  sealed: {
    outcome: { schema: z.string(), keptIn: 'call_back_act.outcome' },
    words: { schema: words, keptIn: 'call_back_act.words' },
  },
});

export const callOutcomes = ['confirmed', 'mistaken', 'malicious'] as const;

/** What came of the call; a rating thought mistaken or malicious waits for a second person. */
export const callRater = command({
  name: 'applications.callRater',
  input: z.object({ matterId: uuid, version, outcome: z.enum(callOutcomes), words: words.min(4) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(callBackProcedure, 'callRater', 'division'),
  refusals: ['rating.byOther'],
  facts: [raterCalled],
});

export const applicantCalled = fact({
  name: 'applications.applicantCalled',
  sealed: {
    outcome: { schema: z.string(), keptIn: 'call_back_act.outcome' },
    words: { schema: words, keptIn: 'call_back_act.words' },
  },
});

export const applicantOutcomes = ['own', 'notOwn'] as const;

/** Whether the rating is the applicant's own, and how that is known; one that is not waits for a second person. */
export const callApplicant = command({
  name: 'applications.callApplicant',
  input: z.object({ matterId: uuid, version, outcome: z.enum(applicantOutcomes), words: words.min(4) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(callBackProcedure, 'callApplicant', 'division'),
  refusals: ['rating.byOther'],
  facts: [applicantCalled],
});

export const ratingReviewed = fact({
  name: 'applications.ratingReviewed',
  sealed: {
    outcome: { schema: z.string(), keptIn: 'call_back_act.outcome' },
    words: { schema: words, keptIn: 'call_back_act.words' },
  },
});

export const reviewOutcomes = ['upheld', 'setAside'] as const;

/** Set aside, it leaves the figures; where it was disowned, the applicant may rate. */
export const reviewRating = command({
  name: 'applications.reviewRating',
  input: z.object({ matterId: uuid, version, outcome: z.enum(reviewOutcomes), words: words.min(4) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(callBackProcedure, 'reviewRating', 'division'),
  refusals: ['rating.byOther'],
  facts: [ratingReviewed],
});

export const raterAnswered = fact({
  name: 'applications.raterAnswered',
  sealed: {
    outcome: { schema: z.string(), keptIn: 'call_back_act.outcome' },
    words: { schema: words, keptIn: 'call_back_act.words' },
  },
});

export const answerOutcomes = ['mended', 'explained'] as const;

/** The words are shown to whoever holds the code. */
export const answerRater = command({
  name: 'applications.answerRater',
  input: z.object({ matterId: uuid, version, outcome: z.enum(answerOutcomes), words: words.min(4) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(callBackProcedure, 'answerRater', 'division'),
  refusals: ['rating.byOther'],
  facts: [raterAnswered],
});

export const callBackVoided = fact({
  name: 'applications.callBackVoided',
  sealed: { outcome: { schema: z.string(), keptIn: 'call_back_act.outcome' } },
});

/** By the house: what is not the applicant's grade is neither true nor answered, whoever has called meanwhile. */
export const voidCallBack = command({
  name: 'applications.voidCallBack',
  input: z.object({ matterId: uuid, outcome: z.enum(['byOther']) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [callBackVoided],
});

/** Of applications that they answer for; and none of them whoever had a hand in it himself. */
const mayReadRatings = [
  { role: 'supervisor', scope: 'division', kinds: applicationKinds },
  { role: 'leader', scope: 'division', kinds: applicationKinds },
] as const;

const ratingView = z.object({
  id: uuid,
  item: itemKey,
  grade,
  words: z.string(),
  ratedOn: day,
  setAside: z.boolean(),
  /** Of the bad grade. */
  callBackId: uuid.nullable(),
  /** Of the word that it is not the applicant's. */
  disowningId: uuid.nullable(),
});

const ratingMark = z.templateLiteral([z.iso.datetime(), '~', z.uuid()]);

export const findRatings = query({
  name: 'applications.findRatings',
  input: z.object({
    item: itemKey.optional(),
    grade: grade.optional(),
    cursor: ratingMark.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ ratings: z.array(ratingView), next: z.string().nullable() }),
  may: mayReadRatings,
  refusals: [],
});

export const callBackView = z.object({
  id: uuid,
  number: z.string(),
  state: z.string(),
  version: z.number(),
  openedAt: z.string(),
  dueOn: day.nullable(),
  light,
  rating: ratingView,
  /** Of whoever is to be called back: he left it himself. */
  phone: z.string().nullable(),
  /** Null where a bad grade is called back. */
  disowned: z
    .object({
      words: z.string(),
      /** As the file has them: what somebody left may be anybody's. */
      applicants: z.array(z.object({ id: uuid, name: z.string(), phone: z.string().nullable() })),
    })
    .nullable(),
  /** Of the application, so that what went wrong can be found. */
  applicationId: uuid,
  applicationNumber: z.string(),
  acts: z.array(
    z.object({
      act: z.string(),
      outcome: z.string(),
      words: z.string(),
      person: z.string().nullable(),
      at: z.string(),
    }),
  ),
  /** By step: allowed now, or the refusal that would come. */
  can: z.array(z.object({ step: z.string(), allowed: z.boolean(), code: z.string().nullable() })),
});

interface Called {
  phone: string | null;
  rating: { id: string };
  disowned: { applicants: readonly { id: string }[] } | null;
}

export const getCallBack = query({
  name: 'applications.getCallBack',
  input: z.object({ id: uuid }),
  output: callBackView,
  may: maySeeOf('callBack'),
  refusals: [],
  /** The rater has no name here; the record of the read is kept under the rating. */
  personal: ({ phone, rating, disowned }: Called) => [
    ...(phone ? [rating.id] : []),
    ...(disowned?.applicants.map(({ id }) => id) ?? []),
  ],
});

/** In public: only from `FEW` ratings on. */
export const findRatingFigures = query({
  name: 'applications.findRatingFigures',
  input: z.object({}),
  output: z.object({
    figures: z.array(z.object({ item: itemKey, count: z.number(), grades: z.record(z.string(), z.number()) })),
  }),
  may: 'anyone',
  refusals: [],
});
