/** The base map as it is drawn: ground cover, water, roads, borders, names. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { fontsNow, type Resolve } from './colours.ts';

export const is = (field: string, value: string | number): ExpressionSpecification => ['==', ['get', field], value];
export const byZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;

function coverLayers(colour: Resolve): LayerSpecification[] {
  const fill = (id: string): LayerSpecification => ({
    id: `${id}:fill`,
    type: 'fill',
    source: 'cover',
    filter: is('kind', id),
    paint: {
      'fill-color': colour(`--map-${id}`),
      'fill-outline-color': colour(id === 'forest' || id === 'built' ? `--map-${id}` : '--map-field-line'),
    },
  });
  const marks = (id: string): LayerSpecification => ({
    id: `${id}:marks`,
    type: 'fill',
    source: 'cover',
    filter: is('kind', id),
    paint: { 'fill-pattern': `mark:${id}` },
  });
  return [fill('farm'), fill('basic'), marks('basic'), fill('forest'), marks('forest'), fill('built')];
}

function waterLayers(colour: Resolve): LayerSpecification[] {
  const river = (part: string, token: string, inset: number): LayerSpecification => ({
    id: `water:${part}`,
    type: 'line',
    source: 'water',
    filter: is('kind', 'river'),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colour(token),
      'line-width': byZoom(8, ['case', is('rank', 1), 4.6 - inset, 3 - inset] as never, 13, [
        'case',
        is('rank', 1),
        14 - inset,
        8 - inset,
      ] as never),
    },
  });
  return [
    river('edge', '--map-water-line', 0),
    river('bed', '--map-water', 1.2),
    {
      id: 'water:lake',
      type: 'fill',
      source: 'water',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour('--map-water') },
    },
    {
      id: 'water:shore',
      type: 'line',
      source: 'water',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': colour('--map-water-line'), 'line-width': 0.8 },
    },
  ];
}

function roadLayers(colour: Resolve): LayerSpecification[] {
  const road = (
    kind: string,
    part: string,
    token: string,
    at8: number,
    at13: number,
    minzoom = 0,
  ): LayerSpecification => ({
    id: `roads:${kind}-${part}`,
    type: 'line',
    source: 'roads',
    minzoom,
    filter: is('kind', kind),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour(token), 'line-width': byZoom(8, at8, 13, at13) },
  });
  return [
    road('lane', 'case', '--map-road-case', 1, 3, 11),
    road('lane', 'bed', '--map-road', 0.6, 2, 11),
    road('road', 'case', '--map-road-case', 2.2, 6),
    road('road', 'bed', '--map-road', 1.2, 4.4),
    road('highway', 'case', '--map-highway-case', 3.2, 10),
    road('highway', 'bed', '--map-highway', 1.9, 7.6),
  ];
}

function borderLayers(colour: Resolve): LayerSpecification[] {
  const border = (id: string, level: string, width: number, dash?: number[]): LayerSpecification => ({
    id: `${id}:${level}`,
    type: 'line',
    source: 'borders',
    filter: is('level', level),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour(`--map-border-${level === 'township' ? 'town' : level}`),
      'line-width': width,
      // MapLibre counts dashes in widths of the line.
      ...(dash && { 'line-dasharray': dash.map((length) => length / width) }),
    },
  });
  return [
    border('townships', 'township', 0.7, [3, 2]),
    border('counties', 'county', 1.3, [7, 2.5, 1.5, 2.5]),
    border('counties', 'city', 1.8),
  ];
}

interface LabelLook {
  size: number | ExpressionSpecification;
  strong?: boolean;
  spacing?: number;
  tone?: string;
  minzoom?: number;
  maxzoom?: number;
}

function labelLayers(colour: Resolve): LayerSpecification[] {
  const fonts = fontsNow();
  const paint = (tone: string) => ({
    'text-color': colour(tone),
    'text-halo-color': colour('--map-halo'),
    'text-halo-width': 1.5,
  });
  const places = (
    rank: number,
    { size, strong, spacing = 0, tone = '--map-label', minzoom = 0, maxzoom = 24 }: LabelLook,
  ): LayerSpecification => ({
    id: `labels:rank${rank}`,
    type: 'symbol',
    source: 'places',
    minzoom,
    maxzoom,
    filter: is('rank', rank),
    layout: {
      'text-field': ['get', 'name'],
      'text-font': strong ? fonts.strong : fonts.normal,
      'text-size': size,
      'text-letter-spacing': spacing,
      'text-padding': 3,
      'symbol-sort-key': rank,
    },
    paint: paint(tone),
  });
  const waters = (part: string, geometry: string, placement: 'line' | 'point'): LayerSpecification => ({
    id: `labels:${part}`,
    type: 'symbol',
    source: 'water',
    filter: ['all', ['has', 'name'], ['==', ['geometry-type'], geometry]],
    layout: {
      'symbol-placement': placement,
      'text-field': ['get', 'name'],
      'text-font': fonts.normal,
      'text-size': 10.5,
    },
    paint: paint('--map-label-water'),
  });
  return [
    waters('rivers', 'LineString', 'line'),
    waters('lakes', 'Polygon', 'point'),
    places(3, { size: 11, tone: '--text-2', minzoom: 11.5 }),
    places(2, { size: byZoom(8, 11, 12, 15) }),
    places(1, { size: 15, strong: true, spacing: 0.12, maxzoom: 11.5 }),
    places(0, { size: 12, spacing: 0.15, tone: '--text-3', maxzoom: 11 }),
  ];
}

/** Names lie over what a page puts on the map, all else under it. */
export const baseLayers = (colour: Resolve) => ({
  under: [...coverLayers(colour), ...waterLayers(colour), ...roadLayers(colour), ...borderLayers(colour)],
  over: labelLayers(colour),
});
