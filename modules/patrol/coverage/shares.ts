/** How much of each zone was covered within a period, counted where the bits lie; and the cells of a zone, kept with it. */
import { bytesOf, type MultiPolygonShape, type PolygonShape, type Share, sharesOf } from '@cuntu/geodesy';
import type { Db, Tx } from '#platform/database';
import { gridOf } from './ground.ts';
import { spansFor } from './rules.ts';
import { replaceZoneCells, rolledSpans, type ZoneShare, zoneShares } from './tables.ts';

export interface ZoneOutline {
  id: string;
  outline: PolygonShape | MultiPolygonShape;
}

/** A zone has three dozen rows of a kilobyte; a statement of more would stand in memory thrice. */
const TOGETHER = 80;

/** Call it in the transaction that draws zones or changes their outlines; answers how many cells they cover. */
export async function keepZoneCells(tx: Tx, cityCode: string, zones: readonly ZoneOutline[]): Promise<number> {
  const grid = gridOf(cityCode);
  let kept = 0;
  for (let from = 0; from < zones.length; from += TOGETHER) {
    const some = zones.slice(from, from + TOGETHER).map(({ id, outline }) => ({ id, shares: sharesOf(grid, outline) }));
    const rows = some.flatMap(({ id: zoneId, shares }) =>
      shares.flatMap((share) => rowsOf(share).map((row) => ({ zoneId, ...row }))),
    );
    await replaceZoneCells(
      tx,
      some.map(({ id }) => id),
      rows,
    );
    for (const { quarters, cells } of some.flatMap(({ shares }) => shares)) kept += (quarters * cells.cells) / 4;
  }
  return kept;
}

/** The blocks of a share as they are written. */
export const rowsOf = ({ quarters, cells }: Share) =>
  [...cells].map(({ bx, by, words }) => {
    const hex = Buffer.from(bytesOf(words)).toString('hex');
    return { bx, by, quarters, hex };
  });

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
