/** When a period ends, every day explained; refuses a year whose notice is not loaded unless provisional is asked for. */
import { deadline as count } from '@cuntu/calendar';
import { answer } from '#platform/pipeline';
import { deadline } from '../contract.ts';
import { almanacNow } from '../tables.ts';

export const answerDeadline = answer(deadline, async (db, _look, input) => count(await almanacNow(db), input));
