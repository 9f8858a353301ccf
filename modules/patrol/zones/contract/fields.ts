/** What zones are told in: classes, charges, outlines, names. */
import { z } from 'zod';
import { position } from '../../findings/contract.ts';

/**
 * 1: permanent basic farmland and provincial roads; 2: village roads and other cropland; 3: inside village plans.
 * The class decides how often somebody must have been there.
 */
export const zoneClasses = [1, 2, 3] as const;
export const zoneClass = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type ZoneClass = z.output<typeof zoneClass>;

/** 包巡查, 包制止, 包处理: each zone has one named person for each. */
export const charges = ['patrol', 'stop', 'handle'] as const;
export const charge = z.enum(charges);
export type Charge = z.output<typeof charge>;

/** Whoever may be drawn into a charge serves in one of these roles; the first is the usual one. */
export const chargeRoles: Readonly<Record<Charge, readonly string[]>> = {
  patrol: ['coordinator', 'stationOfficer'],
  stop: ['stationOfficer', 'inspector'],
  handle: ['inspector', 'stationOfficer', 'reviewer'],
};

export const zoneName = z.string().trim().min(1).max(40);

/** Bounds of the request alone; what a good outline is, `rules.ts` says, with the place of every fault. */
const ring = z.array(position).max(20_000);

/** CGCS2000 longitude, latitude. One piece; holes are other zones. */
export const zonePlace = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(200) }).strict();
export type ZonePlace = z.output<typeof zonePlace>;

export const cutLine = z
  .object({ type: z.literal('LineString'), coordinates: z.array(position).min(2).max(500) })
  .strict();

export const zoneVersion = z.number().int().positive();
export const fileAddress = z.string().regex(/^[0-9a-f]{64}$/, 'notAFile');
