/** What findings are told in: kinds, stages, places, words, photos. */
import { z } from 'zod';
import { sha256 } from '#modules/matters/contract';

/** What is being done on the land; the words that a villager uses stand in the words files. */
export const findingKinds = ['building', 'digging', 'hardening', 'dumping', 'pondOrTrees', 'mining', 'unsure'] as const;
/** How far the building had come (动土、基础、墙体、封顶). */
export const buildStages = ['groundbreaking', 'foundation', 'walls', 'roofed', 'none'] as const;
export const channels = ['patrol', 'citizenReport', 'satellite', 'handOver', 'petition'] as const;
export const lawfulGrounds = [
  'approved',
  'temporary',
  'agriculturalFacility',
  'ruralRoad',
  'noChange',
  'notOurs',
] as const;

export const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4).max(2000);

/** WGS84/CGCS2000 longitude, latitude. */
export const place = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }).strict(),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(20) }).strict(),
]);
export type Place = z.output<typeof place>;

export const words = z.string().trim().max(2000);
export const photos = z.array(sha256).max(30);
/** That a plot past the norm for size (`finding.large`) is no slip of the pen. */
export const sureOfArea = z.boolean().default(false);
/** The version of the matter that a form was filled in for: a colleague may have been faster. */
export const matterVersion = z.number().int().positive().optional();
