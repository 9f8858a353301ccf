/** Work that follows a command: enqueued in its transaction, done after commit, at least once, outside transactions. */
import type { Clock } from '#platform/clock';
import type { Db, Tx } from '#platform/database';
import { failJob, finishJob, insertJob, type JobRow, type NewJob, takeJobs } from './job-tables.ts';
import { type Loop, makeLoop } from './loop.ts';
import { defaultRetry, failureOf, instantAfter, type RetryRule } from './retry.ts';

export interface Job {
  name: string;
  key: string | null;
  payload: unknown;
  /** 1 at the first try. */
  tries: number;
}

export type JobHandler = (job: Job) => Promise<void>;

export interface JobsOptions {
  db: Db;
  clock: Clock;
  handlers: Readonly<Record<string, JobHandler>>;
  onFault(fault: unknown, where: string): void;
  retry?: RetryRule;
  /** Jobs in hand at once. */
  batch?: number;
  /** After this long a job whose process ended is taken by another. */
  leaseMs?: number;
  pollMs?: number;
}

export interface Jobs extends Loop {
  /** Does everything due by the clock, also what that brings; answers how many tries that took. */
  runUntilIdle(): Promise<number>;
}

/** In the transaction of the command: no job without its commit, no commit without its job. */
export const enqueue = (tx: Tx, job: NewJob): Promise<void> => insertJob(tx, job);

export function openJobs(options: JobsOptions): Jobs {
  const { db, clock, handlers, onFault } = options;
  const { retry = defaultRetry, batch = 4, leaseMs = 300_000, pollMs = 5_000 } = options;
  const names = Object.keys(handlers);

  async function runOne(job: JobRow): Promise<void> {
    try {
      await handlers[job.name]!({ name: job.name, key: job.key, payload: job.payload, tries: job.tries });
    } catch (fault) {
      onFault(fault, `job ${job.name}`);
      await failJob(db, job, failureOf(retry, job.tries, fault, clock.now()));
      return;
    }
    await finishJob(db, job);
  }

  async function round(): Promise<number> {
    const now = clock.now();
    const until = instantAfter(now, leaseMs);
    const jobs = await takeJobs(db, { names, tries: retry.tries, now, until, limit: batch });
    await Promise.all(jobs.map(runOne));
    return jobs.length;
  }

  return {
    ...makeLoop({ round, pollMs, onFault: (fault) => onFault(fault, 'jobs') }),
    async runUntilIdle() {
      let sum = 0;
      for (let did = await round(); did > 0; did = await round()) sum += did;
      return sum;
    },
  };
}
