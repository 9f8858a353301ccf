/** A report, the crew that is near, its answer and its arrival; and that nobody is found who is not on patrol. */
import { must } from '@cuntu/base';
import { beforeEach, describe, expect, test } from 'vitest';
import { findAccesses } from '#modules/bureau/contract';
import { findWorklist, getMatter } from '#modules/matters/contract';
import { sql } from '#platform/database';
import { findingIn, inputsFor, pointIn, reported } from '../../../tests/harness/finding.ts';
import { type CastName, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { verifyFinding } from '../findings/contract.ts';
import { endPatrol, startPatrol } from '../patrols/contract.ts';
import { recordTrack } from '../tracks/contract.ts';
import { walkFrom } from '../tracks/coverage.fixture.ts';
import {
  acceptDispatch,
  callOffDispatch,
  declineDispatch,
  dispatchCrew,
  findCrews,
  findDispatches,
  findMyDispatches,
  getDispatch,
  proposeCrews,
  recordArrival,
} from './contract.ts';

let house: TestHouse;
let at: [number, number];
beforeEach(async () => {
  house = await openTestHouse();
  at = await pointIn(house, VILLAGE);
});

const MINUTE = 60_000;
const nowMs = () => Date.parse(house.clock.now());
const later = (minutes: number) => house.clock.set(new Date(nowMs() + minutes * MINUTE).toISOString());

/** On patrol since an hour, last heard of so many minutes ago, so many metres east of the place. */
async function out(who: CastName, o: { minutesAgo?: number; eastM?: number } = {}): Promise<string> {
  const { minutesAgo = 0, eastM = 500 } = o;
  const id = house.id();
  const startedAt = new Date(nowMs() - 60 * MINUTE).toISOString();
  must(await house.as(who).run(startPatrol, { id, mode: 'foot', startedAt }));
  await heard(who, id, eastM, nowMs() - minutesAgo * MINUTE);
  return id;
}

async function heard(who: CastName, patrolId: string, eastM: number, atMs: number): Promise<void> {
  const walk = walkFrom([at[0] + eastM / 94_600, at[1]], atMs - 10_000, 3);
  must(await house.as(who).run(recordTrack, { patrolId, ...walk }));
}

const proposed = async (findingId: string) =>
  must(await house.as('song').find(findDispatches, { findingId })).dispatches[0];
const codeOf = (answer: unknown) => (answer as { refusal?: { code: string } }).refusal?.code;

describe('a report', () => {
  test('finds who is on patrol near it, nearest first, three at most; nobody without a fresh fix or an open patrol', async () => {
    const near = await out('bai', { eastM: 300 });
    const second = await out('song', { eastM: 900 });
    await out('lin', { minutesAgo: 16, eastM: 10 });
    const over = await out('deng', { eastM: 20 });
    must(await house.as('deng').run(endPatrol, { patrolId: over, endedAt: house.clock.now() }));
    await out('shi', { eastM: 25_000 });
    const { id } = await reported(house);
    await house.settle();
    const { rows } = await sql<{
      crews: { patrolId: string; distanceM: number }[];
    }>`select crews from dispatch`.execute(house.db);
    expect(rows[0]!.crews.map(({ patrolId }) => patrolId)).toEqual([near, second]);
    expect(rows[0]!.crews[0]!.distanceM).toBeGreaterThan(270);
    expect(rows[0]!.crews[0]!.distanceM).toBeLessThan(330);
    const { crews } = must(await house.as('song').find(findCrews, { findingId: id }));
    expect(crews.map(({ name, busy }) => [name, busy])).toEqual([
      ['演示白', false],
      ['演示宋', false],
    ]);
    expect(JSON.stringify(crews)).not.toMatch(/lon|lat|113\./);
    const { accesses } = must(await house.as('bai').find(findAccesses, {})) as { accesses: { deed: string }[] };
    expect(accesses.map(({ deed }) => deed)).toContain(findCrews.name);
    expect(codeOf(await house.as('bai').find(findCrews, { findingId: id }))).toBe('may.denied');
    expect(codeOf(await house.as('yao').find(findCrews, { findingId: id }))).toBe('thing.notFound');
  });

  test('with nobody near proposes nothing; the station looks again when somebody has gone out', async () => {
    const { id: findingId } = await reported(house);
    await house.settle();
    expect(await proposed(findingId)).toBeUndefined();
    const ask = (who: CastName = 'song') => house.as(who).run(proposeCrews, { id: house.id(), findingId });
    expect(codeOf(await ask())).toBe('dispatch.nobodyNear');
    await out('bai');
    expect(codeOf(await ask('yao'))).toBe('may.denied');
    expect(codeOf(await ask('bai'))).toBe('may.denied');
    must(await ask());
    expect(codeOf(await ask())).toBe('dispatch.underWay');
    const verified = await findingIn(house, 'verified');
    expect(codeOf(await house.as('song').run(proposeCrews, { id: house.id(), findingId: verified }))).toBe(
      'dispatch.findingTaken',
    );
  });
});

describe('a dispatch', () => {
  let findingId: string;
  let dispatchId: string;
  let baiOut: string;
  let shiOut: string;
  beforeEach(async () => {
    baiOut = await out('bai', { eastM: 400 });
    shiOut = await out('shi', { eastM: 2_000 });
    findingId = (await reported(house)).id;
    await house.settle();
    dispatchId = (await proposed(findingId))!.id;
  });
  const send = (patrolId: string) => house.as('song').run(dispatchCrew, { dispatchId, patrolId, words: '走村道' });

  test('waits at the station, then with the crew by name, and is declined to the next', async () => {
    const tasks = async (who: CastName) =>
      must(await house.as(who).find(findWorklist, {})).tasks.filter(({ kind }) => kind === 'dispatch');
    expect((await tasks('song')).map(({ verb, light }) => [verb, light])).toEqual([['dispatch', 'yellow']]);
    must(await send(baiOut));
    expect(await tasks('song')).toEqual([]);
    const mine = must(await house.as('bai').find(findMyDispatches, {})).dispatches;
    expect(mine).toMatchObject([{ id: dispatchId, state: 'sent', words: '走村道', by: '演示宋', kind: 'building' }]);
    expect(must(await house.as('shi').find(findMyDispatches, {})).dispatches).toEqual([]);
    expect(must(await house.as('bai').find(getDispatch, { id: dispatchId }))).toMatchObject({ findingId, mine: true });
    expect(codeOf(await house.as('shi').run(acceptDispatch, { dispatchId }))).toBe('may.denied');
    expect(codeOf(await house.as('bai').run(declineDispatch, { dispatchId, words: '' }))).toBe('input.invalid');
    must(await house.as('bai').run(declineDispatch, { dispatchId, words: '河水漫了桥' }));
    expect((await tasks('song')).map(({ verb }) => verb)).toEqual(['dispatch']);
    must(await send(shiOut));
    must(await house.as('shi').run(acceptDispatch, { dispatchId }));
    const shown = await proposed(findingId);
    expect(shown).toMatchObject({
      state: 'accepted',
      crew: '演示石',
      declined: [{ crew: '演示白', words: '河水漫了桥' }],
    });
  });

  test('is reached when a fix lies at the place, and the time is told in the matter’s own history', async () => {
    must(await send(baiOut));
    later(1);
    // Before he has said yes it is chance that he passes.
    await heard('bai', baiOut, 10, nowMs());
    await house.settle();
    expect(await proposed(findingId)).toMatchObject({ state: 'sent' });
    later(1);
    must(await house.as('bai').run(acceptDispatch, { dispatchId }));
    later(5);
    await heard('bai', baiOut, 150, nowMs());
    await house.settle();
    expect(await proposed(findingId)).toMatchObject({ state: 'accepted', arrivedAt: null });
    later(4);
    await heard('bai', baiOut, 60, nowMs() - MINUTE);
    await house.settle();
    expect(await proposed(findingId)).toMatchObject({ state: 'arrived', measured: true, minutes: 10 });
    const { timeline, closedAt } = must(await house.as('song').find(getMatter, { id: dispatchId }));
    expect(closedAt).not.toBeNull();
    expect(timeline.at(-1)).toMatchObject({ step: 'recordArrival', role: 'system', said: { minutes: 10 } });
    // The same fixes once more say nothing new.
    await heard('bai', baiOut, 60, nowMs() - MINUTE);
    await house.settle();
    expect(house.faults).toEqual([]);
  });

  test('is told by hand where there is no signal, not before it was accepted and not ahead of the clock', async () => {
    must(await send(baiOut));
    const arrive = (minutes: number, who: CastName = 'bai') =>
      house.as(who).run(recordArrival, { dispatchId, arrivedAt: new Date(nowMs() + minutes * MINUTE).toISOString() });
    expect(codeOf(await arrive(0))).toBe('step.notNow');
    must(await house.as('bai').run(acceptDispatch, { dispatchId }));
    later(20);
    expect(codeOf(await arrive(-30))).toBe('dispatch.beforeAccepted');
    expect(codeOf(await arrive(10))).toBe('patrol.inFuture');
    expect(codeOf(await arrive(0, 'song'))).toBe('may.denied');
    must(await arrive(-2));
    expect(await proposed(findingId)).toMatchObject({ measured: false, minutes: 18 });
  });

  test('takes nobody who has gone home or is on the way elsewhere', async () => {
    must(await house.as('bai').run(endPatrol, { patrolId: baiOut, endedAt: house.clock.now() }));
    expect(codeOf(await send(baiOut))).toBe('dispatch.crewGone');
    must(await send(shiOut));
    const other = (await reported(house)).id;
    await house.settle();
    // The only crew that is out is busy: nobody is proposed.
    expect(await proposed(other)).toBeUndefined();
    expect(must(await house.as('song').find(findCrews, { findingId: other })).crews[0]).toMatchObject({ busy: true });
  });

  test('ends by itself when the finding is verified, or by the station’s word', async () => {
    must(await send(baiOut));
    must(await house.as('song').run(callOffDispatch, { dispatchId, words: '虚惊一场' }));
    expect(await proposed(findingId)).toMatchObject({ state: 'calledOff' });
    expect(must(await house.as('bai').find(findMyDispatches, {})).dispatches).toEqual([]);
    const verified = await findingIn(house, 'reported');
    await house.settle();
    expect(await proposed(verified)).toMatchObject({ state: 'proposed' });
    must(await house.as('song').run(verifyFinding, (await inputsFor(house, verified)).verify));
    await house.settle();
    expect(await proposed(verified)).toMatchObject({ state: 'calledOff' });
  });
});
