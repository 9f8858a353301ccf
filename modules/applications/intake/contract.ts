/** Intake 受理: handed in, asked for papers once and completely, accepted with a promised day, or declined with its reason. */
import { command, day, fact, uuid } from '@cuntu/base';
import { mayOf } from '@cuntu/procedure';
import { z } from 'zod';
import { sha256 } from '#modules/matters/contract';
import { checkCode } from '#modules/papers/contract';
import { partyInput } from '#modules/parties/contract';
import { applicantRoles, itemKey } from '../items/contract.ts';
import { mortgageProcedure } from '../mortgages/procedure.ts';
import { previewProcedure } from '../previews/procedure.ts';
import { numberTied, tieRefusals } from '../queue/contract/calls.ts';

/** Kinds of matter that are applications. */
export const applicationKinds = ['mortgage', 'preview'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

type SharedStep = Parameters<typeof mayOf<typeof mortgageProcedure>>[1] &
  Parameters<typeof mayOf<typeof previewProcedure>>[1];

/** Who may take a step that all items share. */
export const mayTake = (step: SharedStep) =>
  [...mayOf(mortgageProcedure, step, 'division'), ...mayOf(previewProcedure, step, 'division')] as const;

/** Who takes applications in. */
export const takers = ['windowClerk'] as const;

const words = z.string().trim().max(2000);
const version = z.number().int().optional();

/** `validTo` null: without end. */
export const applicant = z
  .object({
    role: z.enum(applicantRoles),
    party: partyInput,
    identityValidTo: day.nullable(),
    agent: z
      .object({
        name: z.string().trim().min(1).max(60),
        identityNumber: partyInput.shape.identityNumber.unwrap(),
        identityValidTo: day.nullable(),
        phone: z.string().trim().max(30).optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

/** Scanned or photographed: `files`; seen on paper and kept in the file: none. */
export const materialGiven = z
  .object({
    material: z.string().max(40),
    original: z.boolean(),
    copies: z.number().int().min(1).max(20),
    files: z.array(sha256).max(20),
  })
  .strict();

const form = z.record(z.string().max(40), z.unknown());

export const needed = z.object({
  material: z.string(),
  state: z.enum(['given', 'held', 'missing', 'expired']),
  because: z.string().nullable(),
});

export const applicationSubmitted = fact({
  name: 'applications.applicationSubmitted',
  sealed: {
    item: { schema: itemKey, keptIn: 'application.item' },
    form: { schema: z.record(z.string(), z.unknown()), keptIn: 'application.form' },
    code: { schema: checkCode, keptIn: 'application.code' },
    parties: { schema: z.array(uuid), keptIn: 'applicant.party_id[]' },
    materials: { schema: z.array(z.string()), keptIn: 'application_material.material[]' },
    files: { schema: z.array(sha256), keptIn: 'attachment.sha256[]' },
  },
});

export const submitApplication = command({
  name: 'applications.submitApplication',
  input: z
    .object({
      id: uuid,
      item: itemKey,
      form,
      applicants: z.array(applicant).min(1).max(6),
      materials: z.array(materialGiven).max(30),
      /** The called number on which it is taken in. */
      ticketId: uuid.optional(),
    })
    .strict(),
  /** What the applicant is told, once and to nobody of the staff again: the code, and a word in place of the numbers that he has not. */
  output: z.object({
    id: uuid,
    number: z.string(),
    code: checkCode,
    word: checkCode.nullable(),
    person: z.string().nullable(),
    dueOn: z.string().nullable(),
    checklist: z.array(needed),
  }),
  may: mayOf(mortgageProcedure, 'submitApplication', 'division'),
  refusals: [
    'form.wrong',
    'application.notJoint',
    'application.strangeRole',
    'identity.wrongDigit',
    'parcel.unknown',
    'mortgage.unknown',
    'mortgage.released',
    'mortgage.periodTurned',
    'mortgage.notHolder',
    'mortgage.notParty',
    'mortgage.ownCreditor',
    'mortgage.notMortgageable',
    'mortgage.overAmount',
    'mortgage.nothingChanges',
    'preview.outsideCity',
    'polygon.wrong',
    'material.unknown',
    'material.wrongKind',
    'paper.unprintable',
    ...tieRefusals,
  ],
  facts: [applicationSubmitted, numberTied],
});

export const applicationAccepted = fact({
  name: 'applications.applicationAccepted',
  sealed: {
    number: { schema: z.string(), keptIn: 'acceptance.number' },
    promisedOn: { schema: day, keptIn: 'acceptance.promised_on' },
    statutoryOn: { schema: day, keptIn: 'acceptance.statutory_on' },
    deemed: { schema: z.boolean(), keptIn: 'acceptance.deemed' },
  },
});

const accepted = z.object({
  id: uuid,
  number: z.string(),
  promisedOn: day,
  statutoryOn: day,
  provisional: z.boolean(),
});

export const acceptApplication = command({
  name: 'applications.acceptApplication',
  input: z.object({ id: uuid, matterId: uuid, version }).strict(),
  output: accepted,
  may: mayTake('acceptApplication'),
  refusals: ['application.lacking', 'parcel.held', 'paper.unprintable'],
  facts: [applicationAccepted],
});

/** 行政许可法 32(4), 不动产登记暂行条例 17: who says nothing in time has accepted, on the day of receipt. */
export const deemAccepted = command({
  name: 'applications.deemAccepted',
  input: z.object({ id: uuid, matterId: uuid }).strict(),
  output: z.object({ deemed: z.boolean() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: ['paper.unprintable'],
  facts: [applicationAccepted],
});

export const papersRequested = fact({
  name: 'applications.papersRequested',
  sealed: {
    number: { schema: z.string(), keptIn: 'papers_request.number' },
    materials: { schema: z.array(z.string()), keptIn: 'papers_request_item.material[]' },
    lacking: { schema: z.array(z.string()), keptIn: 'papers_request_item.lacking[]' },
    again: { schema: z.boolean(), keptIn: 'papers_request.again' },
    newGround: { schema: z.string().nullable(), keptIn: 'papers_request.new_ground' },
  },
});

/**
 * One-time notice 一次性告知. What is missing or has run out is on it by itself; `more` is what lacks of a paper that is there. A
 * second one needs its ground, and the day on which that arose: it cannot have been asked for the first time.
 */
export const requestPapers = command({
  name: 'applications.requestPapers',
  input: z
    .object({
      id: uuid,
      matterId: uuid,
      version,
      more: z.array(z.object({ material: z.string().max(40), lacking: words.min(2).max(300) }).strict()).max(30),
      newGround: z
        .object({ words: words.min(4).max(500), arisenOn: day })
        .strict()
        .optional(),
    })
    .strict(),
  output: z.object({ id: uuid, number: z.string(), again: z.boolean() }),
  may: mayTake('requestPapers'),
  refusals: [
    'papers.askedAlready',
    'papers.groundNotNew',
    'papers.nothingLacks',
    'material.unknown',
    'paper.unprintable',
  ],
  facts: [papersRequested],
});

export const papersSupplied = fact({
  name: 'applications.papersSupplied',
  sealed: {
    materials: { schema: z.array(z.string()), keptIn: 'application_material.material[]' },
    files: { schema: z.array(sha256), keptIn: 'attachment.sha256[]' },
  },
});

/** What was asked for; and once it is accepted, whatever the applicant brings of his own accord. */
export const supplyPapers = command({
  name: 'applications.supplyPapers',
  input: z
    .object({
      matterId: uuid,
      version,
      materials: z.array(materialGiven).min(1).max(30),
      /** Whose papers had run out: their new last day, by the order of applicants. */
      identities: z
        .array(z.object({ party: uuid, identityValidTo: day.nullable(), agentValidTo: day.nullable() }).strict())
        .max(6)
        .default([]),
    })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string(), checklist: z.array(needed) }),
  may: [...mayTake('supplyPapers'), ...mayTake('addPapers')],
  refusals: ['material.unknown', 'material.wrongKind', 'papers.notAsked'],
  facts: [papersSupplied],
});

export const declineGrounds = ['notOurs', 'notNeeded', 'notEntitled', 'held'] as const;

export const applicationDeclined = fact({
  name: 'applications.applicationDeclined',
  sealed: {
    number: { schema: z.string(), keptIn: 'application_end.number' },
    ground: { schema: z.string(), keptIn: 'application_end.ground' },
    words: { schema: z.string(), keptIn: 'application_end.words' },
  },
});

/** Not accepted, in writing, with where to turn instead (行政许可法 32(1),(2)). */
export const declineApplication = command({
  name: 'applications.declineApplication',
  input: z
    .object({ id: uuid, matterId: uuid, version, ground: z.enum(declineGrounds), words: words.min(4).max(500) })
    .strict(),
  output: z.object({ id: uuid, number: z.string() }),
  may: mayTake('declineApplication'),
  refusals: ['paper.unprintable'],
  facts: [applicationDeclined],
});

export const applicationWithdrawn = fact({
  name: 'applications.applicationWithdrawn',
  sealed: {
    ground: { schema: z.string(), keptIn: 'application_end.ground' },
    words: { schema: z.string(), keptIn: 'application_end.words' },
    /** The applicant's own, once it was accepted. */
    request: { schema: z.array(sha256), keptIn: 'attachment.sha256[]' },
  },
});

/** What was accepted is taken back by the applicant alone: his request is in the file, not in the words of a clerk. */
export const withdrawApplication = command({
  name: 'applications.withdrawApplication',
  input: z
    .object({ matterId: uuid, version, words: words.min(2).max(500), request: z.array(sha256).max(20).default([]) })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayTake('withdrawApplication'),
  refusals: ['withdrawal.requestNeeded'],
  facts: [applicationWithdrawn],
});

/** Told once, waited for, never answered: it ends and may be handed in again at any time. */
export const deemWithdrawn = command({
  name: 'applications.deemWithdrawn',
  input: z.object({ matterId: uuid }).strict(),
  output: z.object({ deemed: z.boolean() }),
  may: [{ role: 'system', scope: 'city' }],
  refusals: [],
  facts: [applicationWithdrawn],
});
