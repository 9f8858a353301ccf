/** The log of a patrol: filled from what is known, added to by its owner, printed, listed, exported. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAccesses } from '#modules/bureau/contract';
import { sql } from '#platform/database';
import { photoIn, pointIn, reported } from '../../../tests/harness/finding.ts';
import { type CastName, idOf, openTestHouse, type TestHouse, VILLAGE } from '../../../tests/harness/house.ts';
import { endPatrol, enrolDevice, registerVehicle, startPatrol } from '../patrols/contract.ts';
import { recordDeviceTrack, recordTrack } from '../tracks/contract.ts';
import { walkFrom } from '../tracks/coverage.fixture.ts';
import { exportPatrols, findPatrols, getPatrol, writeLog } from './contract.ts';
import { logSheet } from './papers/sheet.ts';

let house: TestHouse;
let at: [number, number];
let patrolId: string;
let findingId: string;
let vehiclePatrol: string;

beforeAll(async () => {
  house = await openTestHouse({ press: 'real' });
  at = await pointIn(house, VILLAGE);
  const startedAt = '2026-11-24T08:00:00+08:00';
  patrolId = must(await house.as('bai').run(startPatrol, { id: house.id(), mode: 'foot', startedAt })).id;
  const walk = walkFrom(at, Date.parse(startedAt) + 60_000, 240);
  walk.t = walk.t.map((t, i) => (i < 120 ? t : t + 600_000));
  must(await house.as('bai').run(recordTrack, { patrolId, ...walk }));
  const photos = [await photoIn(house)];
  findingId = (await reported(house, { foundAt: '2026-11-24T08:20:00+08:00', photos })).id;
  // Before the patrol began, and by somebody else: not of this log.
  await reported(house, { foundAt: '2026-11-24T07:50:00+08:00' });
  await reported(house, { foundAt: '2026-11-24T08:25:00+08:00' }, 'song');
  must(await house.as('bai').run(endPatrol, { patrolId, endedAt: '2026-11-24T08:50:00+08:00', words: '走完了' }));
  await driveVehicle();
});

async function driveVehicle(): Promise<void> {
  const dutyHours = Array.from({ length: 7 }, () => ['06:00', '20:00'] as [string, string]);
  const vehicle = { id: house.id(), plate: '演A00002', unitId: idOf('station'), division: VILLAGE, dutyHours };
  must(await house.as('gu').run(registerVehicle, vehicle));
  const device = must(await house.as('gu').run(enrolDevice, { id: house.id(), label: '车载', vehicleId: vehicle.id }));
  const walk = walkFrom(at, Date.parse('2026-11-24T08:00:00+08:00'), 60, 8);
  must(await house.as('nobody').run(recordDeviceTrack, { deviceKey: device.key, ...walk }));
  const { rows } = await sql<{ id: string }>`select id from patrol where vehicle_id = ${vehicle.id}`.execute(house.db);
  vehiclePatrol = rows[0]!.id;
}

const open = async (who: CastName, id = patrolId) => house.as(who).find(getPatrol, { id });
const codeOf = (answer: unknown) => (answer as { refusal?: { code: string } }).refusal?.code;
const site = () => ({ findingId, project: '住房', builder: '演示钱九', approval: '没有批准' });

describe('a patrol', () => {
  test('shows its track, gap, ground, villages and what was reported on the way', async () => {
    const shown = must(await open('bai'));
    expect(shown).toMatchObject({
      name: '演示白',
      mine: true,
      mayWrite: true,
      kept: 240,
      endWords: '走完了',
      log: null,
    });
    expect(shown.tracks[0]!.gaps).toHaveLength(1);
    expect(shown.villages.length).toBeGreaterThan(0);
    expect(shown.ground.length).toBeGreaterThan(5);
    expect(shown.sites.map((one) => [one.findingId, one.kind, one.photos.length])).toEqual([
      [findingId, 'building', 1],
    ]);
    expect(shown.people).toEqual([{ personId: idOf('bai'), name: '演示白', licence: null }]);
  });

  test('is opened by whoever answers for the place, written down for its person; by nobody else', async () => {
    expect(must(await open('song'))).toMatchObject({ mine: false, mayWrite: false });
    expect(codeOf(await open('yao'))).toBe('thing.notFound');
    expect(codeOf(await open('chen'))).toBe('may.denied');
    const { accesses } = must(await house.as('bai').find(findAccesses, {})) as { accesses: { deed: string }[] };
    expect(accesses.filter(({ deed }) => deed === getPatrol.name)).toHaveLength(1);
  });

  test('of a vehicle is written by its unit, and names who was in it', async () => {
    const shown = must(await open('song', vehiclePatrol));
    expect(shown).toMatchObject({ name: '演A00002', people: [], sites: [], mayWrite: true, personId: null });
    const log = { patrolId: vehiclePatrol, companions: [idOf('song'), idOf('shi')], opinion: '继续巡查' };
    expect(codeOf(await house.as('yao').run(writeLog, log))).toBe('may.denied');
    must(await house.as('song').run(writeLog, log));
    const now = must(await open('song', vehiclePatrol));
    expect(now.people.map(({ name, licence }) => [name, licence])).toEqual([
      ['演示宋', 'YS-song'],
      ['演示石', 'YS-shi'],
    ]);
    // What one of them reported while the vehicle was out.
    expect(now.sites).toHaveLength(1);
  });
});

describe('its log', () => {
  test('is written by its owner alone, each time as a fact, about what was reported on the way', async () => {
    const log = { patrolId, opinion: '请所里核实', remark: '雨后路滑', route: '村委会、后山', sites: [site()] };
    expect(codeOf(await house.as('song').run(writeLog, log))).toBe('may.denied');
    expect(codeOf(await house.as('bai').run(writeLog, { ...log, companions: [house.id()] }))).toBe(
      'log.companionUnknown',
    );
    const elsewhere = { ...log, sites: [{ ...site(), findingId: house.id() }] };
    expect(codeOf(await house.as('bai').run(writeLog, elsewhere))).toBe('log.siteElsewhere');
    must(await house.as('bai').run(writeLog, { ...log, opinion: '' }));
    must(await house.as('bai').run(writeLog, log));
    const shown = must(await open('bai'));
    expect(shown.log).toMatchObject({ route: '村委会、后山', opinion: '请所里核实', by: '演示白' });
    expect(shown.sites[0]).toMatchObject({ builder: '演示钱九', approval: '没有批准' });
    const { rows } = await sql`select 1 from fact where matter_id = ${patrolId} and name = 'patrol.logWritten'`.execute(
      house.db,
    );
    expect(rows).toHaveLength(2);
  });

  test('is printed with its drawing, licences and photos, of a vehicle as well', async () => {
    const about = { organ: '演示市自然资源和规划局', issuedOn: '2026-11-24', demo: true, cityCode: '4213' };
    for (const id of [patrolId, vehiclePatrol]) {
      const order = await logSheet(must(await open('song', id)), { ...about, files: house.house.files });
      const printed = must(await house.house.press.print(order));
      expect(Buffer.from(printed.pdf.subarray(0, 4)).toString()).toBe('%PDF');
      expect(Object.keys(order.assets!)).toContain('track.svg');
      expect(JSON.stringify(order.record)).toContain(id === patrolId ? '演示钱九' : 'YS-song');
    }
  });

  test('stands in the list of those who answer for the place, and in their file', async () => {
    const listed = must(await house.as('song').find(findPatrols, {})).patrols;
    expect(listed.map(({ id, findings, logged }) => [id, findings, logged]).sort()).toEqual(
      [
        [patrolId, 1, true],
        [vehiclePatrol, 0, true],
      ].sort(),
    );
    expect(must(await house.as('yao').find(findPatrols, {})).patrols).toEqual([]);
    expect(must(await house.as('song').find(findPatrols, { of: 'people', from: '2026-11-25' })).patrols).toEqual([]);
    const first = must(await house.as('song').find(findPatrols, { limit: 1 }));
    const second = must(await house.as('song').find(findPatrols, { limit: 1, cursor: first.next! }));
    expect([first, second].map(({ patrols }) => patrols[0]!.id).sort()).toEqual([patrolId, vehiclePatrol].sort());
    expect(second.next).toBeNull();
    const { bytes } = must(await house.as('song').find(exportPatrols, { form: 'csv' }));
    expect(Buffer.from(bytes).toString()).toContain('请所里核实');
    expect(codeOf(await house.as('bai').find(findPatrols, {}))).toBe('may.denied');
  });
});
