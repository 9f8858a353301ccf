/** Tracks as they are sent: what is kept, what is dropped and why, and that the answer comes after the commit. */
import { must } from '@cuntu/base';
import { wgs84ToGcj02 } from '@cuntu/geodesy';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { pointIn } from '../../../tests/harness/finding.ts';
import { openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { endPatrol, startPatrol } from '../patrols/contract.ts';
import { recordTrack } from './contract.ts';
import { part, type Walk, walkFrom, whatStands } from './coverage.fixture.ts';

let house: TestHouse;
let at: [number, number];
beforeAll(async () => {
  house = await openTestHouse();
  at = await pointIn(house, VILLAGE);
});

const nowMs = () => Date.parse(house.clock.now());

async function onPatrol(who: 'bai' | 'song' | 'lin', minutesAgo: number) {
  const startedAt = new Date(nowMs() - minutesAgo * 60_000).toISOString();
  return must(await house.as(who).run(startPatrol, { id: house.id(), mode: 'foot', startedAt })).id;
}

const send = async (who: 'bai' | 'song' | 'lin', patrolId: string, walk: Walk, more = {}) =>
  house.as(who).run(recordTrack, { patrolId, ...walk, ...more });

describe('a track', () => {
  test('is kept within the patrol, dropped outside it, and the answer says so', async () => {
    const patrolId = await onPatrol('bai', 30);
    const walk = walkFrom(at, nowMs() - 40 * 60_000, 240);
    const answer = must(await send('bai', patrolId, walk));
    expect(answer).toEqual({ kept: 120, dropped: [{ reason: 'outside', fixes: 120 }] });
    const again = must(await send('bai', patrolId, walk));
    expect(again).toEqual({
      kept: 0,
      dropped: [
        { reason: 'outside', fixes: 120 },
        { reason: 'repeated', fixes: 120 },
      ],
    });
    expect(await send('song', patrolId, walk)).toMatchObject({ ok: false, refusal: { code: 'patrol.notYours' } });
    const endedAt = new Date(nowMs() - 25 * 60_000).toISOString();
    const before = await whatStands(house.db);
    expect(before.points.length).toBeGreaterThan(1);
    expect(must(await house.as('bai').run(endPatrol, { patrolId, endedAt }))).toMatchObject({ thrownAway: 60 });
    const { rows } = await sql<{ n: number }>`select sum(fixes) as n from track_segment`.execute(house.db);
    expect(rows[0]!.n).toBe(60);
    const after = await whatStands(house.db);
    expect(after.cells).not.toEqual(before.cells);
    expect(after.cells.length).toBeGreaterThan(0);
  });

  test('is judged by fixes far away in time: two after a leap, one by one, cover nothing until a third comes', async () => {
    house.clock.set('2026-11-25T12:00:00+08:00');
    const patrolId = await onPatrol('lin', 60);
    const cells = async () =>
      (await sql`select 1 from coverage where since = '2026-11-25'`.execute(house.db)).rows.length;
    const one = (minute: number, aside: number) => ({
      t: [nowMs() - (55 - minute) * 60_000],
      lon: [at[0] + aside],
      lat: [at[1]],
    });
    for (const [minute, aside] of [
      [0, 0],
      [6, 0.1],
      [12, 0.1],
    ] as const)
      must(await house.as('lin').run(recordTrack, { patrolId, ...one(minute, aside) }));
    expect(await cells()).toBe(0);
    must(await house.as('lin').run(recordTrack, { patrolId, ...one(18, 0.1) }));
    expect(await cells()).toBeGreaterThan(0);
  });

  test('in GCJ-02 that says so lies where it was walked', async () => {
    const patrolId = await onPatrol('song', 30);
    const { lon, lat } = walkFrom(at, 0, 1);
    const shifted = wgs84ToGcj02([lon[0]!, lat[0]!]);
    const sent = { t: [nowMs() - 60_000], lon: [shifted[0]], lat: [shifted[1]], system: 'GCJ-02' as const };
    must(await house.as('song').run(recordTrack, { patrolId, ...sent }));
    const { rows } = await sql<{ off: number }>`select abs((center(extent))[0] - ${at[0]}::float8)
      + abs((center(extent))[1] - ${at[1]}::float8) as off from track_segment where patrol_id = ${patrolId}`.execute(
      house.db,
    );
    expect(rows[0]!.off).toBeLessThan(2e-7);
  });

  test('of columns that do not match is refused whole', async () => {
    const patrolId = house.id();
    const uneven = { patrolId, t: [1, 2], lon: [113], lat: [31, 31] };
    expect(await house.as('bai').run(recordTrack, uneven)).toMatchObject({ refusal: { code: 'track.uneven' } });
  });

  test('sent by many at once is kept whole, each answered for its own', async () => {
    house.clock.set('2026-11-26T12:00:00+08:00');
    const patrolId = await onPatrol('bai', 60);
    const walk = walkFrom(at, nowMs() - 50 * 60_000, 500);
    const parts = Array.from({ length: 25 }, (_, n) =>
      part(
        walk,
        Array.from({ length: 20 }, (_, i) => n * 20 + i),
      ),
    );
    const answers = await Promise.all([...parts, parts[3]!].map((one) => send('bai', patrolId, one)));
    expect(answers.map((one) => must(one).kept).reduce((a, b) => a + b)).toBe(500);
    // Which of the two came first nobody knows.
    const twice = [answers[3]!, answers[25]!].flatMap((one) => must(one).dropped);
    expect(twice).toEqual([{ reason: 'repeated', fixes: 20 }]);
  });
});

describe('a patrol', () => {
  test('is begun once at a time, not ahead of the clock, not long ago, and ended after it began', async () => {
    house.clock.set('2026-11-27T12:00:00+08:00');
    const begin = (startedAt: string) => house.as('shi').run(startPatrol, { id: house.id(), mode: 'foot', startedAt });
    const { id: patrolId } = must(await begin('2026-11-27T11:00:00+08:00'));
    const codes = async (result: ReturnType<typeof begin> | Promise<unknown>) =>
      ((await result) as { refusal?: { code: string } }).refusal?.code;
    expect(await codes(begin('2026-11-27T11:30:00+08:00'))).toBe('patrol.overlaps');
    expect(await codes(begin('2026-11-27T12:30:00+08:00'))).toBe('patrol.inFuture');
    expect(await codes(begin('2026-11-01T12:30:00+08:00'))).toBe('patrol.tooOld');
    const end = (endedAt: string, who: 'shi' | 'bai' = 'shi') => house.as(who).run(endPatrol, { patrolId, endedAt });
    expect(await codes(end('2026-11-27T11:00:00+08:00'))).toBe('patrol.endsBeforeStart');
    expect(await codes(end('2026-11-27T13:00:00+08:00'))).toBe('patrol.inFuture');
    expect(await codes(end('2026-11-27T11:50:00+08:00', 'bai'))).toBe('may.denied');
    must(await end('2026-11-27T11:50:00+08:00'));
    expect(await codes(end('2026-11-27T11:55:00+08:00'))).toBe('patrol.ended');
    must(await begin('2026-11-27T11:50:00+08:00'));
  });
});
