/** Covered ground as a vector tile of one layer. */
import { encodeTile, type Tile } from '@cuntu/geodesy';

/** `areas` as `patrol.findCoverage` answers them: four corners longitude, latitude. */
export const coverageTile = (tile: Tile, areas: readonly (readonly number[])[]): Uint8Array =>
  encodeTile(
    tile,
    [{ name: 'coverage', features: [{ properties: {}, polygons: areas.map((corners) => [corners]) }] }],
    {
      // Neighbouring rectangles share their corners: nothing may move, and the smallest is worth seeing.
      simplify: 0,
      leastArea: 1,
    },
  );
