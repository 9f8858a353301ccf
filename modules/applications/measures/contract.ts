/** The register of measures 惠企便民举措: what each changes, from which day, and what came of it by the records. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { confidences, limitUnits } from '#modules/norms/contract';
import { itemKey } from '../items/contract.ts';

/** 工作意见, 放宽, 优惠, 压缩. */
export const measureGroups = ['opinion', 'relaxation', 'preference', 'compression'] as const;

const length = z.object({ count: z.number().int().min(0).max(1000), unit: z.enum(limitUnits) }).strict();

/** The very thing that a measure changes. `from`: null where what held before is not on record. */
export const pointer = z.discriminatedUnion('changes', [
  z
    .object({
      changes: z.literal('limit'),
      limit: z.string().max(60),
      from: length.nullable(),
      to: length,
    })
    .strict(),
  z
    .object({
      changes: z.literal('fee'),
      item: itemKey,
      fee: z.string().max(40),
      fromYuan: z.number().min(0).nullable(),
      toYuan: z.number().min(0),
    })
    .strict(),
  z
    .object({ changes: z.literal('step'), procedure: z.enum(['mortgage', 'preview']), step: z.string().max(60) })
    .strict(),
  z.object({ changes: z.literal('material'), item: itemKey, material: z.string().max(40) }).strict(),
]);
export type Pointer = z.output<typeof pointer>;

export const owners = ['bureau', 'branch', 'window'] as const;

export const measure = z.object({
  /** The same in all its versions. */
  key: z.string().max(40),
  group: z.enum(measureGroups),
  /** Its number within the group. */
  number: z.number().int().min(1).max(999),
  words: z.object({ zh: z.string().trim().min(4).max(300), en: z.string().trim().max(600).optional() }).strict(),
  pointer,
  inForceFrom: day,
  owner: z.enum(owners),
  source: z.string().trim().min(2).max(300),
  confidence: z.enum(confidences),
});
export type Measure = z.output<typeof measure>;

const administrator = [{ role: 'administrator', scope: 'city' }] as const;

export const measureRecorded = fact({
  name: 'applications.measureRecorded',
  sealed: {
    key: { schema: measure.shape.key, keptIn: 'measure_version.key' },
    words: { schema: measure.shape.words, keptIn: 'measure_version.words' },
    pointer: { schema: pointer, keptIn: 'measure_version.pointer' },
    inForceFrom: { schema: day, keptIn: 'measure_version.in_force_from' },
  },
});

export const recordMeasure = command({
  name: 'applications.recordMeasure',
  input: measure.extend({ id: uuid }).strict(),
  output: z.object({ id: uuid }),
  may: administrator,
  refusals: [
    'measure.otherKey',
    'measure.unknownLimit',
    'measure.unknownFee',
    'measure.unknownStep',
    'measure.unknownMaterial',
    'measure.nothingChanges',
    'measure.fromToday',
    'measure.sameDay',
  ],
  facts: [measureRecorded],
});

export const measureWithdrawn = fact({
  name: 'applications.measureWithdrawn',
  sealed: {
    key: { schema: measure.shape.key, keptIn: 'measure_withdrawal.key' },
    from: { schema: day, keptIn: 'measure_withdrawal.from_on' },
    reason: { schema: z.string(), keptIn: 'measure_withdrawal.reason' },
  },
});

/** From a day on; what it changed is changed back where that is kept, never by this. */
export const withdrawMeasure = command({
  name: 'applications.withdrawMeasure',
  input: z.object({ id: uuid, key: measure.shape.key, from: day, reason: z.string().trim().min(4).max(300) }).strict(),
  output: z.object({ id: uuid }),
  may: administrator,
  refusals: ['measure.unknown', 'measure.withdrawn', 'measure.fromToday'],
  facts: [measureWithdrawn],
});

/** Working days from acceptance to the end. */
const days = z.object({ median: z.number(), count: z.number(), from: day, to: day });

export const effect = z.discriminatedUnion('is', [
  z.object({ is: z.literal('measured'), before: days, since: days }),
  /** One side has no records, or none yet. */
  z.object({ is: z.literal('oneSided'), before: days.nullable(), since: days.nullable() }),
  z.object({ is: z.literal('unknown'), why: z.enum(['notKept', 'notYet', 'noRecords']) }),
]);
export type Effect = z.output<typeof effect>;

export const findMeasures = query({
  name: 'applications.findMeasures',
  input: z.object({ on: day.optional() }),
  output: z.object({
    on: day,
    measures: z.array(
      measure.extend({
        /** Of its versions the latest only; the day from which it is withdrawn, where it is. */
        withdrawnFrom: day.nullable(),
        state: z.enum(['inForce', 'toCome']),
        /** Items that it reaches. */
        items: z.array(itemKey),
        effect,
      }),
    ),
  }),
  may: 'anyone',
  refusals: [],
});
