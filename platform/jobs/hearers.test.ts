/** Tests of hearing facts: all, at least once, in order within a matter, and one failing hearer troubles no other. */
import { isUuid } from '@cuntu/base';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock, newId, seededRandom } from '#platform/clock';
import { type Database, type Db, sql } from '#platform/database';
import { openTestDatabase } from '../../tests/harness/index.ts';
import type { FactAddress } from './delivery-tables.ts';
import { addressFacts, deliveryIdOf, type Hearer, openHearers } from './hearers.ts';
import { endLeases, findParked, findWaiting, migrations, releaseParked } from './tables.ts';

const MINUTE_MS = 60_000;
const retry = { tries: 2, firstMs: MINUTE_MS, longestMs: MINUTE_MS };
const random = seededRandom('facts');
const clock = fixedClock('2026-11-24T01:00:00.000Z');
const kept = new Map<string, FactAddress>();
const load = async (_: Db, ids: string[]) => ids.flatMap((id) => kept.get(id) ?? []);
let database: Database;
beforeAll(async () => {
  database = await openTestDatabase(migrations);
});
beforeEach(async () => void (await sql`delete from fact_delivery`.execute(database.db)));

const matter = () => newId(clock, random);
const fact = (matterId: string | null, n: number, name = 'caseOpened'): FactAddress => {
  const made = { id: newId(clock, random), matterId, n, name };
  kept.set(made.id, made);
  return made;
};
const opened = (heard: string[] = [], fail: (fact: FactAddress) => boolean = () => false): Hearer => ({
  name: 'oversight.watch',
  facts: ['caseOpened'],
  async hear({ matterId, n }) {
    if (fail({ matterId, n, id: '', name: '' })) throw new Error(`cannot hear ${n}`);
    heard.push(`${matterId?.slice(-2)} ${n}`);
  },
});
const hearing = (hearers: Hearer[], faults: string[] = []) =>
  openHearers({
    db: database.db,
    clock,
    hearers,
    load,
    retry,
    onFault: (fault) => faults.push(String(fault)),
    batch: 3,
  });
const say = (hearers: Hearer[], ...facts: FactAddress[]) =>
  database.transaction(async (tx) => void (await addressFacts(hearers, facts).execute(tx)));

describe('facts', () => {
  it('reach whoever hears them, each once, and nobody else', async () => {
    const heard: string[] = [];
    const closed: string[] = [];
    const hearers = [opened(heard), { ...opened(closed), name: 'careers.count', facts: ['caseClosed'] }];
    const m = matter();
    await say(hearers, fact(m, 1), fact(m, 2, 'caseClosed'), fact(m, 3, 'stepTaken'));
    expect(await findWaiting(database.db)).toEqual([
      { kind: 'fact', name: 'careers.count', waiting: 1 },
      { kind: 'fact', name: 'oversight.watch', waiting: 1 },
    ]);
    const house = hearing(hearers);
    expect(await house.runUntilIdle()).toBe(2);
    expect(await house.runUntilIdle()).toBe(0);
    expect([heard.length, closed.length]).toEqual([1, 1]);
  });

  it('of a rolled-back transaction reach nobody', async () => {
    const hearers = [opened()];
    const failing = database.transaction(async (tx) => {
      await addressFacts(hearers, [fact(matter(), 1)]).execute(tx);
      throw new Error('refused later');
    });
    await expect(failing).rejects.toThrow();
    expect(await hearing(hearers).runUntilIdle()).toBe(0);
  });

  it('of a matter are heard in order though stored in any, and across batches', async () => {
    const heard: string[] = [];
    const m = matter();
    const facts = [5, 3, 1, 4, 2].map((n) => fact(m, n));
    await say([opened()], ...facts);
    await hearing([opened(heard)]).runUntilIdle();
    expect(heard.map((line) => line.split(' ')[1])).toEqual(['1', '2', '3', '4', '5']);
  });

  it('without a matter wait for nothing', async () => {
    const heard: string[] = [];
    await say([opened()], ...[1, 1, 1, 1, 1].map((n) => fact(null, n)));
    await hearing([opened(heard)]).runUntilIdle();
    expect(heard).toHaveLength(5);
  });

  it('committed late are heard, though later ones were heard before', async () => {
    const heard: string[] = [];
    const late = fact(matter(), 1);
    await say([opened()], fact(matter(), 1));
    await hearing([opened(heard)]).runUntilIdle();
    await say([opened()], late);
    await hearing([opened(heard)]).runUntilIdle();
    expect(heard).toHaveLength(2);
  });
});

describe('a hearer of many at once', () => {
  const together = (calls: number[], fail: (count: number) => boolean = () => false): Hearer => ({
    ...opened(),
    hear: async () => void calls.push(1),
    async hearTogether(facts) {
      if (fail(facts.length)) throw new Error('cannot hear them');
      calls.push(facts.length);
    },
  });

  it('is called once for the batch, and a matter still waits for its own order', async () => {
    const calls: number[] = [];
    const m = matter();
    await say([opened()], fact(m, 1), fact(m, 2), fact(matter(), 1));
    expect(await hearing([together(calls)]).runUntilIdle()).toBe(3);
    expect(calls).toEqual([2, 1]);
  });

  it('hears each alone when all together fail', async () => {
    const calls: number[] = [];
    const faults: string[] = [];
    await say([opened()], fact(matter(), 1), fact(matter(), 1));
    await hearing([together(calls, () => true)], faults).runUntilIdle();
    expect(calls).toEqual([1, 1]);
    expect(faults).toEqual(['Error: cannot hear them']);
    expect(await findWaiting(database.db)).toEqual([]);
  });
});

describe('a hearer that fails', () => {
  it('holds up that matter alone, and takes it up again in order', async () => {
    const [ill, well] = [matter(), matter()];
    const heard: string[] = [];
    let isIll = true;
    const hearers = [opened(heard, (f) => isIll && f.matterId === ill)];
    await say(hearers, fact(ill, 1), fact(ill, 2), fact(well, 1), fact(well, 2));
    const faults: string[] = [];
    const house = hearing(hearers, faults);
    await house.runUntilIdle();
    expect(heard).toEqual([`${well.slice(-2)} 1`, `${well.slice(-2)} 2`]);
    expect(faults).toEqual(['Error: cannot hear 1']);
    isIll = false;
    clock.advance(MINUTE_MS);
    await house.runUntilIdle();
    expect(heard.slice(2)).toEqual([`${ill.slice(-2)} 1`, `${ill.slice(-2)} 2`]);
  });

  it('again and again is parked, with how much waits behind it, and let go by hand', async () => {
    let isIll = true;
    const heard: string[] = [];
    const hearers = [opened(heard, () => isIll)];
    const m = matter();
    await say(hearers, fact(m, 1), fact(m, 2), fact(m, 3));
    const house = hearing(hearers);
    await house.runUntilIdle();
    clock.advance(MINUTE_MS);
    await house.runUntilIdle();
    clock.advance(24 * 60 * MINUTE_MS);
    expect(await house.runUntilIdle()).toBe(0);
    expect(await findParked(database.db)).toMatchObject([
      { kind: 'fact', name: 'oversight.watch', tries: 2, lastError: 'Error: cannot hear 1', heldUp: 2 },
    ]);
    isIll = false;
    await releaseParked(database.db);
    await house.runUntilIdle();
    expect(heard).toHaveLength(3);
  });

  it('does not trouble another hearer of the same fact', async () => {
    const heard: string[] = [];
    const hearers = [opened([], () => true), { ...opened(heard), name: 'careers.count' }];
    await say(hearers, fact(matter(), 1));
    await hearing(hearers).runUntilIdle();
    expect(heard).toHaveLength(1);
  });

  it('for want of the fact itself says so', async () => {
    const faults: string[] = [];
    const lost = fact(matter(), 1);
    kept.delete(lost.id);
    await say([opened()], lost);
    await hearing([opened()], faults).runUntilIdle();
    expect(faults).toEqual([`Error: fact ${lost.id} is addressed but not kept`]);
  });
});

describe('a process that ends while hearing', () => {
  it('has the fact heard again after its lease, under the same delivery id', async () => {
    const ids: string[] = [];
    const one = fact(matter(), 1);
    const dying: Hearer = {
      ...opened(),
      hear: (_, id) => {
        ids.push(id);
        return new Promise(() => {});
      },
    };
    await say([dying], one, fact(one.matterId, 2));
    void hearing([dying]).runUntilIdle();
    await expect.poll(() => ids.length).toBe(1);
    const next: Hearer = { ...opened(), hear: async (_, id) => void ids.push(id) };
    expect(await hearing([next]).runUntilIdle()).toBe(0);
    clock.advance(5 * MINUTE_MS);
    expect(await hearing([next]).runUntilIdle()).toBe(2);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('for certain, has it heard again at once, in order', async () => {
    const one = fact(matter(), 1);
    const begun = Promise.withResolvers<void>();
    const dying: Hearer = {
      ...opened(),
      hear: () => {
        begun.resolve();
        return new Promise(() => {});
      },
    };
    await say([dying], one, fact(one.matterId, 2));
    void hearing([dying]).runUntilIdle();
    await begun.promise;
    const heard: string[] = [];
    expect(await hearing([opened(heard)]).runUntilIdle()).toBe(0);
    await endLeases(database.db);
    expect(await hearing([opened(heard)]).runUntilIdle()).toBe(2);
    expect(heard.map((line) => line.split(' ')[1])).toEqual(['1', '2']);
  });

  it('or is slower than its lease, leaves the rest of the batch to who has taken it over', async () => {
    const slowly: number[] = [];
    const other: string[] = [];
    const slow: Hearer = {
      ...opened(),
      async hear({ n }) {
        slowly.push(n);
        clock.advance(5 * MINUTE_MS);
        await hearing([opened(other)]).runUntilIdle();
      },
    };
    await say([slow], fact(null, 1), fact(null, 2), fact(null, 3));
    await hearing([slow]).runUntilIdle();
    expect(slowly).toEqual([1]);
    expect(other).toHaveLength(3);
  });
});

it('a hearer slower than its lease gets through its queue, and none of it is parked untried', async () => {
  const heard: number[] = [];
  const slow: Hearer = {
    ...opened(),
    async hear({ n }) {
      heard.push(n);
      clock.advance(5 * MINUTE_MS);
    },
  };
  await say([slow], ...[1, 2, 3, 4, 5, 6].map((n) => fact(null, n)));
  await hearing([slow]).runUntilIdle();
  expect(heard.sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await findParked(database.db)).toEqual([]);
});

it('whoever hears a fact is woken by its name: nothing waits for the poll', async () => {
  const heard: string[] = [];
  const closed: string[] = [];
  const ofClosing = { ...opened(closed), name: 'careers.count', facts: ['caseClosed'] };
  const house = hearing([opened(heard), ofClosing]);
  house.start();
  await say([opened(), ofClosing], fact(matter(), 1), fact(matter(), 1, 'caseClosed'));
  house.wake(['caseOpened']);
  await expect.poll(() => heard.length).toBe(1);
  house.wake(['caseClosed', 'stepTaken']);
  await expect.poll(() => closed.length).toBe(1);
  await house.stop();
});

it('a delivery id is a UUID of the pair', () => {
  const id = deliveryIdOf('0190a000-0000-7000-8000-000000000000', 'a.b');
  expect(isUuid(id)).toBe(true);
  expect(id).not.toBe(deliveryIdOf('0190a000-0000-7000-8000-000000000000', 'a.c'));
});
