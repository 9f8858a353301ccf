/** What a plot is on a day, for a question and for a deed of a module below that keeps the answer. */
import { ok, type Result } from '@cuntu/base';
import { systemOf } from '@cuntu/geodesy';
import type { Db, Tx } from '#platform/database';
import type { Analysis, Plot } from './contract.ts';
import { decidePlot } from './rules.ts';
import { measure } from './tables.ts';
import { tell } from './telling.ts';

export async function analysisOf(
  db: Db | Tx,
  plot: Plot,
  asOf: string,
): Promise<Result<Analysis, 'plot.wrong' | 'plot.tooLarge'>> {
  const sound = decidePlot(plot);
  if (!sound.ok) return sound;
  const epsg = systemOf(plot);
  return ok(tell(await measure(db, plot, epsg, asOf), epsg, asOf));
}
