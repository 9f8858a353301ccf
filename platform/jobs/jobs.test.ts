/** Tests of jobs: with their commit or not at all, at least once, never two at once, parked in the end. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '#platform/clock';
import { type Database, sql } from '#platform/database';
import { openTestDatabase } from '../../tests/harness/index.ts';
import type { NewJob } from './job-tables.ts';
import { enqueue, type Job, type JobHandler, openJobs } from './jobs.ts';
import { endLeases, findParked, findWaiting, migrations, releaseParked } from './tables.ts';

const MINUTE_MS = 60_000;
const retry = { tries: 3, firstMs: MINUTE_MS, longestMs: 60 * MINUTE_MS };
let database: Database;
beforeAll(async () => {
  database = await openTestDatabase(migrations);
});
beforeEach(async () => void (await sql`delete from job`.execute(database.db)));

function office(handle: JobHandler) {
  const clock = fixedClock('2026-11-24T01:00:00.000Z');
  const faults: string[] = [];
  const open = (handler: JobHandler = handle) =>
    openJobs({
      db: database.db,
      clock,
      handlers: { 'paper.render': handler },
      retry,
      onFault: (fault, where) => faults.push(`${where}: ${fault}`),
    });
  return { clock, faults, open, jobs: open() };
}

const ask = (job: Partial<NewJob> = {}) =>
  database.transaction((tx) => enqueue(tx, { name: 'paper.render', payload: { paper: 1 }, ...job }));
const left = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from job`.execute(database.db);
  return rows[0]!.n;
};

describe('a job', () => {
  it('is done once with its payload and then gone', async () => {
    const done: Job[] = [];
    const { jobs } = office(async (job) => void done.push(job));
    await ask({ key: 'p1' });
    expect(await jobs.runUntilIdle()).toBe(1);
    expect(done).toEqual([{ name: 'paper.render', key: 'p1', payload: { paper: 1 }, tries: 1 }]);
    expect(await left()).toBe(0);
    expect(await jobs.runUntilIdle()).toBe(0);
  });

  it('does not exist when its transaction is rolled back', async () => {
    const failing = database.transaction(async (tx) => {
      await enqueue(tx, { name: 'paper.render', payload: null });
      throw new Error('refused later');
    });
    await expect(failing).rejects.toThrow('refused later');
    expect(await left()).toBe(0);
  });

  it('waits for its instant', async () => {
    const { jobs, clock } = office(async () => {});
    await ask({ runAfter: '2026-11-24T01:05:00.000Z' });
    expect(await jobs.runUntilIdle()).toBe(0);
    clock.advance(5 * MINUTE_MS);
    expect(await jobs.runUntilIdle()).toBe(1);
  });

  it('of one key waits once, with the newest payload and the earliest instant', async () => {
    const payloads: unknown[] = [];
    const { jobs } = office(async (job) => void payloads.push(job.payload));
    await ask({ key: 'p1', payload: 1, runAfter: '2026-11-24T00:59:00.000Z' });
    await ask({ key: 'p1', payload: 2, runAfter: '2026-11-24T02:00:00.000Z' });
    await ask({ payload: 3 });
    await ask({ payload: 3 });
    await jobs.runUntilIdle();
    expect(payloads.sort()).toEqual([2, 3, 3]);
  });

  it('asked for while it runs, runs once more with what was asked last', async () => {
    const payloads: unknown[] = [];
    const { jobs } = office(async (job) => {
      payloads.push(job.payload);
      if (payloads.length === 1) await ask({ key: 'p1', payload: 'newer' });
    });
    await ask({ key: 'p1', payload: 'older' });
    expect(await jobs.runUntilIdle()).toBe(2);
    expect(payloads).toEqual(['older', 'newer']);
    expect(await left()).toBe(0);
  });

  it('runs outside transactions: its handler may open one', async () => {
    const { jobs } = office(async () => {
      await database.transaction((tx) => sql`select 1`.execute(tx));
    });
    await ask();
    await jobs.runUntilIdle();
    expect(await left()).toBe(0);
  });

  it('of a name without handler here stays for the process that has it', async () => {
    const { jobs } = office(async () => {});
    await ask({ name: 'tile.draw' });
    expect(await jobs.runUntilIdle()).toBe(0);
    expect(await findWaiting(database.db)).toEqual([{ kind: 'job', name: 'tile.draw', waiting: 1 }]);
  });
});

describe('a failing job', () => {
  it('is tried again later and later, then parked, seen, and let go by hand', async () => {
    const { jobs, clock, faults } = office(async () => {
      throw new RangeError('no such font');
    });
    await ask({ key: 'p1' });
    expect(await jobs.runUntilIdle()).toBe(1);
    clock.advance(MINUTE_MS - 1);
    expect(await jobs.runUntilIdle()).toBe(0);
    clock.advance(1);
    expect(await jobs.runUntilIdle()).toBe(1);
    clock.advance(4 * MINUTE_MS);
    expect(await jobs.runUntilIdle()).toBe(1);
    clock.advance(24 * 60 * MINUTE_MS);
    expect(await jobs.runUntilIdle()).toBe(0);
    expect(faults).toEqual(Array(3).fill('job paper.render: RangeError: no such font'));
    const [parked] = await findParked(database.db);
    expect(parked).toMatchObject({
      kind: 'job',
      name: 'paper.render',
      tries: 3,
      lastError: 'RangeError: no such font',
    });
    await releaseParked(database.db);
    expect(await findParked(database.db)).toEqual([]);
    expect(await jobs.runUntilIdle()).toBe(1);
  });

  it('does not hold up the others', async () => {
    const done: unknown[] = [];
    const { jobs } = office(async (job) => {
      if (job.payload === 'bad') throw new Error('bad');
      done.push(job.payload);
    });
    await ask({ payload: 'bad' });
    for (let i = 0; i < 9; i++) await ask({ payload: i });
    await jobs.runUntilIdle();
    expect(done.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('a process that ends in the middle of a job', () => {
  const never = () => new Promise<void>(() => {});

  it('leaves it to another after its lease, not before', async () => {
    const begun: number[] = [];
    const { open, clock } = office(async () => {});
    await ask();
    const killed = open((job) => {
      begun.push(job.tries);
      return never();
    });
    void killed.runUntilIdle();
    await expect.poll(() => begun).toEqual([1]);
    const other = open(async (job) => void begun.push(job.tries));
    expect(await other.runUntilIdle()).toBe(0);
    clock.advance(5 * MINUTE_MS);
    expect(await other.runUntilIdle()).toBe(1);
    expect(begun).toEqual([1, 2]);
    expect(await left()).toBe(0);
  });

  it('and comes back late, finishes nothing that another has taken', async () => {
    const comeBack: (() => void)[] = [];
    const { open, clock } = office(async () => {});
    await ask();
    const late = open(() => new Promise<void>((done) => comeBack.push(done))).runUntilIdle();
    await expect.poll(() => comeBack.length).toBe(1);
    clock.advance(5 * MINUTE_MS);
    let begun = 0;
    void open(() => {
      begun++;
      return never();
    }).runUntilIdle();
    await expect.poll(() => begun).toBe(1);
    comeBack[0]!();
    await late;
    expect(await left()).toBe(1);
  });

  it('every time, has the job parked instead of dying of it for ever', async () => {
    const { open, clock } = office(async () => {});
    await ask();
    let begun = 0;
    for (let life = 1; life <= 3; life++) {
      void open(() => {
        begun++;
        return never();
      }).runUntilIdle();
      await expect.poll(() => begun).toBe(life);
      clock.advance(5 * MINUTE_MS);
    }
    expect(await open().runUntilIdle()).toBe(0);
    expect(await findParked(database.db)).toMatchObject([
      { kind: 'job', tries: 3, lastError: 'ended without an answer' },
    ]);
  });
});

describe('where whoever held a lease has ended for certain', () => {
  const killed = (open: ReturnType<typeof office>['open']) => {
    const begun = Promise.withResolvers<void>();
    void open(() => {
      begun.resolve();
      return new Promise(() => {});
    }).runUntilIdle();
    return begun.promise;
  };

  it('its job is taken at once', async () => {
    const { open } = office(async () => {});
    await ask();
    await killed(open);
    expect(await open().runUntilIdle()).toBe(0);
    await endLeases(database.db);
    expect(await open().runUntilIdle()).toBe(1);
    expect(await left()).toBe(0);
  });

  it('what ended every one is parked all the same', async () => {
    const { open } = office(async () => {});
    await ask();
    for (let life = 1; life <= 3; life++) {
      await killed(open);
      await endLeases(database.db);
    }
    expect(await open().runUntilIdle()).toBe(0);
    expect(await findParked(database.db)).toMatchObject([{ kind: 'job', tries: 3 }]);
  });
});

it('a wake-up after the commit is enough: nothing waits for the poll', async () => {
  let done = 0;
  const { jobs } = office(async () => void done++);
  jobs.start();
  await ask();
  jobs.wake();
  await expect.poll(() => done).toBe(1);
  await jobs.stop();
});
