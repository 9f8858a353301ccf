/** What staff may ask of applications: the list as it is narrowed, and one application whole. */
import { day, type MayRule, madeFile, mediaTypes, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { holdView } from '#modules/land/contract';
import { cursor, light, maySeeOf, taskView } from '#modules/matters/contract';
import { itemKey, itemKeys, serviceItem } from '../../items/contract.ts';
import { disagreements, mortgageView } from '../../mortgages/contract.ts';
import { applicationKinds, needed } from '../contract.ts';

/** Both kinds of applications are seen by the same people: what an applicant brings is not for whoever walks on his land. */
export const maySeeApplications: readonly MayRule[] = maySeeOf('mortgage').map((rule) => ({
  ...rule,
  kinds: applicationKinds,
}));

export const applicationFilter = z.object({
  /** A number, the beginning of an applicant's name, or of a real-estate unit's number. */
  text: z.string().trim().max(60).optional(),
  item: itemKey.optional(),
  /** `open`, `ended`, or states joined by commas. */
  state: z.string().max(200).optional(),
  /** `red` is past due. */
  light: z.enum(['red', 'yellow', 'green', 'paused']).optional(),
  division: divisionCode.optional(),
});

export const applicationRow = z.object({
  id: uuid,
  number: z.string(),
  kind: z.string(),
  item: z.enum(itemKeys),
  state: z.string(),
  verb: z.string().nullable(),
  person: z.string().nullable(),
  placeName: z.string(),
  division: z.string(),
  submittedAt: z.string(),
  promisedOn: day.nullable(),
  applicants: z.array(z.object({ partyId: uuid, role: z.string(), name: z.string() })),
  light,
  /** Null once it is over. */
  time: taskView
    .pick({
      startedOn: true,
      count: true,
      unitOfTime: true,
      limitKey: true,
      dueOn: true,
      provisional: true,
      late: true,
      light: true,
      counted: true,
      over: true,
    })
    .nullable(),
});

/** `due`: those that are open, by the day they are due on; what stands still has none and comes last. */
const sort = z.enum(['newest', 'due']).default('newest');

export const findApplications = query({
  name: 'applications.findApplications',
  input: applicationFilter.extend({
    sort,
    cursor: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    applications: z.array(applicationRow),
    next: z.string().nullable(),
    total: z.number(),
    totalIsMore: z.boolean(),
  }),
  may: maySeeApplications,
  refusals: [],
  personal: (found: { applications: { applicants: { partyId: string }[] }[] }) =>
    found.applications.flatMap(({ applicants }) => applicants.map(({ partyId }) => partyId)),
});

/** The list as a file, as it is narrowed and ordered on the screen. */
export const exportApplications = query({
  name: 'applications.exportApplications',
  input: applicationFilter.extend({ sort, form: z.enum(['xlsx', 'csv']) }),
  output: madeFile.extend({ people: z.array(uuid) }),
  files: [mediaTypes.xlsx, mediaTypes.csv],
  may: maySeeApplications,
  refusals: ['application.tooManyToExport'],
  personal: (found: { people: readonly string[] }) => found.people,
});

/** Of an identity number only its end leaves the server. */
export const applicantView = z.object({
  partyId: uuid,
  role: z.string(),
  kind: z.string(),
  name: z.string(),
  identityTail: z.string().nullable(),
  identityValidTo: day.nullable(),
  agent: z
    .object({
      partyId: uuid,
      name: z.string(),
      identityTail: z.string().nullable(),
      identityValidTo: day.nullable(),
    })
    .nullable(),
});

export const materialView = z.object({
  material: z.string(),
  original: z.boolean(),
  copies: z.number(),
  files: z.array(z.object({ sha256: z.string(), mediaType: z.string() })),
});

export const paperView = z.object({
  id: uuid,
  kind: z.string(),
  number: z.string(),
  /** None of a receipt: it is the applicant's, who reads with it what is not for the staff. */
  code: z.string().nullable(),
  leafHash: z.string(),
  issuedAt: z.string().nullable(),
  state: z.string(),
  sha256: z.string().nullable(),
  pages: z.number().nullable(),
});

const parcelView = z.object({
  id: uuid,
  unitNumber: z.string(),
  areaM2: z.number(),
  outline: z.object({ type: z.string(), coordinates: z.array(z.any()) }),
  rights: z.array(
    z.object({ id: uuid, kind: z.string(), holder: z.string().nullable(), identityTail: z.string().nullable() }),
  ),
  /** Those that bar today. */
  holds: z.array(holdView),
  /**
   * While nothing is decided: what the register has turned to since it was handed in. `endedOn`: the last day of this version;
   * `nowId`: the one that stands under its number today; `against`: what bars the entry on it.
   */
  turned: z
    .object({ endedOn: day.nullable(), nowId: uuid.nullable(), against: z.enum(disagreements).nullable() })
    .nullable(),
});

export const applicationView = z.object({
  id: uuid,
  item: serviceItem,
  form: z.record(z.string(), z.unknown()),
  submittedAt: z.string(),
  receivedAt: z.string(),
  acceptedAt: z.string().nullable(),
  promisedOn: day.nullable(),
  statutoryOn: day.nullable(),
  deemed: z.boolean(),
  applicants: z.array(applicantView),
  materials: z.array(materialView),
  checklist: z.array(needed),
  requests: z.array(
    z.object({
      n: z.number(),
      number: z.string(),
      requestedOn: day,
      again: z.boolean(),
      newGround: z.string().nullable(),
      items: z.array(z.object({ material: z.string(), lacking: z.string() })),
    }),
  ),
  papers: z.array(paperView),
  /** The number at the window on which it was taken in. */
  ticket: z
    .object({ number: z.number(), day, counter: z.number(), calledAt: z.string(), window: z.string() })
    .nullable(),
  parcel: parcelView.nullable(),
  /** The entry that it made, or that it is to change. */
  mortgage: mortgageView.nullable(),
  /** Nobody gave a number: the applicant has a word from the window instead. */
  byWord: z.boolean(),
});

interface Shown {
  applicants: { partyId: string; agent: { partyId: string } | null }[];
  parcel: { rights: { id: string; holder: string | null }[] } | null;
  mortgage: { mortgagorId: string; mortgageeId: string } | null;
}

export const getApplication = query({
  name: 'applications.getApplication',
  input: z.object({ matterId: uuid }),
  output: applicationView,
  may: maySeeApplications,
  refusals: [],
  personal: ({ applicants, parcel, mortgage }: Shown) => [
    ...applicants.flatMap(({ partyId, agent }) => (agent ? [partyId, agent.partyId] : [partyId])),
    ...(parcel?.rights.filter(({ holder }) => holder !== null).map(({ id }) => id) ?? []),
    ...(mortgage ? [mortgage.mortgagorId, mortgage.mortgageeId] : []),
  ],
});
