/** What the ground is told in: layers with (scheme, code), spans of validity, and who may read all of it. */
import { day, query } from '@cuntu/base';
import { z } from 'zod';
import schemes from '../seed/schemes.json' with { type: 'json' };

/** One table holds them all: what kind of ground, what protects it, what is planned, what was approved. */
export const layers = ['landClass', 'permanentFarmland', 'plan', 'approval'] as const;
export type Layer = (typeof layers)[number];

export type SchemeName = keyof typeof schemes;
export const schemeNames = Object.keys(schemes) as [SchemeName, ...SchemeName[]];
export const schemeOf = (name: SchemeName) =>
  schemes[name] as { layer: Layer; source: string; names: Record<string, string> };
export const schemesOf = (layer: Layer): SchemeName[] => schemeNames.filter((name) => schemes[name].layer === layer);
/** The name that the standard gives; a code that it does not have stands for itself. */
export const codeName = (scheme: string, code: string): string =>
  (schemes as Record<string, { names: Record<string, string> }>)[scheme]?.names[code] ?? code;

/** Ground is the bureau's common knowledge: whoever stands on a plot must know at once what it is. */
export const maySeeGround = [
  { role: 'coordinator', scope: 'city' },
  { role: 'stationOfficer', scope: 'city' },
  { role: 'inspector', scope: 'city' },
  { role: 'reviewer', scope: 'city' },
  { role: 'windowClerk', scope: 'city' },
  { role: 'supervisor', scope: 'city' },
  { role: 'leader', scope: 'city' },
  { role: 'administrator', scope: 'city' },
  { role: 'system', scope: 'city' },
] as const;

/** Both ends of a span are days on which it holds. */
export const span = { validFrom: day, validTo: day.nullable() };

export const area = z.object({ areaM2: z.number(), areaMu: z.number() });
export type Area = z.output<typeof area>;

/** The layer table as the map shows it: what there is, from which source, since when. */
export const findLayers = query({
  name: 'land.findLayers',
  input: z.object({ asOf: day.optional() }),
  output: z.object({
    asOf: day,
    /** The first day of which anything is known. */
    earliest: day.nullable(),
    layers: z.array(
      z.object({
        layer: z.string(),
        features: z.number(),
        sources: z.array(z.string()),
        /** Changes whenever tiles must be drawn anew. */
        edition: z.string(),
      }),
    ),
  }),
  may: maySeeGround,
  refusals: [],
});
