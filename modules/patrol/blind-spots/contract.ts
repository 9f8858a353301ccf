/** Blind spots: where nobody is in charge, and where nobody has been when somebody should have. */
import { command, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { divisionCode } from '#modules/bureau/contract';
import { light, maySeeOf } from '#modules/matters/contract';
import { position } from '../findings/contract.ts';

export const blindReasons = ['noPerson', 'gap', 'notVisited'] as const;
export const blindReason = z.enum(blindReasons);
export type BlindReason = z.output<typeof blindReason>;

/** A zone's id; of a gap the township that it lies in. */
const subject = z.string().min(9).max(36);
const bySystem = [{ role: 'system', scope: 'city' }] as const;

export const blindSpotOpened = fact({
  name: 'patrol.blindSpotOpened',
  sealed: {
    reason: { schema: blindReason, keptIn: 'blind_spot.reason' },
    subject: { schema: subject, keptIn: 'blind_spot.subject' },
  },
});

export const openBlindSpot = command({
  name: 'patrol.openBlindSpot',
  input: z.object({ reason: blindReason, subject }).strict(),
  output: z.object({ id: uuid.nullable() }),
  may: bySystem,
  refusals: [],
  facts: [blindSpotOpened],
});

export const blindSpotEscalated = fact({
  name: 'patrol.blindSpotEscalated',
  sealed: { reason: { schema: blindReason, keptIn: 'blind_escalation.reason' } },
});

export const escalateBlindSpot = command({
  name: 'patrol.escalateBlindSpot',
  input: z.object({ matterId: uuid }).strict(),
  output: z.object({ escalated: z.boolean() }),
  may: bySystem,
  refusals: [],
  facts: [blindSpotEscalated],
});

export const blindSpotEnded = fact({
  name: 'patrol.blindSpotEnded',
  sealed: {
    how: { schema: z.enum(['staffed', 'covered', 'visited', 'dissolved']), keptIn: 'blind_end.how' },
  },
});

export const endBlindSpot = command({
  name: 'patrol.endBlindSpot',
  input: z.object({ matterId: uuid }).strict(),
  output: z.object({ ended: z.boolean() }),
  may: bySystem,
  refusals: [],
  facts: [blindSpotEnded],
});

export const blindSpotRow = z.object({
  id: uuid,
  number: z.string(),
  reason: blindReason,
  state: z.string(),
  placeName: z.string(),
  division: z.string(),
  zoneId: uuid.nullable(),
  /** Which charges nobody holds. */
  lacking: z.array(z.string()),
  /** Of the zone, or of all gaps in the township. */
  areaM2: z.number(),
  centre: position,
  openedAt: z.string(),
  dueOn: z.string().nullable(),
  light,
  person: z.string().nullable(),
  unit: z.string().nullable(),
});

export const findBlindSpots = query({
  name: 'patrol.findBlindSpots',
  input: z.object({
    reason: blindReason.optional(),
    division: divisionCode.optional(),
    lacking: z.stringbool().optional(),
  }),
  output: z.object({
    spots: z.array(blindSpotRow),
    counts: z.object({ noPerson: z.number(), gap: z.number(), notVisited: z.number(), lacking: z.number() }),
    /** Beyond those listed: 1 or 0. */
    more: z.number(),
  }),
  may: maySeeOf('blindSpot'),
  refusals: [],
});
