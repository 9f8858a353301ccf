/** Where is my matter? What the holder of a receipt's code may know, and nothing of anybody else. */
import { day, query } from '@cuntu/base';
import { z } from 'zod';
import { clockView } from '#modules/matters/contract';
import { CHECKS_A_MINUTE, checkCode } from '#modules/papers/contract';
import { itemKey } from '../items/contract.ts';
import { grade } from '../ratings/contract.ts';

const met = z.object({
  name: z.string(),
  post: z.string(),
  unit: z.string().nullable(),
  room: z.string().nullable(),
  phone: z.string().nullable(),
  since: z.string(),
});

/** As the procedures say what the public sees: what is only thought of inside is not among them. */
export const publicStates = [
  'submitted',
  'incomplete',
  'admitted',
  'checked',
  'examined',
  'ready',
  'delivered',
  'refusalReady',
  'refused',
  'notAccepted',
  'withdrawn',
] as const;
export const publicState = z.enum(publicStates);
export type PublicState = z.output<typeof publicState>;

/** Whose last days a receipt tells. */
export const receiptClocks = ['promise', 'statutory'] as const;

/** No names but those of the bureau's own people, no numbers of persons, no words written inside the house. */
export const whereView = z.object({
  item: itemKey,
  number: z.string(),
  placeName: z.string(),
  state: publicState,
  submittedAt: z.string(),
  closedAt: z.string().nullable(),
  /** The clock that is waited for now; null where it has ended. */
  clock: clockView.nullable(),
  /** Days that were told as provisional, on its receipt first, and that stand since a notice came. */
  settled: z.array(z.object({ clock: z.enum(receiptClocks), dueOn: day, settledOn: day })),
  /** Days of its receipt that became others since: by a holiday notice, or stretched as the law allows. */
  moved: z.array(
    z.object({ cause: z.enum(['notice', 'extension']), clock: z.enum(receiptClocks), fromOn: day, toOn: day }),
  ),
  /** Of its receipt's clocks those that stand still now, those that run on beside them, and until when at the latest. */
  standing: z
    .object({ clocks: z.array(z.enum(receiptClocks)), beside: z.array(z.enum(receiptClocks)), untilOn: day.nullable() })
    .nullable(),
  /** Whose turn the clock is: the applicant's while papers are to come. */
  turn: z.enum(['house', 'applicant', 'nobody']),
  road: z.array(z.object({ state: publicState, at: z.string().nullable(), due: z.string().nullable() })),
  /** At whom of the bureau it waits; null where nobody's name is there, or the last contact's. */
  holder: z.object({ name: z.string(), unit: z.string().nullable() }).nullable(),
  /** The first who was met first; the last answers for it now. */
  contacts: z.array(met),
  bring: z.array(z.object({ material: z.string(), lacking: z.string() })),
  pauses: z.array(
    z.object({
      ground: z.string(),
      basis: z.string(),
      fromOn: day,
      untilOn: day.nullable(),
      expectedOn: day.nullable(),
    }),
  ),
  /** Why its promise was missed, and when it is expected now (优化营商环境条例 36). */
  explanations: z.array(z.object({ words: z.string(), newExpectedOn: day.nullable(), explainedOn: day })),
  /** Once it was done or refused: how long it took against what was said. */
  outcome: z.object({ days: z.number(), promised: z.number(), kept: z.boolean(), finishedOn: day }).nullable(),
  papers: z.array(z.object({ kind: z.string(), number: z.string(), code: checkCode, issuedOn: day })),
  /** That it was rated; what was said, and what came of it, under the rater's secret alone. */
  rating: z
    .object({
      told: z
        .object({ grade, ratedOn: day, setAside: z.boolean(), called: z.boolean(), answer: z.string().nullable() })
        .nullable(),
    })
    .nullable(),
  /** Under the secret of whoever said that it was not his: whether it was found so, else what he was answered. */
  disowned: z.object({ saidOn: day, byOther: z.boolean(), answer: z.string().nullable() }).nullable(),
});
export type WhereView = z.output<typeof whereView>;

export const whereIs = query({
  name: 'applications.whereIs',
  input: z.object({ code: checkCode, secret: checkCode.optional() }),
  output: whereView,
  may: 'anyone',
  refusals: [],
  triesAMinute: CHECKS_A_MINUTE,
});
