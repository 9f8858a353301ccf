/** Batches of one patrol in any order, split anyhow, any number of times, killed in the middle: the same points and cells. */
import { must } from '@cuntu/base';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { sql, type Tx } from '#platform/database';
import { pointIn } from '../../../tests/harness/finding.ts';
import { idOf, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { startPatrol } from '../patrols/contract.ts';
import { part, type Walk, walkFrom, whatStands } from './coverage.fixture.ts';
import { type Circumstances, type Post, writePosts } from './writer.ts';

vi.setConfig({ testTimeout: 180_000 });

let house: TestHouse;
let patrols: Record<'bai' | 'song', string>;
let at: [number, number];
let circumstances: Circumstances;
const MINUTES = 200;

beforeAll(async () => {
  // 21:05 of the 23rd to 00:25 of the 24th: two days, a week's days, one month.
  house = await openTestHouse({ clock: '2026-11-24T00:25:00+08:00' });
  at = await pointIn(house, VILLAGE);
  const startedAt = new Date(Date.parse(house.clock.now()) - MINUTES * 60_000).toISOString();
  const start = async (who: 'bai' | 'song', mode: 'foot' | 'motorcycle') =>
    must(await house.as(who).run(startPatrol, { id: house.id(), mode, startedAt })).id;
  patrols = { bai: await start('bai', 'foot'), song: await start('song', 'motorcycle') };
  circumstances = { cityCode: house.world.cityCode, at: house.clock.now(), today: house.clock.today() };
});

type Spoil = 'none' | 'leap' | 'inaccurate' | 'silence' | 'twin' | 'jump';

/** A walk with what a phone does to it: fixes a kilometre off, useless ones, minutes without any, one time twice. */
function spoilt(walk: Walk, spoils: readonly Spoil[]): Walk {
  const kept: number[] = [];
  const twins: number[] = [];
  let shiftedBy = 0;
  for (const [i, spoil] of spoils.entries()) {
    if (spoil === 'jump') shiftedBy += 0.02;
    walk.lat[i]! += shiftedBy;
    if (spoil === 'leap') walk.lon[i]! += 0.1;
    if (spoil === 'inaccurate') walk.accuracy[i] = 80;
    if (spoil === 'twin') twins.push(i);
    if (spoil !== 'silence') kept.push(i);
  }
  const left = part(walk, kept);
  for (const i of twins) {
    left.t.push(walk.t[i]!);
    left.lon.push(walk.lon[i]! + 0.002);
    left.lat.push(walk.lat[i]!);
    left.accuracy.push(3);
    left.speed.push(null);
  }
  return left;
}

const spoils = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Spoil>('none') },
    { weight: 1, arbitrary: fc.constantFrom<Spoil>('leap', 'inaccurate', 'silence', 'twin', 'jump') },
  ),
  { minLength: 8, maxLength: 60 },
);

const DEVICES = [idOf('phone'), idOf('watch')];

const track = fc.record({
  who: fc.constantFrom<'bai' | 'song'>('bai', 'song'),
  device: fc.constantFrom(...DEVICES),
  /** From many fixes in five minutes to two or three, of which none are joined. */
  stepS: fc.constantFrom(5, 33, 140, 310),
  beginsAfterS: fc.integer({ min: 0, max: 11_000 }),
  spoils,
});

/** Each fix goes into one or more of the batches; batches are sent in the order of their numbers. */
const schedule = fc.record({
  tracks: fc.array(track, { minLength: 1, maxLength: 3 }),
  batches: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer(),
  mix: fc.constantFrom<'runs' | 'anyhow'>('runs', 'anyhow'),
  together: fc.boolean(),
});

function* chance(seed: number): Generator<number> {
  let state = seed | 1;
  for (;;) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39) ^ (state << 3);
    yield (state >>> 0) / 2 ** 32;
  }
}

type Schedule = typeof schedule extends fc.Arbitrary<infer S> ? S : never;

function walksOf({ tracks }: Schedule): { post: Post; walk: Walk }[] {
  const startMs = Date.parse(circumstances.at) - MINUTES * 60_000;
  // One device is at one place: a second track of the same device would be the same one.
  const single = [...new Map(tracks.map((one) => [`${one.who} ${one.device}`, one])).values()];
  return single.map(({ who, device, stepS, beginsAfterS, spoils }) => {
    const walk = walkFrom(at, startMs + beginsAfterS * 1000, spoils.length, 1.3);
    walk.t = walk.t.map((_, i) => startMs + (beginsAfterS + i * stepS) * 1000);
    const source = { patrolId: patrols[who], deviceId: device, personId: idOf(who) };
    return { post: { source, columns: walk }, walk: spoilt(walk, spoils) };
  });
}

/** All batches of all tracks, some twice, in any order. */
function batchesOf(plan: Schedule): Post[] {
  const random = chance(plan.seed);
  const next = () => random.next().value as number;
  const posts: { order: number; post: Post }[] = [];
  for (const { post, walk } of walksOf(plan)) {
    const buckets: number[][] = Array.from({ length: plan.batches }, () => []);
    for (const [i] of walk.t.entries()) {
      const home =
        plan.mix === 'runs' ? Math.floor((i * plan.batches) / walk.t.length) : Math.floor(next() * plan.batches);
      buckets[home]!.push(i);
      if (next() < 0.15) buckets[Math.floor(next() * plan.batches)]!.push(i);
    }
    for (const indices of buckets)
      if (indices.length > 0) posts.push({ order: next(), post: { ...post, columns: part(walk, indices) } });
  }
  return posts.sort((a, b) => a.order - b.order).map(({ post }) => post);
}

class Killed extends Error {}

/** What stands after the posts, of which the transaction is then undone. */
async function standing(groups: readonly (readonly Post[])[], killAt = -1) {
  let stands: Awaited<ReturnType<typeof whatStands>> | undefined;
  const run = house.database.transaction(async (tx) => {
    for (const [i, group] of groups.entries()) {
      if (i === killAt) await killed(tx, group);
      await writePosts(tx, group, circumstances);
    }
    stands = await whatStands(tx as never);
    throw new Killed();
  });
  await expect(run).rejects.toThrow(Killed);
  return stands!;
}

/** Everything is written, and then it was not: the connection was lost before the commit. */
async function killed(tx: Tx, group: readonly Post[]): Promise<void> {
  await sql`savepoint before`.execute(tx);
  await writePosts(tx, group, circumstances);
  await sql`rollback to savepoint before`.execute(tx);
}

test('any schedule leaves what one upload in order leaves', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (plan) => {
      const whole = walksOf(plan).map(({ post, walk }) => ({ ...post, columns: walk }));
      const expected = await standing([whole]);
      expect(expected.points.length).toBeGreaterThan(0);
      const posts = batchesOf(plan);
      const groups = plan.together
        ? [posts.slice(0, 3), posts.slice(3)].filter((g) => g.length)
        : posts.map((p) => [p]);
      const stands = await standing(groups, plan.seed % groups.length);
      expect(stands.points).toEqual(expected.points);
      expect(stands.cells).toEqual(expected.cells);
    }),
    { seed: 20_261_122, numRuns: 100 },
  );
});
