/** Accounts opened, reset and locked by the administrator: who may, what ends, and that no right and no password leaks. */
import { must } from '@cuntu/base';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/database';
import { accountIdOf, idOf, openTestHouse, type TestHouse } from '../../../tests/harness/house.ts';
import { openTestSite, type TestSite } from '../../../tests/harness/site.ts';
import {
  dropSecondFactor,
  findAccounts,
  getAccount,
  getPerson,
  lockAccount,
  openAccount,
  registerPerson,
  resetPassword,
  unlockAccount,
} from '../contract.ts';

let house: TestHouse;
let site: TestSite;
beforeAll(async () => {
  house = await openTestHouse();
  site = await openTestSite(house);
});

const ONCE = 'k4pm-x7wd-93he-qzun';
const OWN = 'the ferry leaves at dawn';
const gu = () => house.as('gu');

async function newPerson(name: string, more = {}): Promise<string> {
  const id = house.id();
  const person = { id, name, kind: 'staff', staffNumber: null, phone: null, validFrom: '2026-11-24', ...more } as const;
  must(await house.as('jiang').run(registerPerson, person));
  return id;
}

async function opened(username: string) {
  const personId = await newPerson(username);
  const { id } = must(await gu().run(openAccount, { id: house.id(), personId, username, password: ONCE }));
  return { id, personId };
}

const enter = async (username: string, password: string, newPassword?: string) => {
  const address = `10.7.0.${++addresses}`;
  const signed = await house.house.identity.signIn({ username, password, newPassword, address });
  return signed.ok ? signed.value.token : signed.refusal.code;
};
let addresses = 0;

describe('an account opened for a person', () => {
  test('lets him choose his own password and do what his appointments grant, and nothing besides', async () => {
    await opened('he.new');
    expect(await enter('he.new', ONCE)).toBe('signIn.ownNeeded');
    const actor = await house.house.identity.actorOf(await enter('he.new', ONCE, OWN));
    expect(actor).toMatchObject({ grants: [] });
  });

  test('is the only one of that person, also when two open one at once', async () => {
    const personId = await newPerson('twice');
    const open = (username: string) => gu().run(openAccount, { id: house.id(), personId, username, password: ONCE });
    const done = await Promise.all([open('twice.a'), open('twice.b')]);
    expect(done.filter((one) => one.ok)).toHaveLength(1);
    expect(done.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'account.personHas' } });
    expect(house.faults).toEqual([]);
  });

  test.each([
    ['account.nameTaken', 'LIN', ONCE],
    ['account.nameUnfit', 'a b', ONCE],
    ['password.short', 'fit', 'short'],
    ['password.holdsName', 'fitname', 'fitname is my name'],
  ])('is refused as %s and leaves nothing', async (code, username, password) => {
    const personId = await newPerson(`no ${code}`);
    const before = await house.rowCounts();
    expect(await gu().run(openAccount, { id: house.id(), personId, username, password })).toMatchObject({
      refusal: { code },
    });
    expect(await house.rowCounts()).toEqual(before);
  });

  test('is for a person of the register', async () => {
    const input = { id: house.id(), personId: house.id(), username: 'nobody.there', password: ONCE };
    expect(await gu().run(openAccount, input)).toMatchObject({ refusal: { code: 'thing.notFound', at: 'personId' } });
  });
});

test('the same number entered twice at one instant is refused, not a fault', async () => {
  const person = { name: 'n', kind: 'staff', staffNumber: 'S-1', phone: null, validFrom: '2026-11-24' } as const;
  const enter = () => house.as('jiang').run(registerPerson, { ...person, id: house.id() });
  const done = await Promise.all([enter(), enter(), enter()]);
  expect(done.map((one) => (one.ok ? 'ok' : one.refusal.code)).sort()).toEqual([
    'ok',
    'person.numberTaken',
    'person.numberTaken',
  ]);
});

describe('a password reset', () => {
  test('ends every session and the old password, and is told by nothing that is kept', async () => {
    const { id } = await opened('reset.me');
    const token = await enter('reset.me', ONCE, OWN);
    const secret = 'w8vd-33mk-plum-7yqa';
    must(await gu().run(resetPassword, { accountId: id, password: secret }));
    expect(await house.house.identity.actorOf(token)).toBe('nobody');
    expect(await enter('reset.me', OWN)).toBe('signIn.wrong');
    expect(await enter('reset.me', secret)).toBe('signIn.ownNeeded');
    const { rows } = await sql<{ all: string }>`
      select (select string_agg(to_jsonb(c)::text, '') from command_log c)
        || (select string_agg(said::text, '') from opening) as all`.execute(house.db);
    expect(rows[0]!.all).not.toContain(secret);
  });
});

describe('a locked account', () => {
  test('is out at once, and in again with the same password', async () => {
    const { id } = await opened('locked.out');
    const token = await enter('locked.out', ONCE, OWN);
    expect(await house.house.identity.actorOf(token)).toHaveProperty('accountId', id);
    must(await gu().run(lockAccount, { accountId: id }));
    expect(await house.house.identity.actorOf(token)).toBe('nobody');
    expect(await enter('locked.out', OWN)).toBe('signIn.closed');
    expect(await gu().run(lockAccount, { accountId: id })).toMatchObject({
      refusal: { code: 'account.lockedAlready' },
    });
    must(await gu().run(unlockAccount, { accountId: id }));
    expect(await enter('locked.out', OWN)).toHaveLength(43);
    expect(await gu().run(unlockAccount, { accountId: id })).toMatchObject({
      refusal: { code: 'account.activeAlready' },
    });
    const { deeds } = must(await gu().find(getAccount, { accountId: id }));
    const by = must(await gu().find(getPerson, { personId: idOf('gu') })).name;
    expect(deeds.map(({ deed, by: who }) => [deed, who])).toEqual([
      ['unlocked', by],
      ['locked', by],
      ['opened', by],
    ]);
  });
});

describe('a lost phone', () => {
  test('is taken off by the administrator with the reason, and whatever is signed in with it is out', async () => {
    const { id } = await opened('lost.phone');
    const token = await enter('lost.phone', ONCE, OWN);
    const reason = 'phone lost, came with the staff card';
    const drop = () => gu().run(dropSecondFactor, { accountId: id, reason });
    expect(await drop()).toMatchObject({ refusal: { code: 'account.noSecondFactor' } });
    const secret = Secret.fromBase32(
      new URL(must(await house.house.identity.startOtp(id)).address).searchParams.get('secret')!,
    );
    expect(await drop()).toMatchObject({ refusal: { code: 'account.noSecondFactor' } });
    const code = new TOTP({ secret }).generate({ timestamp: Date.parse(house.clock.now()) });
    must(await house.house.identity.confirmOtp(id, code));
    expect(await enter('lost.phone', OWN)).toBe('signIn.otpNeeded');
    expect(await gu().run(dropSecondFactor, { accountId: id, reason: ' ' })).toMatchObject({
      refusal: { code: 'input.invalid', faults: [{ at: 'reason' }] },
    });
    must(await drop());
    expect(await house.house.identity.actorOf(token)).toBe('nobody');
    expect(await enter('lost.phone', OWN)).toHaveLength(43);
    expect(must(await gu().find(getAccount, { accountId: id })).deeds[0]).toMatchObject({
      deed: 'factorDropped',
      reason,
    });
  });
});

test('nobody keeps his own account, and nobody but an administrator keeps any', async () => {
  const accountId = accountIdOf('gu');
  for (const [command, more] of [
    [resetPassword, { password: ONCE }],
    [lockAccount, {}],
    [unlockAccount, {}],
    [dropSecondFactor, { reason: 'lost' }],
  ] as const)
    expect(await gu().run(command as never, { accountId, ...more } as never)).toMatchObject({
      refusal: { code: 'account.oneself' },
    });
  for (const who of ['jiang', 'lin', 'wu', 'tang'] as const) {
    expect(await house.as(who).run(lockAccount, { accountId })).toMatchObject({ refusal: { code: 'may.denied' } });
    expect(await house.as(who).find(findAccounts, {})).toMatchObject({ refusal: { code: 'may.denied' } });
  }
});

describe('the list', () => {
  test('is narrowed by name, state and role, and goes on where the page ended', async () => {
    const names = async (input: object) =>
      must(await gu().find(findAccounts, input)).accounts.map(({ username }) => username);
    expect(await names({ role: 'administrator' })).toEqual(['gu']);
    expect(await names({ text: 'LIN' })).toContain('lin');
    const { name } = must(await gu().find(getPerson, { personId: idOf('lin') }));
    expect(await names({ text: name })).toContain('lin');
    expect(await names({ text: '%' })).toEqual([]);
    expect(await names({ state: 'closed' })).toEqual([]);
    const all = await names({ limit: 200 });
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = must(await gu().find(findAccounts, { limit: 3, cursor }));
      paged.push(...page.accounts.map(({ username }) => username));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
  });

  test('one account tells where each right comes from, and keeps that it was looked at', async () => {
    const found = must(await gu().find(getAccount, { accountId: accountIdOf('lin') }));
    expect(found.grants.length).toBeGreaterThan(0);
    expect(found.grants[0]).toMatchObject({ source: 'appointment', state: 'now', post: expect.stringContaining(' ') });
    const { rows } = await sql`select 1 from access_record where deed = ${getAccount.name}
      and about @> array[${idOf('lin')}]::uuid[]`.execute(house.db);
    expect(rows).toHaveLength(1);
  });
});

test('a deed that was sent twice is done once', async () => {
  const { id } = await opened('sent.twice');
  const call = { commandId: house.id() };
  const input = { accountId: id, password: 'm2xr-8kqe-hj5t-wn4c' };
  must(await gu().run(resetPassword, input, call));
  must(await gu().run(resetPassword, input, call));
  expect(must(await gu().find(getAccount, { accountId: id })).deeds).toHaveLength(2);
});

test('over HTTP the answer of a reset is empty', async () => {
  const { id } = await opened('over.http');
  const got = await site.ask('gu', resetPassword, { accountId: id, password: ONCE });
  expect([got.status, got.body]).toEqual([200, null]);
});
