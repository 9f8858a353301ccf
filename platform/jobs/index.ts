/** What happens after a commit: jobs of a command, facts brought to their hearers, and what of both is parked. */

export type { FactAddress } from './delivery-tables.ts';
export {
  addressFacts,
  deliveryIdOf,
  type Hearer,
  type Hearers,
  type HearersOptions,
  openHearers,
} from './hearers.ts';
export type { NewJob } from './job-tables.ts';
export { enqueue, type Job, type JobHandler, type Jobs, type JobsOptions, openJobs } from './jobs.ts';
export { type Loop, makeLoop } from './loop.ts';
export { defaultRetry, type RetryRule } from './retry.ts';
export {
  endLeases,
  findParked,
  findWaiting,
  migrations,
  type ParkedRow,
  releaseParked,
  type WaitingRow,
} from './tables.ts';
