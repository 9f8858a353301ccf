/** The grid on which polygons are laid over each other. */
import { type RawBuilder, sql } from 'kysely';

/**
 * Where polygons nearly meet, overlays in full digits fail now and then. PostgreSQL's GEOS catches that and tries again
 * on a grid; the embedded one cannot catch and must begin there. Metres or degrees, as the polygons; −1 is full digits.
 */
export const overlayGrid = (size: number): RawBuilder<number> =>
  sql<number>`case when version() like '%wasm%' then ${sql.lit(size)}::float8 else -1 end`;
