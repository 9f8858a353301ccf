/** Why the registration of a parcel is barred. Holds have no deed of their own: they come and go with a matter's. */
import { z } from 'zod';

/** 条例48(4) an open case; 闲置办法24 unresolved hoarding; a court's seizure or freeze; a notice of dispute. */
export const holdKinds = ['openCase', 'idleLand', 'seizure', 'dispute', 'unpaidPenalty'] as const;
export type HoldKind = (typeof holdKinds)[number];

export const holdView = z.object({
  id: z.string(),
  kind: z.string(),
  basis: z.string(),
  matterId: z.string(),
  fromOn: z.string(),
  toOn: z.string().nullable(),
});

/** Those that bar on the day: the first and the last day of each included. */
export const standing = <H extends { fromOn: string; toOn: string | null }>(holds: readonly H[], on: string): H[] =>
  holds.filter(({ fromOn, toOn }) => fromOn <= on && (toOn === null || toOn >= on));
