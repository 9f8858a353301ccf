/** Tracks as they are sent: what is kept, what is dropped and why, and that the answer comes after the commit. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { pointIn } from '../../../tests/harness/finding.ts';
import { openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { endPatrol, startPatrol } from '../patrols/contract.ts';
import { recordTrack } from './contract.ts';
import { type Walk, walkFrom, whatStands } from './coverage.fixture.ts';

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
});
