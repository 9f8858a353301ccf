/** Ladders of escalation by day in force: who hears, and when, of a clock that turned while the work is not done. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { confidences } from '../limits/contract.ts';

/** Of which clocks; what the house sets itself for its own work (`internal`) has its light and nothing more. */
export const ladderKinds = ['promised', 'statutory'] as const;
export type LadderKind = (typeof ladderKinds)[number];

/** Whose leader: of the unit that has the task, of the branch (county), of the whole bureau; or whoever has the task. */
export const rungTargets = ['unit', 'branch', 'bureau', 'person'] as const;
export const rungRoles = ['leader', 'supervisor', 'reviewer'] as const;
export const rungUnits = ['workingDays', 'days'] as const;
export const RUNGS_AT_MOST = 12;

/** `after` the day on which the clock turned: 0 is that day itself. */
export const rung = z
  .object({
    after: z.number().int().min(0).max(60),
    unit: z.enum(rungUnits),
    to: z.enum(rungTargets),
    /** Of whoever has the task: none. */
    role: z.enum(rungRoles).nullable(),
  })
  .strict()
  .refine(({ to, role }) => (to === 'person') === (role === null), { path: ['role'], message: 'rungRole' });
export type Rung = z.output<typeof rung>;

export const ladderVersion = z.object({
  id: uuid,
  kind: z.enum(ladderKinds),
  rungs: z.array(rung).min(1).max(RUNGS_AT_MOST),
  article: z.string().trim().min(1).max(300),
  confidence: z.enum(confidences),
  inForceFrom: day,
});
export type LadderVersion = z.output<typeof ladderVersion>;

export const ladderSet = fact({
  name: 'norms.ladderSet',
  sealed: {
    kind: { schema: z.enum(ladderKinds), keptIn: 'ladder_version.kind' },
    afters: { schema: z.array(z.number()), keptIn: 'ladder_rung.after_count[]' },
    units: { schema: z.array(z.enum(rungUnits)), keptIn: 'ladder_rung.unit[]' },
    targets: { schema: z.array(z.enum(rungTargets)), keptIn: 'ladder_rung.target[]' },
    roles: { schema: z.array(z.enum(rungRoles).nullable()), keptIn: 'ladder_rung.role[]' },
    article: { schema: z.string(), keptIn: 'ladder_version.article' },
    inForceFrom: { schema: day, keptIn: 'ladder_version.in_force_from' },
  },
});

export const setLadder = command({
  name: 'norms.setLadder',
  input: ladderVersion.strict(),
  output: z.object({ id: uuid }),
  may: [
    { role: 'administrator', scope: 'city' },
    { role: 'system', scope: 'city' },
  ],
  refusals: ['ladder.fromTomorrow', 'ladder.sameDay', 'ladder.notRising', 'ladder.rungTwice'],
  facts: [ladderSet],
});

export const findLadders = query({
  name: 'norms.findLadders',
  input: z.object({ on: day.optional() }),
  output: z.object({ on: day, ladders: z.array(ladderVersion.extend({ next: ladderVersion.nullable() })) }),
  may: 'signedIn',
  refusals: [],
});
