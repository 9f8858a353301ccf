/** People taken up, licensed, appointed and let go, as the personnel officer does it and as others see it. */
import { must } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { officersOn } from '#modules/bureau';
import { sql } from '#platform/database';
import { idOf, openTestHouse, type TestHouse, YESTERDAY } from '../../../tests/harness/house.ts';
import {
  appoint,
  endAppointment,
  enterRegister,
  exportPeople,
  findAccesses,
  findOfficers,
  findPeople,
  findPosts,
  findUnits,
  getPerson,
  recordLicence,
  registerPerson,
} from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const TODAY = '2026-11-24';
const as = (who: Parameters<TestHouse['as']>[0]) => house.as(who);

async function newPerson(name = '新人', staffNumber: string | null = null): Promise<string> {
  const id = house.id();
  const person = { id, name, kind: 'staff', staffNumber, phone: '13800000000', validFrom: TODAY } as const;
  must(await as('jiang').run(registerPerson, person));
  return id;
}

const appointment = (personId: string, more = {}) => ({
  id: house.id(),
  personId,
  postId: idOf('post of zhou'),
  kind: 'acting' as const,
  from: TODAY,
  to: null,
  ...more,
});

const rolesOf = async (personId: string) =>
  must(await as('gu').find(getPerson, { personId })).grants.map(({ role, division, to }) => [role, division, to]);

describe('nobody appoints himself', () => {
  const oneself = { refusal: { code: 'appointment.oneself' } };
  const nothing = { units: [], posts: [], people: [], licences: [] };

  test('nor with his id in capitals, nor in an entry of many', async () => {
    const own = appointment(idOf('gu'));
    expect(await as('gu').run(appoint, { ...own, personId: own.personId.toUpperCase() })).toMatchObject(oneself);
    const entry = { id: house.id(), ...nothing, appointments: [own] };
    expect(await as('gu').run(enterRegister, entry)).toMatchObject(oneself);
  });
});

describe('a post', () => {
  test('brings its role when it is taken up and takes it away when it is left', async () => {
    const personId = await newPerson();
    const wanted = appointment(personId);
    must(await as('jiang').run(appoint, wanted));
    expect(await rolesOf(personId)).toEqual([['reviewer', '4213', null]]);
    must(await as('jiang').run(endAppointment, { appointmentId: wanted.id, lastOn: TODAY }));
    expect(await rolesOf(personId)).toEqual([['reviewer', '4213', TODAY]]);
    const again = await as('jiang').run(endAppointment, { appointmentId: wanted.id, lastOn: '2027-01-01' });
    expect(again).toMatchObject({ refusal: { code: 'appointment.ended', params: { to: TODAY } } });
  });

  test('changes what its holder may do at the next deed', async () => {
    const deed = { division: '421303' } as const;
    expect(await as('qian').find(findOfficers, deed)).toMatchObject({ refusal: { code: 'may.denied' } });
    const wanted = appointment(idOf('qian'), { postId: idOf('post of song') });
    must(await as('gu').run(appoint, wanted));
    expect((await as('qian').find(findOfficers, deed)).ok).toBe(true);
    must(await as('gu').run(endAppointment, { appointmentId: idOf('appointment of chen'), lastOn: YESTERDAY }));
    expect(await as('chen').find(findOfficers, deed)).toMatchObject({ refusal: { code: 'may.denied' } });
  });

  test('is refused twice, to oneself, to nobody, before it is there, and keeps nothing of it', async () => {
    const before = await house.rowCounts();
    const tries = [
      ['appointment.already', appointment(idOf('zhou'))],
      ['appointment.oneself', appointment(idOf('jiang'))],
      ['thing.notFound', appointment(house.id())],
      ['thing.notFound', appointment(idOf('song'), { postId: house.id() })],
      ['appointment.beforePost', appointment(idOf('song'), { from: '2023-12-31' })],
      ['appointment.daysReversed', appointment(idOf('song'), { to: YESTERDAY })],
    ] as const;
    for (const [code, input] of tries)
      expect(await as('jiang').run(appoint, input)).toMatchObject({ ok: false, refusal: { code } });
    expect(await as('zhou').run(appoint, appointment(idOf('song')))).toMatchObject({ refusal: { code: 'may.denied' } });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('of a fact can be read back from its row', async () => {
    const facts = await sql<{ said: Record<string, unknown>; toOn: string | null }>`
      select o.said, a.given_to_on as "toOn" from fact f join opening o on o.fact_id = f.id
        join appointment a on a.matter_id = f.matter_id and a.fact_n = f.n
      where f.name = 'bureau.personAppointed'`.execute(house.db);
    expect(facts.rows.length).toBeGreaterThan(0);
    for (const { said, toOn } of facts.rows) expect(said.toOn).toBe(toOn);
  });
});

describe('a licence', () => {
  test('lets its holder be found as an officer, from its first day', async () => {
    const officers = async () =>
      must(await as('song').find(findOfficers, { division: '421303187201' })).officers.map((one) => one.name);
    expect(await officers()).not.toContain('演示孙');
    const licence = { personId: idOf('sun'), kind: 'enforcement', from: TODAY, to: '2027-12-31' } as const;
    must(await as('jiang').run(recordLicence, { id: house.id(), number: 'YS-sun-2', ...licence }));
    expect(await officers()).toContain('演示孙');
    const own = { ...licence, personId: idOf('jiang'), id: house.id(), number: 'YS-own' };
    expect(await as('jiang').run(recordLicence, own)).toMatchObject({ refusal: { code: 'licence.oneself' } });
    const taken = await as('jiang').run(recordLicence, { id: house.id(), number: 'YS-sun-2', ...licence });
    expect(taken).toMatchObject({ refusal: { code: 'licence.numberTaken', at: 'number' } });
    const reversed = { ...licence, id: house.id(), number: 'YS-sun-3', to: YESTERDAY };
    expect(await as('jiang').run(recordLicence, reversed)).toMatchObject({ refusal: { code: 'licence.daysReversed' } });
  });
});

describe('officers to go along', () => {
  test('are the nearest first, then those of the unit of whoever asks', async () => {
    const licence = { personId: idOf('zhou'), kind: 'enforcement', from: TODAY, to: '2027-12-31' } as const;
    must(await as('jiang').run(recordLicence, { id: house.id(), number: 'YS-zhou', ...licence }));
    const offered = async (who: 'lin' | 'zhou') =>
      must(await as(who).find(findOfficers, { division: '421303187201' })).officers.map((one) => one.unitName);
    const [near, brigade, bureau] = ['演示淅河国土所', '演示执法监察支队', '演示市自然资源和规划局'];
    expect([...new Set(await offered('lin'))]).toEqual([near, brigade, bureau]);
    expect([...new Set(await offered('zhou'))]).toEqual([near, bureau, brigade]);
  });
});

describe('the list of people', () => {
  const names = async (filter: Parameters<typeof find>[0]) =>
    (await find(filter)).people.map(({ name }) => name).sort();
  const find = async (filter: object) => must(await as('bai').find(findPeople, filter));

  test('narrows by unit with those below it, role, kind, licence and words', async () => {
    expect(await names({ role: 'inspector' })).toEqual(['演示林', '演示邓']);
    expect(await names({ unitId: idOf('brigade') })).toEqual(['演示林', '演示邓']);
    expect((await find({ unitId: idOf('bureau') })).total).toBeGreaterThan(10);
    expect(await names({ kind: 'coordinator' })).toEqual(['演示白']);
    expect(await names({ text: 'YS-yao' })).toEqual(['演示姚']);
    expect(await names({ text: '%' })).toEqual([]);
    expect(await names({ licence: 'none', role: 'coordinator' })).toEqual(['演示白']);
    expect(await names({ licence: 'expired' })).toEqual([]);
  });

  test('goes on where the page ended, without a gap', async () => {
    const whole = (await find({ limit: 200 })).people.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await find({ limit: 4, cursor });
      paged.push(...page.people.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  });

  test('says of each unit how many posts nobody holds, and since when', async () => {
    const { units } = must(await as('bai').find(findUnits, {}));
    expect(units.find(({ name }) => name === '演示服务窗口')).toMatchObject({ posts: 1, vacant: 1, people: 0 });
    const { posts } = must(await as('bai').find(findPosts, { unitId: idOf('window') }));
    expect(posts).toMatchObject([{ title: 'windowClerk', holders: [], vacantSince: TODAY }]);
    const held = must(await as('bai').find(findPosts, { unitId: idOf('brigade') })).posts;
    expect(held.map(({ holders, vacantSince }) => [holders.length, vacantSince])).toEqual([
      [1, null],
      [1, null],
    ]);
  });

  test('goes out as a file only from who keeps the register', async () => {
    expect(await as('song').find(exportPeople, { form: 'csv' })).toMatchObject({ refusal: { code: 'may.denied' } });
    const made = must(await as('jiang').find(exportPeople, { form: 'csv', text: '演示姚' }));
    expect(Buffer.from(made.bytes).toString().split('\r\n')[1]).toBe(
      '演示姚,在编人员,yao,,演示小林国土所 stationOfficer,YS-yao,2027-12-31',
    );
  });
});

describe('who has looked', () => {
  test('is told to the person himself, and to nobody else', async () => {
    must(await as('he').find(getPerson, { personId: idOf('lin') }));
    must(await as('lin').find(getPerson, { personId: idOf('lin') }));
    const seen = must(await as('lin').find(findAccesses, {}));
    expect(seen.accesses.map(({ by, deed }) => [by, deed])).toEqual([['演示何', 'bureau.getPerson']]);
    expect(must(await as('deng').find(findAccesses, {})).accesses).toEqual([]);
    expect(await as('tang').find(findAccesses, {})).toMatchObject({ refusal: { code: 'may.denied' } });
  });
});

test('an officer holds his licence everywhere; his duty reaches its place only', async () => {
  const songAt = async (division?: string) =>
    (await officersOn(house.db, [idOf('song')], 'enforcement', TODAY, division))[0];
  const { licenceNumber } = (await songAt())!;
  expect(licenceNumber).not.toBeNull();
  expect(await songAt('421303187201')).toMatchObject({ licenceNumber, reaches: true });
  expect(await songAt('421321105001')).toMatchObject({ licenceNumber, reaches: false });
});
