/** What happens after a commit: jobs of a command, facts brought to their hearers, and what of both is parked. */
export {
  addressFacts,
  deliveryIdOf,
  type Hearer,
  type Hearers,
  type HearersOptions,
  openHearers,
} from './hearers.ts';
export { enqueue, type Job, type JobHandler, type Jobs, type JobsOptions, openJobs } from './jobs.ts';
export { defaultRetry, type RetryRule } from './retry.ts';
export { type FactAddress, findParked, migrations, type NewJob, type ParkedRow, releaseParked } from './tables.ts';
