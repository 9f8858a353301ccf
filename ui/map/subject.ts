/** What a page puts on the map: pins and plots, each with words for those who do not see it. */
import type { LightColour, Stage } from '#ui/controls';

/** Longitude, latitude in CGCS2000 (to the metre the same as WGS84). */
export type Position = readonly [lon: number, lat: number];
/** West, south, east, north. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface MapPin {
  id: string;
  at: Position;
  /** '淅河镇 桥头 硬化场地，还剩 1 天' */
  words: string;
  look: { light: LightColour; number: string } | { stage: Stage };
}

export interface Outline {
  type: 'Polygon';
  coordinates: Position[][];
}

export interface MapPlot {
  id: string;
  outline: Outline;
  /** '2.31 亩' */
  label?: string;
  words: string;
}

/** A responsibility zone: who is in charge of this ground. Hatched only where it is a blind spot. */
export interface MapZone {
  id: string;
  outline: Outline;
  name: string;
  words: string;
  blind?: 'noPerson' | 'notVisited';
  mine?: boolean;
}

export interface Spot {
  type: 'Point';
  coordinates: Position;
}
/** What cuts an outline in two. */
export interface Cut {
  type: 'LineString';
  coordinates: Position[];
}
export type Drawn = Spot | Outline;
/** Whatever a hand may draw here. */
export type Sketch = Drawn | Cut;

export interface Drawing {
  kind: 'point' | 'polygon' | 'line';
  value?: Sketch;
  /** Outlines whose corners and sides draw the pointer to them, so that neighbours meet exactly. */
  snapTo?: readonly Outline[];
  onChange(value: Sketch | undefined): void;
}

const around = (positions: readonly Position[]): Bounds | undefined => {
  if (positions.length === 0) return undefined;
  const lons = positions.map(([lon]) => lon);
  const lats = positions.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
};

/** What holds all of it; undefined for nothing. */
export const boundsOf = (
  pins: readonly MapPin[],
  plots: readonly MapPlot[],
  zones: readonly MapZone[] = [],
): Bounds | undefined =>
  around([...pins.map(({ at }) => at), ...[...plots, ...zones].flatMap(({ outline }) => outline.coordinates[0] ?? [])]);

/** Yellow over green, red over yellow, where pins crowd. */
const urgency = { paused: 0, green: 1, yellow: 2, red: 3 } as const;

const feature = (geometry: object, properties: object) => ({ type: 'Feature' as const, geometry, properties });
const collection = (features: object[]) =>
  ({ type: 'FeatureCollection' as const, features }) as GeoJSON.FeatureCollection;
const point = (coordinates: Position) => ({ type: 'Point', coordinates });

export const pinFeatures = (pins: readonly MapPin[]): GeoJSON.FeatureCollection =>
  collection(
    pins.map(({ id, at, look }) =>
      'light' in look
        ? feature(point(at), {
            id,
            layer: 'lights',
            image: `light:${look.light}:${look.number}`,
            order: urgency[look.light],
          })
        : feature(point(at), { id, layer: look.stage, image: `stage:${look.stage}`, order: 0 }),
    ),
  );

export const plotFeatures = (plots: readonly MapPlot[]): GeoJSON.FeatureCollection =>
  collection(plots.map(({ id, outline, label = '' }) => feature(outline, { id, label })));

export const zoneFeatures = (zones: readonly MapZone[]): GeoJSON.FeatureCollection =>
  collection(
    zones.map(({ id, outline, name, blind = '', mine = false }) => feature(outline, { id, name, blind, mine })),
  );

export const chosenFeature = (pin: MapPin | undefined): GeoJSON.FeatureCollection =>
  collection(pin ? [feature(point(pin.at), {})] : []);
