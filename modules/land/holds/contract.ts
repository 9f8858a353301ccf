/** Why the registration of a parcel is barred: by a matter below whose deed holds it, or by hand, each hold then a chain of its own. */
import { command, fact, uuid } from '@cuntu/base';
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

/** Whose business each kind is, until the modules for cases and projects place theirs. */
export const holdersOf = {
  openCase: 'inspector',
  idleLand: 'reviewer',
  unpaidPenalty: 'reviewer',
  seizure: 'registrar',
  dispute: 'registrar',
} as const satisfies Record<HoldKind, string>;

export const mayHold = [
  { role: 'registrar', scope: 'division' },
  { role: 'reviewer', scope: 'division' },
  { role: 'inspector', scope: 'division' },
] as const;

/** The article, the court's document, the number of the case. */
const basis = z.string().trim().min(4).max(200);

export const parcelHeld = fact({
  name: 'land.parcelHeld',
  sealed: {
    parcel: { schema: uuid, keptIn: 'hold.parcel_id' },
    kind: { schema: z.enum(holdKinds), keptIn: 'hold.kind' },
    basis: { schema: z.string(), keptIn: 'hold.basis' },
    words: { schema: z.string(), keptIn: 'hold.words' },
  },
});

export const holdParcel = command({
  name: 'land.holdParcel',
  input: z
    .object({ id: uuid, parcelId: uuid, kind: z.enum(holdKinds), basis, words: z.string().trim().max(500).default('') })
    .strict(),
  output: z.object({ id: uuid, fromOn: z.string() }),
  may: mayHold,
  refusals: ['hold.noParcel', 'hold.already', 'hold.notYours'],
  facts: [parcelHeld],
});

export const parcelReleased = fact({
  name: 'land.parcelReleased',
  sealed: {
    hold: { schema: uuid, keptIn: 'hold_release.hold_id' },
    basis: { schema: z.string(), keptIn: 'hold_release.basis' },
  },
});

/** On the day of release it holds no more. */
export const releaseParcel = command({
  name: 'land.releaseParcel',
  input: z.object({ holdId: uuid, basis }).strict(),
  output: z.object({ holdId: uuid, toOn: z.string() }),
  may: mayHold,
  refusals: ['hold.notStanding', 'hold.ofMatter', 'hold.notYours'],
  facts: [parcelReleased],
});
