/** What a plot is on a day. */
import { answer } from '#platform/pipeline';
import { analysisOf } from '../analysing.ts';
import { getAnalysis } from '../contract.ts';

export const answerGetAnalysis = answer(getAnalysis, (db, look, { plot, asOf = look.today }) =>
  analysisOf(db, plot, asOf),
);
