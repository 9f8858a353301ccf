/** How much of each zone was covered within a period, counted where the bits lie; and the cells of a zone, kept with it. */
import { bytesOf, cellsOf, type MultiPolygonShape, type PolygonShape } from '@cuntu/geodesy';
import type { Db, Tx } from '#platform/database';
import { gridOf } from './ground.ts';
import { spansFor } from './rules.ts';
import { replaceZoneCells, rolledSpans, type ZoneShare, zoneShares } from './tables.ts';

export interface ZoneOutline {
  id: string;
  outline: PolygonShape | MultiPolygonShape;
}

/** A zone has a dozen blocks of a kilobyte; a statement of more would stand in memory thrice. */
const TOGETHER = 250;

/** Call it in the transaction that draws zones or changes their outlines; answers how many cells they have. */
export async function keepZoneCells(tx: Tx, cityCode: string, zones: readonly ZoneOutline[]): Promise<number> {
  const grid = gridOf(cityCode);
  let kept = 0;
  for (let from = 0; from < zones.length; from += TOGETHER) {
    const some = zones.slice(from, from + TOGETHER).map(({ id, outline }) => ({ id, cells: cellsOf(grid, outline) }));
    const rows = some.flatMap(({ id, cells }) =>
      [...cells].map(({ bx, by, words }) => ({ zoneId: id, bx, by, hex: Buffer.from(bytesOf(words)).toString('hex') })),
    );
    await replaceZoneCells(
      tx,
      some.map(({ id }) => id),
      rows,
    );
    kept += some.reduce((sum, { cells }) => sum + cells.cells, 0);
  }
  return kept;
}

/** A zone that is no more covers nothing and wants no visit. */
export const dropZoneCells = (tx: Tx, zoneIds: readonly string[]): Promise<void> => replaceZoneCells(tx, zoneIds, []);

/** Both days included. Without `zoneIds`: all zones that have cells. A zone that nobody has been to has 0 covered. */
export async function findZoneShares(
  db: Db | Tx,
  period: { from: string; to: string },
  zoneIds: readonly string[] | null = null,
): Promise<ZoneShare[]> {
  const spans = spansFor(period.from, period.to, await rolledSpans(db, period.from, period.to));
  return zoneShares(db, spans, zoneIds);
}
