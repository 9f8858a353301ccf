/** What the ground is told in: layers with (scheme, code), spans of validity, and who may read all of it. */
import { day, query } from '@cuntu/base';
import { z } from 'zod';
import schemes from '../seed/schemes.json' with { type: 'json' };

/** One table holds them all: what kind of ground, what protects it, what is planned, what was approved. */
export const layers = ['landClass', 'permanentFarmland', 'plan', 'approval'] as const;
export type Layer = (typeof layers)[number];

export type SchemeName = keyof typeof schemes;
export const schemeNames = Object.keys(schemes) as [SchemeName, ...SchemeName[]];

interface Seeded {
  layer: Layer;
  source: string;
  /** The scheme of which this one has all codes, and more. */
  extends?: SchemeName;
  names: Record<string, string>;
  /** Where names stand that no standard at hand spells out: in published papers, or with their code in several systems that read the survey. */
  confidence?: { published: readonly string[]; attested: readonly string[] };
}
const seeded: Readonly<Record<SchemeName, Seeded>> = schemes as never;

export const schemeOf = (name: SchemeName): Seeded => {
  const own = seeded[name];
  return own.extends ? { ...own, names: { ...seeded[own.extends].names, ...own.names } } : own;
};
export const schemesOf = (layer: Layer): SchemeName[] => schemeNames.filter((name) => schemes[name].layer === layer);

const whole = new Map(schemeNames.map((name): [string, Seeded] => [name, schemeOf(name)]));
/** The name that the standard gives; a code that it does not have stands for itself. */
export const codeName = (scheme: string, code: string): string => whole.get(scheme)?.names[code] ?? code;

/** Ground is the bureau's common knowledge: whoever stands on a plot must know at once what it is. */
export const maySeeGround = [
  { role: 'coordinator', scope: 'city' },
  { role: 'stationOfficer', scope: 'city' },
  { role: 'inspector', scope: 'city' },
  { role: 'reviewer', scope: 'city' },
  { role: 'windowClerk', scope: 'city' },
  { role: 'examiner', scope: 'city' },
  { role: 'registrar', scope: 'city' },
  { role: 'supervisor', scope: 'city' },
  { role: 'leader', scope: 'city' },
  { role: 'administrator', scope: 'city' },
  { role: 'system', scope: 'city' },
] as const;

/** Both ends of a span are days on which it holds. */
export const span = { validFrom: day, validTo: day.nullable() };

export const area = z.object({ areaM2: z.number(), areaMu: z.number() });
export type Area = z.output<typeof area>;

/** What there is of each layer: from which source, and on which days something of it came or went. */
export const findLayers = query({
  name: 'land.findLayers',
  input: z.object({}),
  output: z.object({
    layers: z.array(
      z.object({
        layer: z.string(),
        sources: z.array(z.string()),
        /** Changes whenever tiles must be drawn anew. */
        edition: z.string(),
        /** By day, rising; what holds on a day is the sum of all up to it. */
        changes: z.array(z.object({ on: day, features: z.number() })),
      }),
    ),
  }),
  may: maySeeGround,
  refusals: [],
});
export type LayerHistory = z.output<typeof findLayers.output>['layers'][number];
