/** What a plot is: land by class, what protects it, what is planned and approved there, whose it is, what bars it. */
import { day, query } from '@cuntu/base';
import { z } from 'zod';
import { area, maySeeGround } from '../ground/contract.ts';
import { holdView } from '../holds/contract.ts';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4).max(2000);
const rings = z.array(ring).min(1).max(50);

/** CGCS2000 longitude, latitude. */
export const plot = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }).strict(),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1).max(50) }).strict(),
]);
export type Plot = z.output<typeof plot>;

export const ofClass = area.extend({ scheme: z.string(), code: z.string() });

const source = z.object({ layer: z.string(), source: z.string(), validFrom: z.string() });

/** Never a verdict: that an area is past a threshold of the criminal law, and somebody must look. */
export const review = z.object({
  key: z.string(),
  thresholdMu: z.number(),
  areaMu: z.number(),
  law: z.string(),
  article: z.string(),
});

export const analysis = z.object({
  asOf: day,
  /** The projected system in which all areas were measured. */
  epsg: z.number(),
  whole: area,
  /** They and `unclassified` add up to `whole`, to the last digit shown. */
  classes: z.array(ofClass),
  unclassified: area,
  /** What lies in two classes at once: features of the layer overlap. Not part of the sum. */
  doubly: area.nullable(),
  cropland: area,
  farmland: area,
  permanentFarmland: area,
  /** Cropland that is not permanent basic farmland. */
  otherCropland: area,
  plan: z.object({
    fit: z.enum(['all', 'part', 'none', 'unknown']),
    zones: z.array(ofClass.extend({ fits: z.boolean() })),
    unplanned: area,
  }),
  approvals: z.array(
    ofClass.extend({
      name: z.string().nullable(),
      source: z.string(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
  /** What no approval of that day covers. */
  outsideApprovals: area,
  parcels: z.array(
    z.object({
      id: z.string(),
      unitNumber: z.string(),
      division: z.string(),
      parcelM2: z.number(),
      hit: area,
      rights: z.array(z.string()),
      holds: z.array(holdView),
    }),
  ),
  outsideParcels: area,
  reviews: z.array(review),
  sources: z.array(source),
});
export type Analysis = z.output<typeof analysis>;

export const getAnalysis = query({
  name: 'land.getAnalysis',
  input: z.object({ plot, asOf: day.optional() }),
  output: analysis,
  may: maySeeGround,
  refusals: ['plot.wrong', 'plot.tooLarge'],
});
