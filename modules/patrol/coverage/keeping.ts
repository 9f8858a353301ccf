/** Coverage kept with the points: what was added is added; where something vanished, its blocks are counted anew. */
import { BLOCK_CELLS, Blocks, bytesOf, CELL_M } from '@cuntu/geodesy';
import type { Tx } from '#platform/database';
import { LONGEST_LEG_M } from '../tracks/rules/judging.ts';
import { boxAround } from './ground.ts';
import { daySpan, monthOf, type Span, weekOf } from './rules.ts';
import { addCoverage, type BlockRow, recountSpan, replaceCoverage, rolledSpans } from './tables.ts';

const BLOCK_M = BLOCK_CELLS * CELL_M;
/** A leg between two segments leaves the extent of both by at most half itself; the reach comes on top. */
const AROUND_M = LONGEST_LEG_M + 200;

const rowsOf = (blocks: Blocks): BlockRow[] =>
  [...blocks]
    .map(({ bx, by, words }) => ({ bx, by, hex: Buffer.from(bytesOf(words)).toString('hex') }))
    // Always in one order, so that the same rows are met in the same turn.
    .sort((a, b) => a.bx - b.bx || a.by - b.by);

/** The week and month of the day, where they stand rolled up already: a phone may bring its track days late. */
async function rolledAround(tx: Tx, day: string): Promise<Span[]> {
  const around = [weekOf(day), monthOf(day)];
  const rolled = await rolledSpans(tx, monthOf(weekOf(day).since).since, day);
  return around.filter((one) => rolled.some(({ span, since }) => span === one.span && since === one.since));
}

/** `recount` marks all tracks of the day that touch the given boxes. */
export async function keepCoverage(
  tx: Tx,
  epsg: number,
  day: string,
  { come, gone }: { come: Blocks; gone: Blocks },
  recount: (boxes: string[]) => Promise<Blocks>,
): Promise<void> {
  const lost = [...gone].map(({ bx, by }) => ({ bx, by }));
  for (const { bx, by } of lost) come.delete(bx, by);
  const rolled = come.size + lost.length > 0 ? await rolledAround(tx, day) : [];
  const added = rowsOf(come);
  for (const span of [daySpan(day), ...rolled]) await addCoverage(tx, span, added);
  if (lost.length === 0) return;
  const now = await recount(lost.map(({ bx, by }) => boxOfBlock(epsg, bx, by)));
  const kept = new Blocks();
  for (const { bx, by } of lost) {
    const words = now.get(bx, by);
    if (words) kept.at(bx, by).set(words);
  }
  const empty = lost.filter(({ bx, by }) => !kept.get(bx, by));
  await replaceCoverage(tx, daySpan(day), rowsOf(kept), empty);
  for (const span of rolled) await recountSpan(tx, span, lost);
}

const boxOfBlock = (epsg: number, bx: number, by: number): string =>
  boxAround(
    epsg,
    bx * BLOCK_M - AROUND_M,
    by * BLOCK_M - AROUND_M,
    (bx + 1) * BLOCK_M + AROUND_M,
    (by + 1) * BLOCK_M + AROUND_M,
  );
