/** Blind spots as the house finds, escalates and ends them: in people, in ground, in time. */
import { must } from '@cuntu/base';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endAppointment } from '#modules/bureau/contract';
import { findMatter } from '#modules/matters';
import { getMatter } from '#modules/matters/contract';
import { changeLimit } from '#modules/norms/contract';
import { sql } from '#platform/database';
import { auditFacts } from '../../../tests/harness/audit.ts';
import { idOf, openTestHouse, type TestHouse, TOWNSHIP, VILLAGE } from '../../../tests/harness/house.ts';
import { zoneOver } from '../../../tests/harness/zones.ts';
import { assignZone, editZone, handOverZone } from '../zones/contract.ts';
import { endBlindSpot, escalateBlindSpot, findBlindSpots, openBlindSpot } from './contract.ts';
import { goRound } from './settling.ts';

let house: TestHouse;
let zoneId: string;

beforeAll(async () => {
  house = await openTestHouse();
  await sql`update division set valid_to = '2018-01-01'
    where level = 'village' and code not in (${VILLAGE}, ${`${TOWNSHIP}200`})`.execute(house.db);
  zoneId = (await zoneOver(house, VILLAGE)).id;
  await house.settle();
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
});

const spots = async (input: Record<string, string> = {}) =>
  must(await house.as('song').find(findBlindSpots, input as never)).spots;
const reasons = async () => (await spots()).map((one) => one.reason).sort();
const charge = (charge: 'patrol' | 'stop' | 'handle', who: 'bai' | 'song' | 'lin') =>
  house.as('gu').run(assignZone, { zoneId, charge, personId: idOf(who), from: '2026-11-24' });

describe('in people and ground', () => {
  test('a zone without its three people and a village without a zone are blind: the one at once, the other at the day’s round', async () => {
    expect(await reasons()).toEqual(['noPerson']);
    await goRound(house.house);
    expect(await reasons()).toEqual(['gap', 'noPerson']);
    const [noPerson] = await spots({ reason: 'noPerson' });
    expect(noPerson).toMatchObject({
      zoneId,
      state: 'unstaffed',
      lacking: ['patrol', 'stop', 'handle'],
      dueOn: '2026-12-08',
      light: 'green',
      unit: '演示淅河国土所',
    });
    const [gap] = await spots({ reason: 'gap' });
    expect(gap).toMatchObject({ zoneId: null, state: 'uncovered', division: TOWNSHIP });
    expect(gap!.areaM2).toBeGreaterThan(1_000_000);
  });

  test('two of three people leave it blind, the third ends it at once', async () => {
    must(await charge('patrol', 'bai'));
    must(await charge('stop', 'song'));
    await house.settle();
    const [spot] = await spots({ reason: 'noPerson' });
    expect(spot!.lacking).toEqual(['handle']);
    must(await charge('handle', 'lin'));
    await house.settle();
    expect(await reasons()).toEqual(['gap']);
    const matter = must(await house.as('song').find(getMatter, { id: spot!.id }));
    expect(matter).toMatchObject({ state: 'staffed', closedAt: expect.any(String) });
  });

  test('one who leaves the service leaves it blind again', async () => {
    const appointmentId = idOf('appointment of bai');
    must(await house.as('jiang').run(endAppointment, { appointmentId, lastOn: '2026-11-24' }));
    house.clock.set('2026-11-25T09:00:00+08:00');
    await goRound(house.house);
    const [spot] = await spots({ reason: 'noPerson' });
    expect(spot!.lacking).toEqual(['patrol']);
    must(
      await house
        .as('gu')
        .run(handOverZone, { zoneId, charge: 'patrol', toPersonId: idOf('song'), from: '2026-11-25' }),
    );
    await house.settle();
    expect(await spots({ reason: 'noPerson' })).toEqual([]);
  });

  test('a gap that a zone covers is none', async () => {
    await zoneOver(house, `${TOWNSHIP}200`);
    await house.settle();
    expect(await spots({ reason: 'gap' })).toEqual([]);
    expect(await reasons()).toEqual(['noPerson']);
  });
});

/** As much of the zone as somebody's tracks would have covered yesterday. */
async function walk(share: number): Promise<void> {
  const before = new Date(Date.parse(house.clock.now()) - 86_400_000).toISOString().slice(0, 10);
  await sql`
    with cells as (
      select bx, by, i, row_number() over (order by bx, by, i) as n, count(*) over () as of
      from zone_cells, generate_series(0, 4095) i where zone_id = ${zoneId} and get_bit(mask, i) = 1)
    insert into coverage (span, since, bx, by, bits)
    select 'day', ${before}::date, bx, by, bit_or(set_bit(0::bit(4096), i, 1)) from cells
    where n <= ${share}::float8 * of group by bx, by
    on conflict (span, since, bx, by) do update set bits = coverage.bits | excluded.bits`.execute(house.db);
}

const unvisited = async (more: Record<string, string> = {}) =>
  (await spots({ reason: 'notVisited', ...more })).filter((one) => one.zoneId === zoneId);

describe('in time', () => {
  const interval = 7;
  const dayAfter = (days: number) =>
    new Date(Date.parse('2026-11-25T09:00:00+08:00') + days * 86_400_000).toISOString();

  test('land of class 1 is due after its seven days, and visited it is blind no more', async () => {
    house.clock.set(dayAfter(1));
    await goRound(house.house);
    expect(await unvisited()).toEqual([]);
    house.clock.set(dayAfter(interval));
    await goRound(house.house);
    const [spot] = await unvisited();
    expect(spot).toMatchObject({ zoneId, state: 'unvisited' });
    await walk(0.29);
    house.clock.set(dayAfter(interval + 1));
    await goRound(house.house);
    expect(await unvisited()).toHaveLength(1);
    await walk(0.31);
    // Struck between the look and the deed, which looks again: that was no visit, and the next one of the day is none the less one.
    const struck = async (...deed: Parameters<TestHouse['house']['perform']>) => {
      await sql`delete from coverage`.execute(house.db);
      return house.house.perform(...deed);
    };
    await goRound({ ...house.house, perform: struck });
    expect(await unvisited()).toHaveLength(1);
    await walk(0.31);
    // Within the minute, not at the next day's round.
    house.clock.advance(60_000);
    await goRound(house.house);
    expect(await unvisited()).toEqual([]);
    expect((await findMatter(house.db, spot!.id))!.state).toBe('visited');
  });

  test('how much is enough changes from a day on, and not before', async () => {
    await sql`delete from coverage`.execute(house.db);
    await walk(0.26);
    house.clock.set(dayAfter(interval + 2));
    await goRound(house.house);
    expect(await unvisited()).toHaveLength(1);
    const limit = { key: 'zone.visitedShare', count: 25, unit: 'percent', yellowAt: 0, confidence: 'P' } as const;
    const from = { source: 'bureauRule', article: '本局动态巡查规程', inForceFrom: '2026-12-05' } as const;
    must(await house.as('gu').run(changeLimit, { id: house.id(), ...limit, ...from }));
    await goRound(house.house);
    expect(await unvisited()).toHaveLength(1);
    house.clock.set(dayAfter(interval + 3));
    await goRound(house.house);
    expect(await unvisited()).toEqual([]);
  });

  test('past its day it goes up as lack of people, to a leader and never to a score', async () => {
    await sql`delete from coverage`.execute(house.db);
    house.clock.set(dayAfter(interval + 4));
    await goRound(house.house);
    const [spot] = await unvisited();
    const owner = (await findMatter(house.db, spot!.id))!;
    expect(owner).toMatchObject({ duty: 'stationOfficer', unitId: idOf('station') });
    house.clock.set(dayAfter(interval + 14));
    await house.turnClocks();
    await house.settle();
    const [later] = await unvisited({ lacking: 'true' });
    expect(later).toMatchObject({ id: spot!.id, state: 'lacking' });
    expect((await findMatter(house.db, spot!.id))!).toMatchObject({ duty: 'leader', personId: idOf('wu') });
    must(await house.as('gu').run(editZone, { zoneId, version: 1, name: '片', zoneClass: 3 }));
    await house.settle();
    expect(await unvisited()).toEqual([]);
  });
});

test('nobody opens, ends or escalates one by hand, and the house does not end what is blind', async () => {
  const [spot] = await spots({ reason: 'noPerson' });
  const matterId = spot!.id;
  for (const who of ['gu', 'song', 'wu'] as const) {
    expect(await house.as(who).run(endBlindSpot, { matterId })).toMatchObject({ refusal: { code: 'may.denied' } });
    expect(await house.as(who).run(escalateBlindSpot, { matterId })).toMatchObject({ refusal: { code: 'may.denied' } });
    const opening = house.as(who).run(openBlindSpot, { reason: 'noPerson', subject: zoneId });
    expect(await opening).toMatchObject({ refusal: { code: 'may.denied' } });
  }
  expect(must(await house.as('system').run(endBlindSpot, { matterId }))).toEqual({ ended: false });
  expect(must(await house.as('system').run(openBlindSpot, { reason: 'noPerson', subject: zoneId }))).toEqual({
    id: null,
  });
});

test('the round of a day is gone once', async () => {
  const before = await house.rowCounts();
  await goRound(house.house);
  const after = await house.rowCounts();
  await goRound(house.house);
  expect(await house.rowCounts()).toEqual(after);
  expect(after).not.toEqual(before);
});

test('every fact reads back', async () => {
  expect(await auditFacts(house.db, house.database.schema, house.handlers)).toEqual([]);
});
