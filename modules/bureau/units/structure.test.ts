/** Units and posts set up, renamed and closed one by one: every refusal, two at once, and what then follows from it. */
import { must, type Result } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CITY,
  COUNTY,
  idOf,
  OTHER_COUNTY,
  openTestHouse,
  type TestHouse,
  TOWNSHIP,
} from '../../../tests/harness/house.ts';
import { appoint, endAppointment } from '../people/contract.ts';
import { issuingOrgan } from '../register/answering.ts';
import { enterRegister } from '../register/contract.ts';
import {
  closePost,
  closeUnit,
  findPosts,
  findUnits,
  renamePost,
  renameUnit,
  setUpPost,
  setUpUnit,
} from './contract.ts';
import { dutyAt } from './tables.ts';

const TODAY = '2026-11-24';
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
const gu = () => house.as('gu');

const unit = (more: object = {}) => ({
  id: house.id(),
  name: `所 ${house.id()}`,
  kind: 'station' as const,
  parentId: null,
  division: TOWNSHIP,
  symbol: null,
  areas: [TOWNSHIP],
  address: null,
  phone: null,
  validFrom: TODAY,
  ...more,
});
const post = (unitId: string, more: object = {}) => ({
  id: house.id(),
  unitId,
  title: '所员',
  division: null,
  role: 'stationOfficer' as const,
  rank: 0,
  validFrom: TODAY,
  ...more,
});
const appointment = (postId: string, personId = idOf('zhou')) => ({
  id: house.id(),
  personId,
  postId,
  kind: 'holder' as const,
  from: TODAY,
  to: null,
});
const stood = async (more: object = {}) => must(await gu().run(setUpUnit, unit(more))).id;

async function refused(doing: () => Promise<Result<unknown>>, code: string, at: string) {
  const before = await house.rowCounts();
  expect(await doing()).toMatchObject({ ok: false, refusal: { code, at } });
  expect(await house.rowCounts()).toEqual(before);
}

describe('a unit', () => {
  test('stands in the tree under its own, is renamed, and is gone from it when it is closed', async () => {
    const id = await stood({ name: '新所', parentId: idOf('branch') });
    must(await gu().run(renameUnit, { unitId: id, name: '新国土所' }));
    const tree = async () => must(await gu().find(findUnits, {})).units.find((one) => one.id === id);
    expect(await tree()).toMatchObject({ name: '新国土所', parentId: idOf('branch') });
    must(await gu().run(closeUnit, { unitId: id }));
    expect(await tree()).toBeUndefined();
  });

  test.each([
    ['of a division that is none', { division: '421399' }, 'register.unknownDivision', 'division'],
    ['serving one that is none', { areas: [TOWNSHIP, '421303999'] }, 'register.unknownDivision', 'areas.1'],
    [
      'under a unit that is none',
      { parentId: '019a0000-0000-7000-8000-000000000000' },
      'register.unknownUnit',
      'parentId',
    ],
    ['called as another', { name: '演示淅河国土所' }, 'unit.nameTaken', 'name'],
    ['numbering as another', { symbol: '演自然资' }, 'unit.symbolTaken', 'symbol'],
  ])('%s is refused', async (_, more, code, at) => {
    await refused(() => gu().run(setUpUnit, unit(more)), code, at);
  });

  test('is not closed while somebody is there, units stand under it, or it alone numbers papers', async () => {
    await refused(() => gu().run(closeUnit, { unitId: idOf('station') }), 'unit.hasPeople', 'unitId');
    const above = await stood();
    const below = await stood({ parentId: above });
    await refused(() => gu().run(closeUnit, { unitId: above }), 'unit.hasUnits', 'unitId');
    must(await gu().run(closeUnit, { unitId: below }));
    must(await gu().run(closeUnit, { unitId: above }));
    await refused(() => gu().run(closeUnit, { unitId: above }), 'unit.closed', 'unitId');
    await refused(() => gu().run(renameUnit, { unitId: above, name: 'again' }), 'unit.closed', 'unitId');
    await refused(() => gu().run(setUpUnit, unit({ parentId: above })), 'register.unknownUnit', 'parentId');
    await refused(() => gu().run(setUpPost, post(above)), 'unit.closed', 'unitId');
  });

  test('that numbered papers for its county leaves them to the one above it', async () => {
    const id = await stood({ kind: 'branch', division: OTHER_COUNTY, areas: [OTHER_COUNTY], symbol: '演随' });
    expect((await issuingOrgan(house.db, OTHER_COUNTY)).id).toBe(id);
    must(await gu().run(closeUnit, { unitId: id }));
    expect((await issuingOrgan(house.db, OTHER_COUNTY)).division).toBe(CITY);
    must(await gu().run(setUpUnit, unit({ kind: 'branch', division: OTHER_COUNTY, symbol: '演随' })));
  });

  test('of one name or one word for numbers is set up once by two at one instant', async () => {
    for (const more of [{ name: 'twice' }, { symbol: '两次' }]) {
      const both = await Promise.all([gu(), house.as('jiang')].map((who) => who.run(setUpUnit, unit(more))));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { at: Object.keys(more)[0] } });
    }
    expect(house.faults).toEqual([]);
  });
});

describe('a post', () => {
  test('is taken up, renamed, and closed when it is left; duty then goes elsewhere', async () => {
    const unitId = await stood({ division: COUNTY, areas: [COUNTY] });
    const { id: postId } = must(await gu().run(setUpPost, post(unitId, { role: 'windowClerk' })));
    const duty = () => dutyAt(house.db, [COUNTY], 'windowClerk', TODAY);
    expect(await duty()).toMatchObject({ postId, personId: null });
    const taken = appointment(postId);
    must(await gu().run(appoint, taken));
    must(await gu().run(renamePost, { postId, title: '窗口' }));
    const { posts } = must(await gu().find(findPosts, { unitId }));
    expect(posts).toMatchObject([{ title: '窗口', holders: [{ personId: idOf('zhou') }] }]);
    await refused(() => gu().run(closePost, { postId }), 'post.hasPeople', 'postId');
    must(await gu().run(endAppointment, { appointmentId: taken.id, lastOn: TODAY }));
    // Today he is still there: his last day has not gone by.
    await refused(() => gu().run(closePost, { postId }), 'post.hasPeople', 'postId');
  });

  test('that is empty closes, and nobody takes it up, by whatever deed', async () => {
    const unitId = await stood();
    const { id: postId } = must(await gu().run(setUpPost, post(unitId)));
    must(await gu().run(closePost, { postId }));
    await refused(() => gu().run(closePost, { postId }), 'post.closed', 'postId');
    await refused(() => gu().run(renamePost, { postId, title: 'again' }), 'post.closed', 'postId');
    await refused(() => gu().run(appoint, appointment(postId)), 'appointment.postClosed', 'postId');
    const whole = {
      id: house.id(),
      units: [],
      posts: [],
      people: [],
      licences: [],
      appointments: [appointment(postId)],
    };
    await refused(() => gu().run(enterRegister, whole), 'register.unknownPost', 'appointments.0.postId');
  });

  test('of a place that its unit does not serve is refused', async () => {
    const elsewhere = post(idOf('station'), { division: OTHER_COUNTY });
    await refused(() => gu().run(setUpPost, elsewhere), 'register.postOutsideUnit', 'division');
    await refused(() => gu().run(setUpPost, post(house.id())), 'thing.notFound', 'unitId');
  });

  test('closed and taken up at one instant is one or the other', async () => {
    for (let round = 0; round < 5; round++) {
      const unitId = await stood();
      const { id: postId } = must(await gu().run(setUpPost, post(unitId)));
      const [closed, taken] = await Promise.all([
        gu().run(round % 2 ? closePost : closeUnit, (round % 2 ? { postId } : { unitId }) as never),
        house.as('jiang').run(appoint, appointment(postId)),
      ]);
      expect([closed.ok, taken.ok].filter(Boolean)).toHaveLength(1);
    }
  });
});

test('is for whoever keeps the register, and for nobody else', async () => {
  for (const who of ['lin', 'wu', 'tang'] as const)
    expect(await house.as(who).run(setUpUnit, unit())).toMatchObject({ refusal: { code: 'may.denied' } });
});
