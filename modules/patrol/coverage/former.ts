/** Ground that was looked at before tracks were kept here: brought in as cells, of nobody and without points. */
import { Blocks, bytesOf, project } from '@cuntu/geodesy';
import type { Tx } from '#platform/database';
import { takeWritersTurn } from '../tracks/tables.ts';
import { gridOf } from './ground.ts';
import { daySpan } from './rules.ts';
import { addCoverage } from './tables.ts';

/** Lines in degrees, each with the reach to either side of it. */
export async function keepFormerCoverage(
  tx: Tx,
  cityCode: string,
  day: string,
  lines: readonly { points: readonly (readonly [number, number])[]; reachM: number }[],
): Promise<void> {
  const epsg = gridOf(cityCode);
  const blocks = new Blocks();
  for (const { points, reachM } of lines) {
    const plane = points.map(([lon, lat]) => project(epsg, [lon, lat]));
    for (let i = 1; i < plane.length; i++) {
      const [a, b] = [plane[i - 1]!, plane[i]!];
      blocks.markCapsule(a.eastingM, a.northingM, b.eastingM, b.northingM, reachM);
    }
  }
  await takeWritersTurn(tx);
  const rows = [...blocks]
    .map(({ bx, by, words }) => ({ bx, by, hex: Buffer.from(bytesOf(words)).toString('hex') }))
    .sort((a, b) => a.bx - b.bx || a.by - b.by);
  await addCoverage(tx, daySpan(day), rows);
}
