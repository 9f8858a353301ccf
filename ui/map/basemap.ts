/** Where the base map's five files are; the shapes of their features stand in basemap/README.md. */

export const baseNames = ['cover', 'water', 'roads', 'borders', 'places'] as const;
export type BaseName = (typeof baseNames)[number];
/** Addresses of GeoJSON; what is absent is not drawn. A bureau puts its own here. */
export type BaseSources = Partial<Record<BaseName, string>>;

const files = import.meta.glob<string>('./basemap/*.json', { query: '?url', import: 'default', eager: true });

export const ownBase: BaseSources = Object.fromEntries(
  baseNames.flatMap((name) => {
    const address = files[`./basemap/${name}.json`];
    // MapLibre's worker has no page to resolve a path against.
    return address === undefined ? [] : [[name, new URL(address, location.href).href]];
  }),
);
