/** Runs as people meet them: the day it is due over holidays, its light, whose work it is, page by page. */
import { must } from '@cuntu/base';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { type CastName, nameOfPart, staffNames } from '../../../tests/harness/cast.ts';
import { findingIn, pointIn, reported, VILLAGES } from '../../../tests/harness/finding.ts';
import { idOf, MORNING, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { findWaitingUnits, findWorklist, getMatter, turnClock } from './contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(() => house.clock.set(MORNING));

const matterAt = async (id: string) => must(await house.as('lin').find(getMatter, { id }));
/** The unit of what waits for nobody. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const factsOf = async (matterId: string) =>
  (
    await sql<{ n: number; name: string }>`select n, name from fact where matter_id = ${matterId} order by n`.execute(
      house.db,
    )
  ).rows;

describe('a new matter', () => {
  test('waits at the station of its place, with its first step, its clock and its road', async () => {
    const { id, number } = await reported(house);
    const matter = await matterAt(id);
    expect(matter).toMatchObject({ state: 'reported', number, version: 1, closedAt: null });
    expect(matter.task).toEqual({ verb: 'verify', clock: 'verification', person: '演示宋', mine: false });
    expect(matter.timeline).toMatchObject([{ n: 1, step: 'reportFinding', person: '演示白', role: 'coordinator' }]);
    expect(matter.road.map((step) => step.state)).toEqual([
      'reported',
      'verified',
      'confirmed',
      'drawn',
      'ordered',
      'handed',
      'served',
      'stopped',
      'closed',
    ]);
    expect(matter.people).toMatchObject([
      { duty: 'coordinator' },
      { duty: 'stationOfficer', name: '演示宋' },
      { duty: 'inspector' },
    ]);
  });

  test('counts three working days over the National Day of 2026, each day with its reason', async () => {
    house.clock.set('2026-09-29T16:00:00+08:00');
    const [clock] = (await matterAt((await reported(house)).id)).clocks;
    expect(clock).toMatchObject({
      name: 'verification',
      dueOn: '2026-10-09',
      startedOn: '2026-09-29',
      provisional: false,
    });
    expect(clock!.counted.filter((day) => day.counts).map((day) => day.date)).toEqual([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
    ]);
  });

  test('into a year without a holiday notice has a day that says it is provisional', async () => {
    house.clock.set('2026-12-31T10:00:00+08:00');
    const [clock] = (await matterAt((await reported(house)).id)).clocks;
    expect(clock).toMatchObject({ provisional: true });
  });

  test('found before sunrise is counted from that day in Shanghai, not in Greenwich', async () => {
    const { id } = await reported(house, { foundAt: '2026-11-24T06:30:00+08:00' });
    const { tasks } = must(await house.as('song').find(findWorklist, { limit: 100 }));
    expect(tasks.find((task) => task.matterId === id)).toMatchObject({ startedOn: '2026-11-24', dueOn: '2026-11-27' });
  });
});

test('its light: green, yellow from the last day but one, red past the day, none at the end', async () => {
  const { id } = await reported(house);
  const lights: string[] = [];
  for (const day of ['24', '25', '26', '27', '28']) {
    house.clock.set(`2026-11-${day}T09:00:00+08:00`);
    lights.push((await matterAt(id)).clocks[0]!.light);
  }
  expect(lights).toEqual(['green', 'green', 'yellow', 'yellow', 'red']);
  house.clock.set(MORNING);
  const done = await matterAt(await findingIn(house, 'closed'));
  expect(done.clocks.map((clock) => clock.light)).toEqual(['none', 'none', 'none', 'none']);
  expect(done).toMatchObject({ task: null, can: [] });
});

describe('what can be done now', () => {
  test('is told to each with the reason why not', async () => {
    const id = await findingIn(house, 'reported');
    const can = async (who: 'song' | 'sun' | 'bai') => must(await house.as(who).find(getMatter, { id })).can;
    expect((await can('song')).map((step) => [step.step, step.allowed])).toEqual([
      ['verifyFinding', true],
      ['joinFinding', true],
    ]);
    expect((await can('sun'))[0]).toMatchObject({ allowed: false, code: 'may.noLicence' });
    expect((await can('bai'))[0]).toMatchObject({ allowed: false, code: 'may.denied' });
  });

  test('both officers count as having done it', async () => {
    const id = await findingIn(house, 'stopped', {}, ['lin', 'deng']);
    const { rows } = await sql<{ doneBy: Record<string, string[]> }>`
      select done_by as "doneBy" from matter where id = ${id}`.execute(house.db);
    expect(rows[0]!.doneBy.verifyFinding).toEqual([idOf('lin'), idOf('deng')]);
    for (const who of ['lin', 'deng'] as const)
      expect(must(await house.as(who).find(getMatter, { id })).can).toMatchObject([{ code: 'may.notSelf' }]);
  });

  test('names somebody who may: never one of the two who verified, never one without a licence', async () => {
    const barred = async (id: string, who: CastName) => must(await house.as(who).find(getMatter, { id })).can[0]!;
    const stopped = await findingIn(house, 'stopped', {}, ['lin', 'deng']);
    const { ask } = await barred(stopped, 'lin');
    const asked = staffNames.find((who) => nameOfPart(who) === ask)!;
    expect(['lin', 'deng']).not.toContain(asked);
    expect(await barred(stopped, asked)).toMatchObject({ allowed: true, ask: null });
    const reported = await findingIn(house, 'reported');
    const licensed = (await barred(reported, 'sun')).ask;
    expect(await barred(reported, staffNames.find((who) => nameOfPart(who) === licensed)!)).toMatchObject({
      allowed: true,
    });
  });

  test('names nobody where nobody may', async () => {
    const stopped = await findingIn(house, 'stopped', {}, ['lin', 'deng']);
    await sql`update role_grant set to_on = '2026-11-20' where role = 'reviewer'`.execute(house.db);
    expect(must(await house.as('lin').find(getMatter, { id: stopped })).can[0]).toMatchObject({
      code: 'may.notSelf',
      ask: null,
    });
    await sql`update role_grant set to_on = null where role = 'reviewer'`.execute(house.db);
  });
});

describe('the worklist', () => {
  const work = async (who: Parameters<TestHouse['as']>[0], input: object = {}) =>
    must(await house.as(who).find(findWorklist, { limit: 100, ...input }));

  test('has what waits for me, the soonest first, page by page without loss or repeat', async () => {
    for (const day of ['22', '20', '23']) await reported(house, { foundAt: `2026-11-${day}T10:00:00+08:00` });
    const { tasks } = await work('song');
    expect(tasks.every((task) => task.person === '演示宋' && task.verb !== '')).toBe(true);
    const order = tasks.map((task) => `${task.dueOn} ${task.matterId}`);
    expect(order).toEqual([...order].sort());
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await work('song', { limit: 2, cursor });
      paged.push(...page.tasks.map((task) => task.matterId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(tasks.map((task) => task.matterId));
  });

  test('counts what is late and what is due by tomorrow', async () => {
    const all = (await work('song')).tasks;
    house.clock.set('2026-11-26T09:00:00+08:00');
    const then = await work('song');
    expect(then.late).toBe(all.filter((task) => task.dueOn! < '2026-11-26').length);
    expect(then.dueSoon).toBe(all.filter((task) => ['2026-11-26', '2026-11-27'].includes(task.dueOn!)).length);
    expect(then.late * then.dueSoon).toBeGreaterThan(0);
    expect(then.tasks[0]).toMatchObject({ light: 'red', late: expect.any(Number) });
  });

  test('of a unit and of a place shows neither another station nor another county', async () => {
    const unit = await work('shi', { whose: 'unit' });
    expect(unit.tasks.map((task) => task.unit)).toEqual(unit.tasks.map(() => '演示淅河国土所'));
    expect((await work('shi')).tasks).toEqual([]);
    expect((await work('yao', { whose: 'others' })).tasks).toEqual([]);
    expect((await work('yao', { whose: 'unit' })).tasks).toEqual([]);
  });

  test('of others has none of mine, and both have their own count', async () => {
    const [mine, others] = [await work('song'), await work('song', { whose: 'others' })];
    expect(mine.total).toBe(mine.tasks.length);
    expect(others.total).toBe(others.tasks.length);
    expect(others.tasks.some((task) => task.person === '演示宋')).toBe(false);
    expect((await work('song', { limit: 1 })).total).toBe(mine.total);
  });

  test.each(['place', 'unit'] as const)('by %s comes sorted by the server, page by page', async (sort) => {
    const coordinates = await pointIn(house, VILLAGES.elsewhere);
    await reported(house, { place: { type: 'Point', coordinates } });
    const key = (task: { division: string; unit: string }) => (sort === 'place' ? task.division : task.unit);
    const { tasks } = await work('wu', { whose: 'others', sort });
    const runs = tasks.map(key).filter((one, nth, all) => one !== all[nth - 1]);
    expect(runs.length).toBeGreaterThan(1);
    expect(new Set(runs).size).toBe(runs.length);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await work('wu', { whose: 'others', sort, limit: 2, cursor });
      paged.push(...page.tasks.map((task) => task.matterId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(tasks.map((task) => task.matterId));
  });

  test('for others, by unit: each unit says how much waits, and opens just that', async () => {
    const { units } = must(await house.as('wu').find(findWaitingUnits, {}));
    expect(units.length).toBeGreaterThan(1);
    for (const { unitId, unit, total, late, dueSoon } of units) {
      const opened = await work('wu', { whose: 'others', unit: unitId ?? NOBODY });
      expect(opened).toMatchObject({ total, late, dueSoon });
      expect(opened.tasks.every((task) => task.unit === (unit ?? ''))).toBe(true);
    }
    const all = await work('wu', { whose: 'others' });
    expect(units.reduce((sum, { total }) => sum + total, 0)).toBe(all.total);
  });

  test('a cursor that is none is a wrong field', async () => {
    for (const asked of [
      { cursor: '~' },
      { cursor: '2026-11-24~', sort: 'time' },
      { cursor: `421303~2026-11-24~${NOBODY}`, sort: 'unit' },
      { cursor: `2026-11-24~${NOBODY}`, sort: 'place' },
    ] as const)
      expect(await house.as('song').find(findWorklist, asked)).toMatchObject({
        refusal: { faults: [{ at: 'cursor', code: 'notACursor' }] },
      });
  });
});

describe('a clock that turns', () => {
  const turn = (matterId: string, clock = 'verification') => house.as('system').run(turnClock, { matterId, clock });

  test('is a fact once, not before its time, and moves nothing', async () => {
    const { id } = await reported(house);
    expect(must(await turn(id))).toEqual({ turned: false });
    house.clock.set('2026-11-28T00:00:00+08:00');
    const before = await matterAt(id);
    await house.turnClocks();
    expect((await factsOf(id)).map((fact) => fact.name)).toEqual(['patrol.findingReported', 'matters.clockTurned']);
    await house.turnClocks();
    expect(await factsOf(id)).toHaveLength(2);
    expect((await matterAt(id)).state).toBe(before.state);
    expect(await turn(id)).toEqual({ ok: true, value: { turned: false } });
    expect(await factsOf(id)).toHaveLength(2);
  });

  test('does not turn once it has stopped', async () => {
    const id = await findingIn(house, 'confirmed');
    house.clock.set('2027-03-01T09:00:00+08:00');
    expect(must(await turn(id))).toEqual({ turned: false });
  });

  test('is turned by nobody but the house', async () => {
    const { id } = await reported(house);
    for (const who of ['gu', 'wu', 'song'] as const)
      expect(await house.as(who).run(turnClock, { matterId: id, clock: 'verification' })).toMatchObject({
        refusal: { code: 'may.denied' },
      });
  });
});
