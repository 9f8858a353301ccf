/** Points into segments and their ground into coverage, in one transaction, whatever came before them. */
import { Blocks } from '@cuntu/geodesy';
import type { Tx } from '#platform/database';
import { keepCoverage } from '../coverage/keeping.ts';
import { patrolsById } from '../patrols/tables.ts';
import { type Reaches, reachesOn } from './reaches.ts';
import { emptyFixes, type Fixes } from './rules/fixes.ts';
import { judge, type Mode, NEIGHBOURS } from './rules/judging.ts';
import { markAll, markStroke, strokesApart } from './rules/strokes.ts';
import { fixesOf, segmentsApart, trackName } from './segments.ts';
import {
  createDay,
  deleteSegments,
  type NewSegment,
  type Stretch,
  segmentsAround,
  trackDays,
  tracksTouching,
  upsertSegments,
} from './tables.ts';

/** What becomes of one device's day: of the fixes that are there, those that shall be. */
export interface Change extends Stretch {
  mode: Mode;
  apply(there: Fixes): Fixes;
}

interface Marks {
  come: Blocks;
  gone: Blocks;
}

/** Each device's day at most once among the changes. Whoever calls holds the writer's turn. */
export async function keepDay(tx: Tx, epsg: number, day: string, changes: readonly Change[]): Promise<void> {
  if (!(await trackDays(tx)).includes(day)) await createDay(tx, day);
  const reaches = await reachesOn(tx, day);
  // What changes reaches so many accurate fixes on either side; to judge those, as many more are needed.
  const there = fixesOf(await segmentsAround(tx, day, changes, 2 * NEIGHBOURS));
  const marks: Marks = { come: new Blocks(), gone: new Blocks() };
  const [written, emptied]: [NewSegment[], { patrolId: string; deviceId: string; bucket: number }[]] = [[], []];
  for (const change of changes) {
    const old = there.get(trackName(change))?.fixes ?? emptyFixes(0);
    const now = change.apply(old);
    const apart = segmentsApart(change, old, now);
    written.push(...apart.written);
    emptied.push(...apart.emptied);
    markChange(epsg, change.mode, reaches[change.mode], old, now, marks);
  }
  await upsertSegments(tx, day, written);
  await deleteSegments(tx, day, emptied);
  await keepCoverage(tx, epsg, day, marks, (boxes) => recount(tx, epsg, day, boxes, reaches));
}

/**
 * In the order of time strokes only come. Where some go, a fix came between two others or turned them into a leap: their
 * cells are lost unless the rest of this track still covers them, and other tracks may.
 */
function markChange(epsg: number, mode: Mode, reach: number, old: Fixes, now: Fixes, { come, gone }: Marks): void {
  const [before, after] = [judge(old, mode, epsg), judge(now, mode, epsg)];
  const apart = strokesApart(before, after);
  for (const i of apart.come) markStroke(come, after, i, reach);
  if (apart.gone.length === 0) return;
  const [left, still] = [new Blocks(), new Blocks()];
  for (const i of apart.gone) markStroke(left, before, i, reach);
  markAll(still, after, reach);
  gone.or(left.andNot(still));
}

async function recount(tx: Tx, epsg: number, day: string, boxes: string[], reaches: Reaches): Promise<Blocks> {
  const tracks = [...fixesOf(await tracksTouching(tx, day, boxes)).values()];
  const patrols = await patrolsById(tx, [...new Set(tracks.map(({ patrolId }) => patrolId))]);
  const modeOf = new Map(patrols.map(({ id, mode }) => [id, mode]));
  const blocks = new Blocks();
  for (const { patrolId, fixes } of tracks) {
    const mode = modeOf.get(patrolId);
    if (!mode) throw new Error(`points of a patrol that is not there: ${patrolId}`);
    markAll(blocks, judge(fixes, mode, epsg), reaches[mode]);
  }
  return blocks;
}
