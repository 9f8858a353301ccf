/** What every item shares after acceptance: sent back inside, refused with reasons and remedy, handed over. */
import { command, day, fact, instant, type MayRule, query, uuid } from '@cuntu/base';
import type { Procedure } from '@cuntu/procedure';
import { z } from 'zod';
import { clockExtended, clockResumed, clockSuspended } from '#modules/matters/contract';
import { applicationKinds, mayTake } from '../intake/contract.ts';
import { mortgageProcedure } from '../mortgages/procedure.ts';
import { previewProcedure } from '../previews/procedure.ts';

const words = z.string().trim().max(2000);
const version = z.number().int().optional();

export const applicationReturned = fact({
  name: 'applications.applicationReturned',
  sealed: { words: { schema: words, keptIn: 'application_return.words' } },
});

/** Back to whoever examines: the clocks go on, nothing is asked of the applicant. */
export const returnApplication = command({
  name: 'applications.returnApplication',
  input: z.object({ matterId: uuid, version, words: words.min(2) }).strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayTake('returnApplication'),
  refusals: [],
  facts: [applicationReturned],
});

export const applicationRefused = fact({
  name: 'applications.applicationRefused',
  sealed: {
    number: { schema: z.string(), keptIn: 'application_end.number' },
    reasons: { schema: words, keptIn: 'application_end.words' },
  },
});

/** 行政许可法 38(2), 不动产登记暂行条例 22: in writing, with reasons and with what can be done against it. */
export const refuseApplication = command({
  name: 'applications.refuseApplication',
  input: z.object({ id: uuid, matterId: uuid, version, reasons: words.min(4) }).strict(),
  output: z.object({ id: uuid, number: z.string() }),
  may: mayTake('refuseApplication'),
  refusals: ['paper.unprintable'],
  facts: [applicationRefused],
});

export const deliveryWays = ['handedOver', 'posted', 'electronic'] as const;

const deliverySealed = {
  way: { schema: z.enum(deliveryWays), keptIn: 'delivery.way' },
  receivedBy: { schema: z.string(), keptIn: 'delivery.received_by' },
  trackingNumber: { schema: z.string().nullable(), keptIn: 'delivery.tracking_number' },
};

export const resultDelivered = fact({ name: 'applications.resultDelivered', sealed: deliverySealed });

const delivering = z
  .object({
    matterId: uuid,
    version,
    way: z.enum(deliveryWays),
    receivedBy: z.string().trim().min(1).max(60),
    deliveredAt: instant,
    trackingNumber: z.string().trim().max(40).optional(),
  })
  .strict();
export type Delivering = z.output<typeof delivering>;
const delivered = z.object({ matterId: uuid, state: z.string() });

export const deliverResult = command({
  name: 'applications.deliverResult',
  input: delivering,
  output: delivered,
  may: mayTake('deliverResult'),
  refusals: ['delivery.inFuture', 'delivery.beforeReady', 'delivery.trackingNeeded'],
  facts: [resultDelivered],
});

export const refusalDelivered = fact({ name: 'applications.refusalDelivered', sealed: deliverySealed });

/** The sixty days and the six months in which it can be fought run from here (行政复议法 20, 行政诉讼法 46). */
export const deliverRefusal = command({
  name: 'applications.deliverRefusal',
  input: delivering,
  output: delivered,
  may: mayTake('deliverRefusal'),
  refusals: ['delivery.inFuture', 'delivery.beforeReady', 'delivery.trackingNeeded'],
  facts: [refusalDelivered],
});

/** Whoever examines; where it waits at a leader, he whose task it is. */
const mayHalt: readonly MayRule[] = [
  { role: 'examiner', scope: 'division', kinds: applicationKinds },
  { role: 'reviewer', scope: 'division', kinds: applicationKinds },
  { role: 'leader', scope: 'assigned', kinds: applicationKinds },
];

export const suspensionNotified = fact({
  name: 'applications.suspensionNotified',
  sealed: {
    number: { schema: z.string(), keptIn: 'suspension_notice.number' },
    until: { schema: day, keptIn: 'suspension_notice.until_on' },
  },
});

/** 行政许可法 45: not counted is what it lists and nothing else; how long it will take is told in writing, so `until` must be said; on that day it goes on. */
export const suspendReview = command({
  name: 'applications.suspendReview',
  input: z
    .object({ id: uuid, matterId: uuid, version, ground: z.string().max(40), words: words.min(4), until: day })
    .strict(),
  output: z.object({ id: uuid, number: z.string(), clocks: z.array(z.string()) }),
  may: mayHalt,
  refusals: [
    'clock.notRunning',
    'clock.noSuchSuspension',
    'clock.past',
    'suspension.untilPast',
    'suspension.untilTooFar',
    'paper.unprintable',
  ],
  facts: [clockSuspended, suspensionNotified],
});

export const resumeReview = command({
  name: 'applications.resumeReview',
  input: z.object({ matterId: uuid, version, words: words.min(2) }).strict(),
  output: z.object({ matterId: uuid, clocks: z.array(z.object({ clock: z.string(), dueOn: day })) }),
  may: mayHalt,
  refusals: ['clock.notSuspended'],
  facts: [clockResumed],
});

const procedures: readonly Procedure[] = [mortgageProcedure, previewProcedure];
const clockOf = (kind: string, name: string) => procedures.find((one) => one.name === kind)?.clocks[name];

export const stoppable = (kind: string, clock: string): boolean => (clockOf(kind, clock)?.suspensions ?? []).length > 0;
export const extendable = (kind: string, clock: string): boolean => clockOf(kind, clock)?.extension !== undefined;

const allClocks = procedures.flatMap(({ clocks }) => Object.values(clocks));
export const suspensionGrounds = [
  ...new Set(allClocks.flatMap(({ suspensions }) => (suspensions ?? []).map(({ kind }) => kind))),
];
/** By whom the procedures let a clock be extended; where one names nobody, its refusal is a sentence and not a bar. */
export const extenders = [...new Set(allClocks.flatMap(({ extension }) => (extension ? [extension.by] : [])))];
export const halters = [...new Set(mayHalt.map(({ role }) => role))];

const mayExtend: readonly MayRule[] = extenders.map((role) => ({
  role,
  scope: 'division',
  kinds: applicationKinds,
}));

/** What more time would come to, as it would be counted: the limits that can be extended now, none where none can. */
export const findExtensions = query({
  name: 'applications.findExtensions',
  input: z.object({ matterId: uuid }),
  output: z.object({
    extensions: z.array(
      z.object({
        clock: z.string(),
        limitKey: z.string(),
        basis: z.string(),
        /** The day it is due on. */
        fromOn: day,
        more: z.number(),
        unit: z.string(),
        toOn: day,
        provisional: z.boolean(),
      }),
    ),
  }),
  may: mayExtend,
  refusals: ['thing.notFound'],
});

export const extensionNotified = fact({
  name: 'applications.extensionNotified',
  sealed: { number: { schema: z.string(), keptIn: 'extension_notice.number' } },
});

/** 行政许可法 42: once, by the head, the applicant told of it with the reason. */
export const extendReview = command({
  name: 'applications.extendReview',
  input: z.object({ id: uuid, matterId: uuid, version, clock: z.string().max(40), words: words.min(4) }).strict(),
  output: z.object({ id: uuid, number: z.string(), fromOn: day, toOn: day }),
  may: mayExtend,
  refusals: ['clock.notRunning', 'clock.notExtendable', 'clock.extendedAlready', 'clock.past', 'paper.unprintable'],
  facts: [clockExtended, extensionNotified],
});
