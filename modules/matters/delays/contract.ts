/** A promise that was missed owes its public explanation (优化营商环境条例 36): by whoever had the task, readable for anyone. */
import { command, day, fact, type MayRule, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { maySeeService, serviceKinds, serviceRoles } from '../runs/contract.ts';

export const delayExplained = fact({
  name: 'matters.delayExplained',
  sealed: {
    clock: { schema: z.string(), keptIn: 'delay_explanation.clock' },
    words: { schema: z.string(), keptIn: 'delay_explanation.words' },
    newExpectedOn: { schema: day.nullable(), keptIn: 'delay_explanation.new_expected_on' },
  },
});

/** Whoever had the task when it turned, has it now, or answers for it to the applicant; a leader in his place. */
const mayExplain: readonly MayRule[] = serviceRoles.map((role) => ({
  role,
  scope: role === 'leader' ? 'division' : 'assigned',
  kinds: serviceKinds,
}));

/** Explaining moves no clock: the day that was promised stays the day that was missed. */
export const explainDelay = command({
  name: 'matters.explainDelay',
  input: z
    .object({
      id: uuid,
      matterId: uuid,
      clock: z.string().max(40),
      words: z.string().trim().min(10).max(500),
      /** null where it is done by now. */
      newExpectedOn: day.nullable(),
    })
    .strict(),
  output: z.object({ id: uuid }),
  may: mayExplain,
  refusals: ['delay.none', 'delay.dayPast', 'delay.dayMissing', 'paper.unprintable'],
  facts: [delayExplained],
});

export const unexplainedView = z.object({
  matterId: uuid,
  kind: z.string(),
  number: z.string(),
  topic: z.string(),
  placeName: z.string(),
  clock: z.string(),
  dueOn: day,
  /** Who owes it; null: the post was vacant. */
  person: z.string().nullable(),
  /** Finished by now, late. */
  done: z.boolean(),
});

export const findUnexplained = query({
  name: 'matters.findUnexplained',
  input: z.object({
    whose: z.enum(['mine', 'division']).default('mine'),
    /** Of this one alone. */
    matter: uuid.optional(),
  }),
  output: z.object({ delays: z.array(unexplainedView), more: z.boolean() }),
  may: maySeeService,
  refusals: [],
});
