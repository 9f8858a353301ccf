/** Opinions of other offices: a question to one unit, its answer, each a matter of its own that the application waits for. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { clockView, maySeeOf } from '#modules/matters/contract';
import { previewProcedure } from '../previews/procedure.ts';
import { opinionProcedure } from './procedure.ts';

const words = z.string().trim().max(2000);
const version = z.number().int().optional();

export const opinionOutcomes = ['agree', 'disagree', 'notConcerned'] as const;
export type OpinionOutcome = (typeof opinionOutcomes)[number];

/** Of the application: whom it asked. */
export const opinionAsked = fact({
  name: 'applications.opinionAsked',
  sealed: {
    opinion: { schema: uuid, keptIn: 'opinion_asking.opinion_id' },
    unit: { schema: uuid, keptIn: 'opinion_asking.unit_id' },
  },
});

/** Of the opinion's own chain: what was asked. */
export const opinionOpened = fact({
  name: 'applications.opinionOpened',
  sealed: {
    unit: { schema: uuid, keptIn: 'opinion.unit_id' },
    question: { schema: words, keptIn: 'opinion.question' },
  },
});

export const askOpinion = command({
  name: 'applications.askOpinion',
  input: z.object({ id: uuid, matterId: uuid, version, unitId: uuid, question: words.min(4) }).strict(),
  output: z.object({
    id: uuid,
    number: z.string(),
    unit: z.string(),
    person: z.string().nullable(),
    dueOn: day.nullable(),
  }),
  may: mayOf(previewProcedure, 'askOpinion', 'division'),
  refusals: ['opinion.noReviewer', 'opinion.askedAlready'],
  facts: [opinionAsked, opinionOpened],
});

export const opinionGiven = fact({
  name: 'applications.opinionGiven',
  sealed: {
    outcome: { schema: z.enum(opinionOutcomes), keptIn: 'opinion_answer.outcome' },
    words: { schema: words, keptIn: 'opinion_answer.words' },
  },
});

export const giveOpinion = command({
  name: 'applications.giveOpinion',
  input: z.object({ matterId: uuid, version, outcome: z.enum(opinionOutcomes), words: words.min(2) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(opinionProcedure, 'giveOpinion', 'unit'),
  refusals: [],
  facts: [opinionGiven],
});

export const opinionCancelled = fact({
  name: 'applications.opinionCancelled',
  sealed: { words: { schema: words, keptIn: 'opinion_cancelling.words' } },
});

export const cancelOpinion = command({
  name: 'applications.cancelOpinion',
  input: z.object({ matterId: uuid, version, words: words.min(2).max(500) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(opinionProcedure, 'cancelOpinion', 'division'),
  refusals: [],
  facts: [opinionCancelled],
});

export const opinionView = z.object({
  id: uuid,
  number: z.string(),
  state: z.string(),
  unit: z.string(),
  /** Whose work it is, or who answered. */
  person: z.string().nullable(),
  question: z.string(),
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  outcome: z.enum(opinionOutcomes).nullable(),
  /** Of the answer, or why the question was taken back. */
  words: z.string().nullable(),
  endedAt: z.string().nullable(),
  clock: clockView,
});

/** What other offices say of an application. */
export const findOpinions = query({
  name: 'applications.findOpinions',
  input: z.object({ matterId: uuid }),
  output: z.object({ opinions: z.array(opinionView) }),
  may: maySeeOf('preview'),
  refusals: [],
});

export const getOpinion = query({
  name: 'applications.getOpinion',
  input: z.object({ id: uuid }),
  output: opinionView.extend({
    /** The application that asks. */
    parent: z.object({
      id: uuid,
      number: z.string(),
      topic: z.string(),
      placeName: z.string(),
      state: z.string(),
      project: z.string().nullable(),
      place: z.unknown(),
    }),
  }),
  may: maySeeOf('opinion'),
  refusals: [],
});

/** Offices that have somebody to answer today. */
export const findUnitsToAsk = query({
  name: 'applications.findUnitsToAsk',
  input: z.object({}),
  output: z.object({ units: z.array(z.object({ unitId: uuid, name: z.string(), person: z.string() })) }),
  may: [{ role: 'examiner', scope: 'city' }],
  refusals: [],
});
