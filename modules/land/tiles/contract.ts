/** The layer table of tiles: what is drawn from which zoom on, with which fields, and how finely. Data only. */
import { day } from '@cuntu/base';
import { z } from 'zod';

export interface TileSource {
  layer: string;
  table: 'parcel' | 'layer_feature';
  /** Below it a tile would hold a third of the city. */
  minZoom: number;
  /** Below it areas of one code are one feature without fields of their own: they are too many to be told apart. */
  mergedBelow: number;
  fields: readonly ('id' | 'unitNumber' | 'scheme' | 'code' | 'name')[];
  /** How far a line may move, in steps of which a pixel has eight. */
  simplify: number;
}

const coded = {
  table: 'layer_feature',
  minZoom: 10,
  mergedBelow: 13,
  fields: ['scheme', 'code', 'name'],
  simplify: 4,
} as const;

export const tileSources: readonly TileSource[] = [
  { layer: 'parcel', table: 'parcel', minZoom: 10, mergedBelow: 13, fields: ['id', 'unitNumber'], simplify: 4 },
  { layer: 'landClass', ...coded },
  { layer: 'permanentFarmland', ...coded },
  { layer: 'plan', ...coded },
  { layer: 'approval', ...coded },
];

/** Deeper than this a screen enlarges the tile above. */
export const MAX_TILE_ZOOM = 16;

/** Of an address: `/tiles/{layer}/{z}/{x}/{y}.mvt?asOf=`. */
export const tileAddress = z.object({
  layer: z.string(),
  z: z.coerce.number().int().min(0).max(MAX_TILE_ZOOM),
  x: z.coerce.number().int().min(0),
  y: z.coerce.number().int().min(0),
  asOf: day.optional(),
});
export type TileAddress = z.output<typeof tileAddress>;
