/** Promises as the module brings them to the house: the histogram, who feeds it, who reads it. */
import { keepPromise } from './hears/keep-promise.ts';
import { answerFindPromiseRecords } from './queries/find-promise-records.ts';
import { answerFindPromises } from './queries/find-promises.ts';
import { migrations } from './tables.ts';

export const promises = {
  migrations,
  handlers: [answerFindPromises, answerFindPromiseRecords],
  hears: [keepPromise],
};
