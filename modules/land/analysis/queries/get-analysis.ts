/** What a plot is on a day. */
import { ok } from '@cuntu/base';
import { systemOf } from '@cuntu/geodesy';
import { answer } from '#platform/pipeline';
import { getAnalysis } from '../contract.ts';
import { decidePlot } from '../rules.ts';
import { measure } from '../tables.ts';
import { tell } from '../telling.ts';

export const answerGetAnalysis = answer(getAnalysis, async (db, look, { plot, asOf = look.today }) => {
  const sound = decidePlot(plot);
  if (!sound.ok) return sound;
  const epsg = systemOf(plot);
  return ok(tell(await measure(db, plot, epsg, asOf), epsg, asOf));
});
