/** Limits and promises by day in force: what they are, who may change them. Only this module writes a limit. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';

export const periodUnits = ['workingDays', 'days', 'months', 'years', 'hours'] as const;
/**
 * Not every limit is of time: how far around himself somebody is taken to have looked is one too, how large
 * a plot may be, and how much of a ground is enough.
 */
export const limitUnits = [...periodUnits, 'metres', 'hectares', 'percent'] as const;
type LimitUnit = (typeof limitUnits)[number];

/** What is no clock is read in one unit by whoever asks for it. */
const inOneUnit: Readonly<Record<string, LimitUnit>> = {
  'track.kept': 'days',
  'coverage.foot': 'metres',
  'coverage.motorcycle': 'metres',
  'coverage.car': 'metres',
  'coverage.boat': 'metres',
  'zone.visitOne': 'days',
  'zone.visitTwo': 'days',
  'zone.visitThree': 'days',
  'zone.visitedShare': 'percent',
  'finding.large': 'hectares',
  'appointment.ahead': 'days',
  'suspension.most': 'days',
};

export function unitsOf(key: string): readonly LimitUnit[] {
  const one = inOneUnit[key];
  return one ? [one] : periodUnits;
}

export const isPeriod = (unit: LimitUnit): unit is (typeof periodUnits)[number] =>
  periodUnits.some((one) => one === unit);
export const limitSources = ['statute', 'localRule', 'bureauRule'] as const;
export const confidences = ['V', 'P', 'M', 'M?'] as const;

export const date = day;

export const limitVersion = z.object({
  id: uuid,
  key: z.string().regex(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/),
  /** 0: still on the day itself; for days and working days alone. */
  count: z.number().int().min(0).max(1000),
  unit: z.enum(limitUnits),
  /** A clock turns yellow when so many units are left (look.md: 1 day or today). */
  yellowAt: z.number().int().min(0).max(100),
  source: z.enum(limitSources),
  article: z.string().min(1).max(300),
  confidence: z.enum(confidences),
  inForceFrom: date,
});

export type LimitVersion = z.output<typeof limitVersion>;

export const limitChanged = fact({
  name: 'norms.limitChanged',
  sealed: {
    key: { schema: limitVersion.shape.key, keptIn: 'limit_version.key' },
    count: { schema: limitVersion.shape.count, keptIn: 'limit_version.count' },
    unit: { schema: limitVersion.shape.unit, keptIn: 'limit_version.unit' },
    inForceFrom: { schema: date, keptIn: 'limit_version.in_force_from' },
    article: { schema: limitVersion.shape.article, keptIn: 'limit_version.article' },
  },
});

export const changeLimit = command({
  name: 'norms.changeLimit',
  input: limitVersion.strict(),
  output: z.object({ id: uuid }),
  may: [
    { role: 'administrator', scope: 'city' },
    { role: 'system', scope: 'city' },
  ],
  refusals: [
    'limit.tooLong',
    'limit.tooShort',
    'limit.otherUnit',
    'limit.unknownKey',
    'limit.alreadyInForce',
    'limit.sameDay',
    'limit.fromTomorrow',
  ],
  facts: [limitChanged],
});

export const limitWithdrawn = fact({
  name: 'norms.limitWithdrawn',
  sealed: { version: { schema: uuid, keptIn: 'limit_withdrawal.limit_id' } },
});

/** A version that is not yet in force is taken back; one that has begun is followed by another. */
export const withdrawLimit = command({
  name: 'norms.withdrawLimit',
  input: z.object({ id: uuid }).strict(),
  output: z.null(),
  may: [{ role: 'administrator', scope: 'city' }],
  refusals: ['limit.begun', 'limit.withdrawn'],
  facts: [limitWithdrawn],
});

export const findLimits = query({
  name: 'norms.findLimits',
  input: z.object({ on: date.optional() }),
  output: z.object({ on: date, limits: z.array(limitVersion.extend({ next: limitVersion.nullable() })) }),
  may: 'signedIn',
  refusals: [],
});
