/** The map's style: the base map's five sources and our own three, drawn in the colours of the tokens. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { baseLayers, byZoom, is } from './base-style.ts';
import { type BaseSources, baseNames } from './basemap.ts';
import { fontsNow, type Resolve } from './colours.ts';

export const emptySource = () => ({
  type: 'geojson' as const,
  data: { type: 'FeatureCollection' as const, features: [] },
});

function zoneLayers(colour: Resolve): LayerSpecification[] {
  const fonts = fontsNow();
  const blind = (reason: string, line: string): LayerSpecification[] => [
    {
      id: `${reason}:fill`,
      type: 'fill',
      source: 'zones',
      filter: is('blind', reason),
      paint: { 'fill-color': colour('--map-blind-fill') },
    },
    {
      id: `${reason}:hatch`,
      type: 'fill',
      source: 'zones',
      filter: is('blind', reason),
      paint: { 'fill-pattern': `hatch:${reason}` },
    },
    {
      id: `${reason}:line`,
      type: 'line',
      source: 'zones',
      filter: is('blind', reason),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour(line), 'line-width': 1.4 },
    },
  ];
  return [
    {
      id: 'zones:fill',
      type: 'fill',
      source: 'zones',
      paint: {
        'fill-color': ['case', ['get', 'mine'], colour('--map-zone-mine'), colour('--map-zone-fill')],
      },
    },
    {
      id: 'zones:line',
      type: 'line',
      source: 'zones',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour('--map-zone-line'), 'line-width': byZoom(8, 0.4, 13, 1.6) },
    },
    ...blind('notVisited', '--map-blind-late'),
    ...blind('noPerson', '--map-blind-nobody'),
    {
      id: 'zones:chosen',
      type: 'line',
      source: 'zone',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour('--map-zone-line'), 'line-width': 3 },
    },
    {
      id: 'zones:label',
      type: 'symbol',
      source: 'zones',
      minzoom: 12.5,
      layout: { 'text-field': ['get', 'name'], 'text-font': fonts.normal, 'text-size': 11.5, 'text-padding': 6 },
      paint: { 'text-color': colour('--map-label'), 'text-halo-color': colour('--map-halo'), 'text-halo-width': 1.5 },
    },
  ];
}

function ownLayers(colour: Resolve, stageIds: readonly string[]): LayerSpecification[] {
  const fonts = fontsNow();
  const pins = (id: string, filter: ExpressionSpecification): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'pins',
    filter,
    layout: {
      'icon-image': ['get', 'image'],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'order'],
    },
  });
  return [
    { id: 'plots:fill', type: 'fill', source: 'plots', paint: { 'fill-color': colour('--map-plot-fill') } },
    {
      id: 'plots:line',
      type: 'line',
      source: 'plots',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour('--map-plot'), 'line-width': 2 },
    },
    {
      id: 'plots:label',
      type: 'symbol',
      source: 'plots',
      layout: { 'text-field': ['get', 'label'], 'text-font': fonts.strong, 'text-size': 14 },
      paint: { 'text-color': colour('--map-label'), 'text-halo-color': colour('--map-halo'), 'text-halo-width': 1.5 },
    },
    {
      id: 'chosen:halo',
      type: 'symbol',
      source: 'chosen',
      layout: { 'icon-image': 'halo', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    ...stageIds.map((stage) => pins(`${stage}:pins`, is('layer', stage))),
    pins('lights:pins', is('layer', 'lights')),
  ];
}

/** Hides every part of the entries in `hidden` (ids of the layer table). */
const shownUnless = (hidden: ReadonlySet<string>) => (layer: LayerSpecification) => ({
  ...layer,
  layout: {
    ...layer.layout,
    visibility: hidden.has(layer.id.split(':')[0]!) ? ('none' as const) : ('visible' as const),
  },
});

export function styleFor(
  base: BaseSources,
  colour: Resolve,
  stageIds: readonly string[],
  hidden: ReadonlySet<string>,
): StyleSpecification {
  const { under, over } = baseLayers(colour);
  const drawn = [...under, ...zoneLayers(colour), ...over, ...ownLayers(colour, stageIds)] as LayerSpecification[];
  const sources = Object.fromEntries(
    baseNames.map((name) => [
      name,
      base[name] === undefined ? emptySource() : { type: 'geojson' as const, data: base[name] },
    ]),
  );
  return {
    version: 8,
    sources: {
      ...sources,
      zones: emptySource(),
      zone: emptySource(),
      plots: emptySource(),
      pins: emptySource(),
      chosen: emptySource(),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour('--map-base') } },
      ...(drawn.map(shownUnless(hidden)) as LayerSpecification[]),
    ],
  };
}
