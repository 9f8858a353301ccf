/** How much of each zone was covered within a period, counted where the bits lie; and the cells of a zone, kept with it. */
import { bytesOf, cellsOf, type MultiPolygonShape, type PolygonShape } from '@cuntu/geodesy';
import type { Db, Tx } from '#platform/database';
import { gridOf } from './ground.ts';
import { spansFor } from './rules.ts';
import { replaceZoneCells, rolledSpans, type ZoneShare, zoneShares } from './tables.ts';

/** Call it in the transaction that draws the zone or changes its outline; answers how many cells it has. */
export async function keepZoneCells(
  tx: Tx,
  cityCode: string,
  zoneId: string,
  polygon: PolygonShape | MultiPolygonShape,
): Promise<number> {
  const cells = cellsOf(gridOf(cityCode), polygon);
  const rows = [...cells].map(({ bx, by, words }) => ({ bx, by, hex: Buffer.from(bytesOf(words)).toString('hex') }));
  await replaceZoneCells(tx, zoneId, rows);
  return cells.cells;
}

/** Both days included. Without `zoneIds`: all zones that have cells. A zone that nobody has been to has 0 covered. */
export async function findZoneShares(
  db: Db | Tx,
  period: { from: string; to: string },
  zoneIds: readonly string[] | null = null,
): Promise<ZoneShare[]> {
  const spans = spansFor(period.from, period.to, await rolledSpans(db, period.from, period.to));
  return zoneShares(db, spans, zoneIds);
}
