/** Mortgages: examined by one, entered in the book by another; what stands on a piece of land, and every act on it. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { mortgageProcedure } from './procedure.ts';

const words = z.string().trim().max(2000);
const version = z.number().int().optional();

export const applicationExamined = fact({
  name: 'applications.applicationExamined',
  sealed: {
    outcome: { schema: z.string(), keptIn: 'examination.outcome' },
    words: { schema: words, keptIn: 'examination.words' },
  },
});

/** What the register, read again, may say against an entry. */
export const disagreements = [
  'parcel.unknown',
  'mortgage.notMortgageable',
  'mortgage.notHolder',
  'mortgage.buildingLeftOut',
] as const;

/** 不动产登记暂行条例 18: what is applied for agrees with the register and with the papers. */
export const examineApplication = command({
  name: 'applications.examineApplication',
  input: z.object({ matterId: uuid, version, outcome: z.enum(['fit', 'unfit']), words: words.min(2) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayOf(mortgageProcedure, 'examineApplication', 'division'),
  refusals: ['application.lacksPapers', 'parcel.held', ...disagreements],
  facts: [applicationExamined],
});

export const mortgageRegistered = fact({
  name: 'applications.mortgageRegistered',
  sealed: {
    mortgage: { schema: uuid, keptIn: 'mortgage_act.mortgage_id' },
    act: { schema: z.string(), keptIn: 'mortgage_act.act' },
    amount: { schema: z.number(), keptIn: 'mortgage_act.amount' },
    toOn: { schema: day, keptIn: 'mortgage_act.to_on' },
    proof: { schema: z.string().nullable(), keptIn: 'mortgage_act.proof_number' },
  },
});

/** 民法典 402: the mortgage arises with the entry. */
export const registerMortgage = command({
  name: 'applications.registerMortgage',
  input: z.object({ id: uuid, matterId: uuid, version, words: words.default('') }).strict(),
  /** `proofNumber`: of its proof, or of the certificate where it was released for good. */
  output: z.object({ mortgageId: uuid, rank: z.number().nullable(), proofNumber: z.string() }),
  may: mayOf(mortgageProcedure, 'registerMortgage', 'division'),
  refusals: [
    'application.lacksPapers',
    'parcel.held',
    ...disagreements,
    'mortgage.released',
    'mortgage.periodTurned',
    'mortgage.overAmount',
    'mortgage.nothingChanges',
    'paper.unprintable',
  ],
  facts: [mortgageRegistered],
});

export const mortgageView = z.object({
  id: uuid,
  matterId: uuid,
  proofNumber: z.string(),
  parcelId: uuid,
  unitNumber: z.string(),
  mortgagorId: uuid,
  mortgagor: z.string(),
  mortgageeId: uuid,
  mortgagee: z.string(),
  claim: z.string(),
  /** Yuan. */
  amount: z.number(),
  fromOn: day,
  toOn: day,
  buildings: z.string(),
  registeredAt: z.string(),
  releasedAt: z.string().nullable(),
  /** 1 is satisfied first; null: released. */
  rank: z.number().nullable(),
  later: z.number(),
});

export const maySeeBook = [
  { role: 'windowClerk', scope: 'city' },
  { role: 'examiner', scope: 'city' },
  { role: 'registrar', scope: 'city' },
  { role: 'reviewer', scope: 'city' },
  { role: 'supervisor', scope: 'city' },
  { role: 'leader', scope: 'city' },
] as const;

/**
 * What stands against a mortgage on a parcel before anything is filled in. `right`: what is registered on it cannot be mortgaged,
 * or nothing is; `hold`: nothing is registered on it while that stands.
 */
export const barView = z.discriminatedUnion('is', [
  z.object({ is: z.literal('right'), kinds: z.array(z.string()) }),
  z.object({ is: z.literal('hold'), hold: z.string(), basis: z.string(), since: day }),
]);
export type Bar = z.output<typeof barView>;

/** Parcels by the beginning of their number, each with what bars a mortgage on it today; whose they are is not told. */
export const findMortgageable = query({
  name: 'applications.findMortgageable',
  /** Of the number, how it begins. */
  input: z.object({ unitNumber: z.string().regex(/^[0-9A-Z]{6,28}$/, 'notAUnitNumber') }),
  output: z.object({
    parcels: z.array(
      z.object({
        id: uuid,
        unitNumber: z.string(),
        placeName: z.string(),
        areaM2: z.number(),
        bar: barView.nullable(),
      }),
    ),
    more: z.boolean(),
  }),
  may: maySeeBook,
  refusals: [],
});

/** By the number of a proof or of a real-estate unit, whole: the book is no list of debtors to leaf through. */
export const findMortgages = query({
  name: 'applications.findMortgages',
  input: z.object({ text: z.string().trim().min(6).max(60) }),
  output: z.object({ mortgages: z.array(mortgageView) }),
  may: maySeeBook,
  refusals: [],
  personal: (found: { mortgages: { mortgagorId: string; mortgageeId: string }[] }) =>
    found.mortgages.flatMap(({ mortgagorId, mortgageeId }) => [mortgagorId, mortgageeId]),
});

export const getMortgage = query({
  name: 'applications.getMortgage',
  input: z.object({ id: uuid }),
  output: mortgageView.extend({
    mainContract: z.string(),
    mortgageContract: z.string(),
    acts: z.array(
      z.object({
        matterId: uuid,
        act: z.string(),
        amount: z.number(),
        toOn: day,
        proofNumber: z.string().nullable(),
        words: z.string(),
        at: z.string(),
      }),
    ),
  }),
  may: maySeeBook,
  refusals: [],
  personal: (found: { mortgagorId: string; mortgageeId: string }) => [found.mortgagorId, found.mortgageeId],
});
