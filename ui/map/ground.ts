/** The ground beneath what a page puts on the map: layers of the land as vector tiles, on one day. */
import type { ExpressionSpecification, LayerSpecification, Map as MapLibre, VectorTileSource } from 'maplibre-gl';
import type { Resolve } from './colours.ts';

export interface Ground {
  /** 'YYYY-MM-DD' */
  asOf: string;
  /** `edition` changes whenever tiles must be asked for anew; `period` takes the place of the day. */
  layers: readonly { layer: string; edition: string; period?: { from: string; to: string } }[];
}

/** Of the server's layer table: from which zoom on there are tiles, and the deepest. */
const ZOOMS = { minzoom: 10, maxzoom: 16 } as const;
/** Every cell is drawn from 13 on; further out squares of cells. */
const COVERAGE_ZOOMS = { minzoom: 7, maxzoom: 14 } as const;

export const groundIds = ['coverage', 'landClass', 'permanentFarmland', 'plan', 'approval', 'parcel'] as const;
type GroundId = (typeof groundIds)[number];

const sourceOf = (layer: string) => `ground:${layer}`;
const addressOf = ({ asOf }: Ground, { layer, edition, period }: Ground['layers'][number]): string => {
  const when = period ? `from=${period.from}&to=${period.to}` : `asOf=${asOf}`;
  return `${location.origin}/tiles/${layer}/{z}/{x}/{y}.mvt?${when}&edition=${edition}`;
};

/** First two digits of the class (GB/T 21010), which are its group. */
const group: ExpressionSpecification = ['slice', ['get', 'code'], 0, 2];
const byGroup = (colour: Resolve): ExpressionSpecification => [
  'match',
  group,
  '01',
  colour('--map-farm'),
  '02',
  colour('--map-orchard'),
  ['03', '04'],
  colour('--map-forest'),
  ['05', '06', '07', '08', '09', '10'],
  colour('--map-built'),
  '11',
  colour('--map-water'),
  colour('--map-other'),
];
/** 允许建设区 as built land, 有条件建设区 as orchard, 限制建设区 as fields, 禁止建设区 as woods. */
const byPlan = (colour: Resolve): ExpressionSpecification => [
  'match',
  ['get', 'code'],
  '010',
  colour('--map-building'),
  '020',
  colour('--map-orchard'),
  '040',
  colour('--map-forest-mark'),
  colour('--map-farm'),
];

function drawn(id: GroundId, colour: Resolve): LayerSpecification[] {
  const of = (part: string) => ({ id: `${id}:${part}`, source: sourceOf(id), 'source-layer': id });
  const line = (token: string, width: number, dash?: number[]): LayerSpecification => ({
    ...of('line'),
    type: 'line',
    paint: { 'line-color': colour(token), 'line-width': width, ...(dash && { 'line-dasharray': dash }) },
  });
  const fill = (paint: object): LayerSpecification => ({ ...of('fill'), type: 'fill', paint });
  switch (id) {
    case 'coverage':
      return [fill({ 'fill-color': colour('--map-track'), 'fill-opacity': 0.3, 'fill-antialias': false })];
    case 'landClass':
      return [fill({ 'fill-color': byGroup(colour), 'fill-outline-color': colour('--map-field-line') })];
    case 'permanentFarmland':
      return [fill({ 'fill-pattern': 'mark:basic' }), line('--map-basic-mark', 0.8)];
    case 'plan':
      return [fill({ 'fill-color': byPlan(colour), 'fill-opacity': 0.55 })];
    case 'approval':
      return [fill({ 'fill-color': colour('--map-zone-mine') }), line('--map-zone-line', 1.6)];
    case 'parcel':
      // The fill is not seen; it is what a click meets.
      return [fill({ 'fill-color': 'transparent' }), line('--map-border-town', 0.6)];
  }
}

const none: ReadonlySet<string> = new Set();

/** Puts the ground under the water and roads, or brings what stands to another day or edition. */
export function layGround(map: MapLibre, ground: Ground | undefined, colour: Resolve, hidden = none): void {
  for (const id of groundIds) {
    const layer = ground?.layers.find((one) => one.layer === id);
    if (!ground || !layer) continue;
    const tiles = [addressOf(ground, layer)];
    const standing = map.getSource<VectorTileSource>(sourceOf(id));
    if (standing) {
      if (standing.tiles[0] !== tiles[0]) standing.setTiles(tiles);
      continue;
    }
    map.addSource(sourceOf(id), { type: 'vector', tiles, ...(id === 'coverage' ? COVERAGE_ZOOMS : ZOOMS) });
    for (const one of drawn(id, colour)) {
      const visibility = hidden.has(id) ? ('none' as const) : ('visible' as const);
      map.addLayer({ ...one, layout: { visibility } } as LayerSpecification, 'water:edge');
    }
  }
}
