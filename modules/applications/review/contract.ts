/** What every item shares after acceptance: sent back inside, refused with reasons and remedy, handed over. */
import { command, fact, instant, uuid } from '@cuntu/base';
import { z } from 'zod';
import { mayTake } from '../intake/contract.ts';

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

export const resultDelivered = fact({
  name: 'applications.resultDelivered',
  sealed: {
    way: { schema: z.enum(deliveryWays), keptIn: 'delivery.way' },
    receivedBy: { schema: z.string(), keptIn: 'delivery.received_by' },
    trackingNumber: { schema: z.string().nullable(), keptIn: 'delivery.tracking_number' },
  },
});

export const deliverResult = command({
  name: 'applications.deliverResult',
  input: z
    .object({
      matterId: uuid,
      version,
      way: z.enum(deliveryWays),
      receivedBy: z.string().trim().min(1).max(60),
      deliveredAt: instant,
      trackingNumber: z.string().trim().max(40).optional(),
    })
    .strict(),
  output: z.object({ matterId: uuid, state: z.string() }),
  may: mayTake('deliverResult'),
  refusals: ['delivery.inFuture', 'delivery.beforeReady', 'delivery.trackingNeeded'],
  facts: [resultDelivered],
});
