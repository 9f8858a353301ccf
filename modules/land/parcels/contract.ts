/** Parcels one by one: number, outline, whose they are, what bars them; found by their number. */
import { day, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { area, maySeeGround } from '../ground/contract.ts';
import { holdView } from '../holds/contract.ts';

/** Names of holders are read by whoever decides on land, not by everybody who walks on it. */
export const maySeeHolders = [
  { role: 'stationOfficer', scope: 'city' },
  { role: 'inspector', scope: 'city' },
  { role: 'reviewer', scope: 'city' },
  { role: 'windowClerk', scope: 'city' },
  { role: 'examiner', scope: 'city' },
  { role: 'registrar', scope: 'city' },
  { role: 'supervisor', scope: 'city' },
  { role: 'leader', scope: 'city' },
] as const;

const outline = z.object({ type: z.string(), coordinates: z.array(z.any()) });

export const getParcel = query({
  name: 'land.getParcel',
  input: z.object({ parcelId: uuid }),
  output: z.object({
    id: uuid,
    unitNumber: z.string(),
    division: z.string(),
    placeName: z.string(),
    area,
    source: z.string(),
    validFrom: day,
    validTo: day.nullable(),
    outline,
    rights: z.array(
      z.object({
        id: uuid,
        kind: z.string(),
        holder: z.string().nullable(),
        identityTail: z.string().nullable(),
        validFrom: day,
        validTo: day.nullable(),
      }),
    ),
    holds: z.array(holdView),
    /** Other versions of the same number. */
    versions: z.array(z.object({ id: uuid, validFrom: day, validTo: day.nullable(), areaM2: z.number() })),
  }),
  may: maySeeHolders,
  refusals: [],
  personal: (found: { rights: { id: string; holder: string | null }[] }) =>
    found.rights.filter(({ holder }) => holder !== null).map(({ id }) => id),
});

/** By the beginning of a number, or at a place. */
export const findParcels = query({
  name: 'land.findParcels',
  input: z.object({
    text: z
      .string()
      .regex(/^[0-9A-Z]{6,28}$/, 'notAUnitNumber')
      .optional(),
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    asOf: day.optional(),
  }),
  output: z.object({
    parcels: z.array(
      z.object({ id: uuid, unitNumber: z.string(), placeName: z.string(), areaM2: z.number(), outline }),
    ),
    more: z.boolean(),
  }),
  may: maySeeGround,
  refusals: [],
});
