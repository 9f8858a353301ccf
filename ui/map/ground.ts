/** The ground beneath what a page puts on the map: layers that modules offer, as vector tiles, on one day. */
import type { Map as MapLibre, VectorTileSource } from 'maplibre-gl';
import type { MapLayerOffer } from '#ui/pages';
import type { Resolve } from './colours.ts';
import { drawnRow, sourceOf, targetOf } from './looks.ts';

export interface Ground {
  /** Those that are known by now, each with the query of its tiles' address. */
  layers: readonly { offer: MapLayerOffer; when: string }[];
  /** Of a layer that has a card. */
  onChoose(layer: string, id: string): void;
}

const addressOf = ({ id }: MapLayerOffer, when: string): string =>
  `${location.origin}/tiles/${id}/{z}/{x}/{y}.mvt?${when}`;

/** Land lies under water and roads, duty over them and under what a page puts there. */
const ABOVE = { land: 'water:edge', duty: 'zones:fill' } as const;

/** The lowest part of the next higher layer that stands: layers arrive in any order. */
function nextAbove(map: MapLibre, offer: MapLayerOffer, all: Ground['layers']): string {
  const higher = all
    .map((one) => one.offer)
    .filter(({ group, order, id }) => group === offer.group && order > offer.order && map.getSource(`tiles:${id}`))
    .sort((a, b) => a.order - b.order)
    .flatMap(({ rows }) => rows)
    .flatMap(({ id }) => ['fill', 'pattern', 'line', 'label'].map((part) => `${id}:tile-${part}`));
  return higher.find((id) => map.getLayer(id)) ?? ABOVE[offer.group];
}

/** Where there are tiles, the base map's generalised ground of the same name would belie them. */
function takeOver(map: MapLibre, { rows, zooms }: MapLayerOffer): void {
  const taken = new Set(rows.map(({ id }) => id));
  for (const { id } of map.getStyle().layers) {
    const layer = map.getLayer(id);
    if (layer?.source === 'cover' && taken.has(id.split(':')[0]!)) map.setLayerZoomRange(id, 0, zooms.from);
  }
}

/** Puts the ground in its place, or brings what stands to another day or edition. */
export function layGround(
  map: MapLibre,
  ground: Ground | undefined,
  colour: Resolve,
  hidden: ReadonlySet<string> = new Set(),
): void {
  for (const { offer, when } of ground?.layers ?? []) {
    const tiles = [addressOf(offer, when)];
    const standing = map.getSource<VectorTileSource>(sourceOf(offer));
    if (standing) {
      // Asked of what was ordered: `standing.tiles` is there only once the source has loaded.
      if (standing.serialize().tiles?.[0] !== tiles[0]) standing.setTiles(tiles);
      continue;
    }
    const before = nextAbove(map, offer, ground!.layers);
    map.addSource(sourceOf(offer), { type: 'vector', tiles, minzoom: offer.zooms.from, maxzoom: offer.zooms.to });
    for (const row of offer.rows)
      for (const part of drawnRow(offer, row, colour)) {
        const visibility = hidden.has(row.id) ? ('none' as const) : ('visible' as const);
        map.addLayer({ ...part, layout: { ...part.layout, visibility } } as typeof part, before);
      }
    takeOver(map, offer);
  }
}

/** Ids of the style's parts that a click may meet, with the layer whose feature it is. */
export const targetsOf = (ground: Ground | undefined): ReadonlyMap<string, string> =>
  new Map(
    (ground?.layers ?? [])
      .filter(({ offer }) => offer.Card)
      .flatMap(({ offer }) => offer.rows.map((row): [string, string] => [targetOf(row), offer.id])),
  );
