/** One look, drawn twice: as the parts of a style that a map draws, and as the swatch of its line in the layer table. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Shape } from '#ui/controls';
import type { LayerRow, Look, MapLayerOffer } from '#ui/pages';
import { fontsNow, type Resolve } from './colours.ts';

export interface Swatch {
  shapes: readonly Shape[];
  width: number;
  height: number;
}

/** What a pattern looks like within the 20 × 14 of a swatch, and in which colour. */
const PATTERNS: Readonly<Record<NonNullable<Look['pattern']>, { d: string; token: string; opacity: number }>> = {
  'mark:basic': { d: 'M-4-3v6M-7 0h6M4-3v6M1 0h6', token: '--map-basic-mark', opacity: 0.75 },
  'mark:forest': { d: 'M-8 3l3-6 3 6zM2 3l3-6 3 6z', token: '--map-forest-mark', opacity: 0.6 },
  'hatch:noPerson': {
    d: 'M-10-7L4 7M-4-7L10 7M-10 7L4-7M-4 7L10-7',
    token: '--map-blind-nobody',
    opacity: 0.8,
  },
  'hatch:notVisited': { d: 'M-10 7L4-7M-4 7L10-7', token: '--map-blind-late', opacity: 0.8 },
};

const path = (d: string, token: string, width: number, opacity = 1): Shape => ({
  tag: 'path',
  at: { d, fill: 'none', stroke: `var(${token})`, 'stroke-width': width, 'stroke-opacity': opacity },
});

/** An area as a patch, a mere line as a line. */
export function swatchOf({ fill, opacity = 1, pattern, line, widthPx = 1 }: Look): Swatch {
  const size = { width: 22, height: 16 };
  if (fill === undefined && pattern === undefined)
    return { ...size, shapes: line === undefined ? [] : [path('M-10 3L-3-3 4 2 10-3', line, widthPx)] };
  const mark = pattern && PATTERNS[pattern];
  const patch: Shape = {
    tag: 'rect',
    at: {
      x: -10,
      y: -7,
      width: 20,
      height: 14,
      fill: fill === undefined ? 'none' : `var(${fill})`,
      'fill-opacity': opacity,
      ...(line && { stroke: `var(${line})`, 'stroke-width': Math.min(widthPx, 2) }),
    },
  };
  return { ...size, shapes: [patch, ...(mark ? [path(mark.d, mark.token, 1, mark.opacity)] : [])] };
}

/** A tile leaves out what a feature has not, and a bare `slice` of nothing is a warning in the console for each. */
const beginsWith = ({ field, begins }: NonNullable<LayerRow['only']>): ExpressionSpecification => [
  'any',
  ...begins.map(
    (start): ExpressionSpecification => ['==', ['slice', ['to-string', ['get', field]], 0, start.length], start],
  ),
];

export const sourceOf = (offer: Pick<MapLayerOffer, 'id'>) => `tiles:${offer.id}`;
/** What a click meets, whether or not it is seen. */
export const targetOf = (row: Pick<LayerRow, 'id'>) => `${row.id}:tile-fill`;

/** The parts of a row: all named by its id, so that its switch finds them. */
export function drawnRow(offer: MapLayerOffer, row: LayerRow, colour: Resolve): LayerSpecification[] {
  const { fill, opacity = 1, pattern, line, widthPx = 1 } = row.look;
  const of = (part: string) => ({
    id: `${row.id}:tile-${part}`,
    source: sourceOf(offer),
    'source-layer': offer.id,
    ...(row.only && { filter: beginsWith(row.only) as FilterSpecification }),
  });
  const parts: LayerSpecification[] = [];
  if (fill !== undefined || offer.Card)
    parts.push({
      ...of('fill'),
      type: 'fill',
      paint: {
        'fill-color': fill === undefined ? 'transparent' : colour(fill),
        'fill-opacity': opacity,
        'fill-antialias': false,
      },
    });
  if (pattern !== undefined) parts.push({ ...of('pattern'), type: 'fill', paint: { 'fill-pattern': pattern } });
  if (line !== undefined)
    parts.push({
      ...of('line'),
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour(line),
        // Far out the lines of small areas would be all that is seen.
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, widthPx / 4, 13, widthPx],
      },
    });
  if (row.label) parts.push(labelOf(of('label'), row.label, colour));
  return parts;
}

const labelOf = (
  base: { id: string; source: string; 'source-layer': string },
  { field, fromZoom }: NonNullable<LayerRow['label']>,
  colour: Resolve,
): LayerSpecification => ({
  ...base,
  type: 'symbol',
  minzoom: fromZoom,
  layout: { 'text-field': ['get', field], 'text-font': fontsNow().normal, 'text-size': 11.5, 'text-padding': 6 },
  paint: { 'text-color': colour('--map-label'), 'text-halo-color': colour('--map-halo'), 'text-halo-width': 1.5 },
});
