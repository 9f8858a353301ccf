/** What a delivery must carry, and by when a stop must be expected to end. */
import { must, ok, type Result, refuse, together } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';

/** Clocks are shown to the minute, and a device's may run ahead. */
const MINUTE_MS = 60_000;
const AHEAD_MS = 10 * MINUTE_MS;

interface Delivery {
  way: string;
  deliveredAt: string;
  trackingNumber?: string;
}

export function decideDelivery(
  { way, deliveredAt, trackingNumber }: Delivery,
  readyAt: string,
  now: string,
): Result<true, 'delivery.inFuture' | 'delivery.beforeReady' | 'delivery.trackingNeeded'> {
  const at = Date.parse(deliveredAt);
  return together(
    at > Date.parse(now) + AHEAD_MS ? refuse('delivery.inFuture', { at: 'deliveredAt' }) : ok(true as const),
    at < Date.parse(readyAt) - MINUTE_MS ? refuse('delivery.beforeReady', { at: 'deliveredAt' }) : ok(true as const),
    way === 'posted' && !trackingNumber
      ? refuse('delivery.trackingNeeded', { at: 'trackingNumber' })
      : ok(true as const),
  );
}

/** The day on which it stops does not count, so it cannot go on before tomorrow. */
export function decideUntil(
  until: string,
  today: string,
  most: number,
): Result<true, 'suspension.untilPast' | 'suspension.untilTooFar'> {
  if (until <= today) return refuse('suspension.untilPast', { at: 'until' });
  const day = must(addDays(today, most));
  return until <= day ? ok(true) : refuse('suspension.untilTooFar', { at: 'until', params: { most, day } });
}
