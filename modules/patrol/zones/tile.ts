/** Zones and blind spots as a vector tile of one layer. */
import { encodeTile, type Tile } from '@cuntu/geodesy';

export interface TileZone {
  id: string;
  name: string;
  zoneClass: number | null;
  blind: string | null;
  days: number | null;
  polygons: number[][][];
}

/** `sayDays`: what is written on land that nobody has visited for so many days. */
export const zoneTile = (tile: Tile, zones: readonly TileZone[], sayDays: (days: number) => string): Uint8Array =>
  encodeTile(
    tile,
    [
      {
        name: 'zones',
        features: zones.map(({ id, name, zoneClass, blind, days, polygons }) => ({
          properties: { id, name, zoneClass, blind, late: days === null ? null : sayDays(days) },
          polygons,
        })),
      },
    ],
    { simplify: 4 },
  );
