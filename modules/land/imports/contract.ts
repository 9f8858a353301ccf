/** Parcels and layers from a file: what it would bring or what to mend, and the import of all of it. */
import { command, day, fact, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { layers, schemeNames } from '../ground/contract.ts';

/** The register of the ground is kept by one hand; a demo city's by the house itself. */
export const mayKeepGround = [
  { role: 'administrator', scope: 'city' },
  { role: 'system', scope: 'city' },
] as const;

const file = z.string().regex(/^[0-9a-f]{64}$/, 'notAFile');
const source = z.string().trim().min(2).max(200);

const unreadable = [
  'landFile.none',
  'landFile.tooLarge',
  'landFile.notJson',
  'landFile.notFeatures',
  'landFile.system',
  'landFile.empty',
] as const;
export type Unreadable = (typeof unreadable)[number];

/** Where in the file: the number of a feature (from 1), or of a line. `code` names a sentence `fault.land.<code>`. */
const remark = z.object({
  feature: z.number().nullable(),
  line: z.number().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Remark = z.output<typeof remark>;

const intoLayer = z.object({
  layer: z.enum(layers),
  scheme: z.enum(schemeNames),
  /** For features that name none; only of layers with few codes. */
  code: z.string().trim().min(1).max(20).optional(),
});

export const previewParcels = query({
  name: 'land.previewParcels',
  input: z.object({ file }),
  output: z.object({ ...preview() }),
  may: mayKeepGround,
  refusals: unreadable,
});

export const previewLayer = query({
  name: 'land.previewLayer',
  input: intoLayer.extend({ file }),
  output: z.object({ ...preview() }),
  may: mayKeepGround,
  refusals: [...unreadable, 'landFile.wrongScheme'],
});

function preview() {
  return {
    format: z.enum(['geojson', 'boundaryText']),
    epsg: z.number(),
    features: z.number(),
    points: z.number(),
    areaM2: z.number(),
    first: z.array(
      z.object({
        place: z.number(),
        name: z.string(),
        areaM2: z.number(),
        areaMu: z.number(),
        points: z.number(),
        holes: z.number(),
      }),
    ),
    faults: z.array(remark),
    moreFaults: z.number(),
    warnings: z.array(remark),
    moreWarnings: z.number(),
  };
}

const kept = (column: string) => `land_import.${column}`;

export const parcelsImported = fact({
  name: 'land.parcelsImported',
  sealed: {
    file: { schema: file, keptIn: kept('file') },
    source: { schema: source, keptIn: kept('source') },
    validFrom: { schema: day, keptIn: kept('valid_from') },
    features: { schema: z.number(), keptIn: kept('features') },
  },
});

export const layerImported = fact({
  name: 'land.layerImported',
  sealed: {
    file: { schema: file, keptIn: kept('file') },
    layer: { schema: z.string(), keptIn: kept('target') },
    scheme: { schema: z.string(), keptIn: kept('scheme') },
    source: { schema: source, keptIn: kept('source') },
    validFrom: { schema: day, keptIn: kept('valid_from') },
    features: { schema: z.number(), keptIn: kept('features') },
  },
});

/** All or nothing. A parcel that is known already gets a new version from `from` on; the former ends on its eve. */
export const importParcels = command({
  name: 'land.importParcels',
  input: z.object({ id: uuid, file, source, from: day }).strict(),
  output: z.object({ features: z.number(), ended: z.number() }),
  may: mayKeepGround,
  refusals: [...unreadable, 'landFile.faulty'],
  facts: [parcelsImported],
});

/** All or nothing. `replaces`: a new edition; all of the layer's scheme that still holds ends on the eve of `from`. */
export const importLayer = command({
  name: 'land.importLayer',
  input: intoLayer
    .extend({
      id: uuid,
      file,
      source,
      from: day,
      to: day.nullable().default(null),
      replaces: z.boolean().default(false),
    })
    .strict(),
  output: z.object({ features: z.number(), ended: z.number() }),
  may: mayKeepGround,
  refusals: [...unreadable, 'landFile.faulty', 'landFile.wrongScheme', 'landFile.daysReversed', 'landFile.notLater'],
  facts: [layerImported],
});
