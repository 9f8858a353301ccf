/** Two who enter the same into the register at one instant: one is done, the other is told what is taken, nothing is half-stored. */
import type { Result } from '@cuntu/base';
import { beforeAll, describe, expect, test } from 'vitest';
import { CITY, idOf, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { appoint, findPeople, recordLicence, registerPerson } from '../people/contract.ts';
import { enterRegister } from './contract.ts';

const TODAY = '2026-11-24';
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

/** As the administrator and the personnel officer at once. */
async function atOnce(one: (who: 'gu' | 'jiang') => Promise<Result<unknown>>) {
  const both = await Promise.all([one('gu'), one('jiang')]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  return both.flatMap((done) => (done.ok ? [] : [done.refusal]))[0]!;
}

const person = (staffNumber: string) => ({
  id: house.id(),
  name: '演示双',
  kind: 'staff' as const,
  staffNumber,
  phone: null,
  validFrom: TODAY,
});

test('one staff number goes to one person', async () => {
  const refusal = await atOnce((who) => house.as(who).run(registerPerson, person('race-1')));
  expect(refusal).toMatchObject({ code: 'person.numberTaken', at: 'staffNumber', params: { number: 'race-1' } });
});

test('one licence number goes to one licence', async () => {
  const licence = () => ({
    id: house.id(),
    personId: idOf('chen'),
    kind: 'enforcement' as const,
    number: 'YS-race',
    from: TODAY,
    to: '2027-12-31',
  });
  const refusal = await atOnce((who) => house.as(who).run(recordLicence, licence()));
  expect(refusal).toMatchObject({ code: 'licence.numberTaken', params: { number: 'YS-race' } });
});

test('one person takes up one post once', async () => {
  const wanted = () => ({
    id: house.id(),
    personId: idOf('zhou'),
    postId: idOf('post of chen'),
    kind: 'holder' as const,
    from: TODAY,
    to: null,
  });
  expect((await atOnce((who) => house.as(who).run(appoint, wanted()))).code).toBe('appointment.already');
});

describe('two whole entries', () => {
  const NUMBERS = Array.from({ length: 60 }, (_, nth) => `race-whole-${nth}`);
  const entry = (order: readonly string[]) => ({
    id: house.id(),
    units: order.slice(0, 20).map((name) => ({
      id: house.id(),
      name,
      kind: 'office' as const,
      parentId: null,
      division: CITY,
      symbol: null,
      areas: [CITY],
      address: null,
      phone: null,
      validFrom: TODAY,
    })),
    posts: [],
    people: order.map(person),
    licences: [],
    appointments: [],
  });

  test('with the same numbers, in whatever order: one is entered whole, of the other nothing', async () => {
    const orders = { gu: NUMBERS, jiang: NUMBERS.toReversed() };
    const refusal = await atOnce((who) =>
      house.as(who).run(enterRegister, { ...entry(orders[who]), units: entry(NUMBERS).units.slice(0, 0) }),
    );
    expect(refusal.code).toBe('register.taken');
    const found = await house.as('gu').find(findPeople, { text: '演示双', limit: 200 });
    expect(found).toMatchObject({ value: { total: NUMBERS.length + 1 } });
  });

  test('with units of the same names, in whatever order', async () => {
    const names = NUMBERS.slice(0, 20);
    const orders = { gu: names, jiang: names.toReversed() };
    const refusal = await atOnce((who) => house.as(who).run(enterRegister, { ...entry(orders[who]), people: [] }));
    expect(refusal.code).toBe('register.taken');
  });
});
