/** When and how much of one outline was seen: by its own cells, also where it is no zone's any more. */
import { type PolygonShape, sharesOf } from '@cuntu/geodesy';
import type { Db } from '#platform/database';
import { addedDays } from '../tracks/rules/days.ts';
import { gridOf } from './ground.ts';
import { spansFor } from './rules.ts';
import { rowsOf } from './shares.ts';
import { cellsByDay, cellsWithin, lastEnough, rolledSpans } from './tables.ts';

interface Seen {
  cells: number;
  covered: number;
  /** Newest first; days without a visit are left out. */
  days: { on: string; cells: number }[];
  /** The last day, up to the last of the period, on which any of it was seen. */
  lastSeenOn: string | null;
  /** The last day by which within `intervalDays` at least `share` of it was seen. */
  lastVisitedOn: string | null;
}

/** What was seen longer ago is told as longer ago. */
export const LOOKED_BACK_DAYS = 366;

export async function seenOf(
  db: Db,
  cityCode: string,
  outline: PolygonShape,
  { from, to }: { from: string; to: string },
  enough: { intervalDays: number; share: number },
): Promise<Seen> {
  const shares = sharesOf(gridOf(cityCode), outline);
  const mask = shares.flatMap(rowsOf);
  const cells = shares.reduce((sum, share) => sum + (share.quarters * share.cells.cells) / 4, 0);
  const first = addedDays(to, 1 - LOOKED_BACK_DAYS);
  const spans = spansFor(from, to, await rolledSpans(db, from, to));
  const days = await cellsByDay(db, mask, { from: from < first ? from : first, to });
  return {
    cells,
    covered: await cellsWithin(db, mask, spans),
    days: days.filter(({ on }) => on >= from),
    lastSeenOn: days[0]?.on ?? null,
    lastVisitedOn: await lastEnough(db, mask, { from: first, to }, enough.intervalDays, enough.share * cells),
  };
}
