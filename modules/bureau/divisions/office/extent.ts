/** How far a division reaches, from the points inside those that lie under it. */

/** West, south, east, north; degrees. */
type Extent = readonly [number, number, number, number];

/** A point inside lies this far from the border of a division at most; wide enough to see its surroundings. */
const MARGIN_DEG = { township: 0.06, village: 0.02 } as const;

export type Under = keyof typeof MARGIN_DEG;

/** What is asked for: villages where there is but one township. */
export const underOf = (division: string | undefined): Under =>
  division === undefined || division.length <= 6 ? 'township' : 'village';

export function extentOf(centres: readonly (readonly [number, number])[], under: Under): Extent | undefined {
  if (centres.length === 0) return undefined;
  const [lons, lats] = [centres.map(([lon]) => lon), centres.map(([, lat]) => lat)];
  const margin = MARGIN_DEG[under];
  return [
    Math.min(...lons) - margin,
    Math.min(...lats) - margin,
    Math.max(...lons) + margin,
    Math.max(...lats) + margin,
  ];
}
