/** What can be done about measures. */
import { handleRecordMeasure } from './actions/record-measure.ts';
import { handleWithdrawMeasure } from './actions/withdraw-measure.ts';
import { answerFindMeasures } from './queries/find-measures.ts';
import { migrations } from './tables.ts';

export const measures = { migrations, handlers: [handleRecordMeasure, handleWithdrawMeasure, answerFindMeasures] };
