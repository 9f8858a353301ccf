/** Where somebody went and what ground that was: lines, the squares looked at, and where he is now. */
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Resolve } from './colours.ts';
import type { Bounds, Position } from './subject.ts';

export interface MapTracks {
  /** Each drawn whole; what was not joined are two. */
  lines: readonly (readonly Position[])[];
  /** Rectangles of four corners longitude, latitude. */
  ground?: readonly (readonly number[])[];
  here?: Position;
}

const SOURCE = 'tracks';

const feature = (part: string, geometry: object) => ({ type: 'Feature', properties: { part }, geometry });

function featuresOf({ lines, ground = [], here }: MapTracks): GeoJSON.FeatureCollection {
  const rings = ground.map((c) => [[0, 2, 4, 6, 0].map((at) => [c[at]!, c[at + 1]!])]);
  const [first, last] = [lines[0]?.[0], lines.at(-1)?.at(-1)];
  return {
    type: 'FeatureCollection',
    features: [
      feature('ground', { type: 'MultiPolygon', coordinates: rings }),
      feature('line', { type: 'MultiLineString', coordinates: lines.filter((line) => line.length > 1) }),
      ...(first ? [feature('start', { type: 'Point', coordinates: first })] : []),
      ...(here || last ? [feature('here', { type: 'Point', coordinates: here ?? last })] : []),
    ],
  } as unknown as GeoJSON.FeatureCollection;
}

function layersOf(colour: Resolve): LayerSpecification[] {
  const only = (part: string) => ({ source: SOURCE, filter: ['==', ['get', 'part'], part] as never });
  const disc = (part: string, fill: string): LayerSpecification => ({
    id: `track:${part}`,
    type: 'circle',
    ...only(part),
    paint: {
      'circle-radius': 6,
      'circle-color': colour(fill),
      'circle-stroke-color': colour(part === 'here' ? '--surface' : '--map-track'),
      'circle-stroke-width': 2,
    },
  });
  return [
    {
      id: 'trackGround:fill',
      type: 'fill',
      ...only('ground'),
      paint: { 'fill-color': colour('--map-track'), 'fill-opacity': 0.16, 'fill-antialias': false },
    },
    {
      id: 'track:line',
      type: 'line',
      ...only('line'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour('--map-track'), 'line-width': 3 },
    },
    disc('start', '--surface'),
    disc('here', '--map-track'),
  ];
}

/** Puts them over the land and under the pins, or brings what stands up to date. */
export function layTracks(map: MapLibre, tracks: MapTracks | undefined, colour: Resolve): void {
  const standing = map.getSource<GeoJSONSource>(SOURCE);
  if (!tracks && !standing) return;
  const data = featuresOf(tracks ?? { lines: [] });
  if (standing) return void standing.setData(data);
  map.addSource(SOURCE, { type: 'geojson', data });
  for (const layer of layersOf(colour)) map.addLayer(layer, 'plots:fill');
}

/** What holds all of them, with a little around; undefined for nothing. */
export function boundsOfTracks({ lines }: MapTracks): Bounds | undefined {
  const all = lines.flat();
  if (all.length === 0) return undefined;
  const AROUND_DEG = 0.001;
  const of = (axis: 0 | 1, pick: (a: number, b: number) => number, from: number) =>
    all.reduce((found, at) => pick(found, at[axis]), from);
  return [
    of(0, Math.min, Infinity) - AROUND_DEG,
    of(1, Math.min, Infinity) - AROUND_DEG,
    of(0, Math.max, -Infinity) + AROUND_DEG,
    of(1, Math.max, -Infinity) + AROUND_DEG,
  ];
}
