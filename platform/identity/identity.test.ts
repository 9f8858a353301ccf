/** Tests of what a person sees of herself, and of how long what identity keeps is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/database';
import { accessesTo, recordAccess } from './accesses/accesses.ts';
import { monthTables } from './accesses/tables.ts';
import { getMe } from './contract.ts';
import { grant } from './grants/grants.ts';
import { type House, openHouse } from './house.fixture.ts';
import { purgeIdentity, retention } from './purge.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ demo: true });
});
afterAll(() => house.close());

async function actor(username: string, personId?: string) {
  await house.account(username, { personId });
  const { token } = house.value(await house.signIn(username));
  const found = await house.identity.actorOf(token);
  if (typeof found !== 'object') throw new Error('not signed in');
  return { token, actor: found };
}

describe('who I am', () => {
  it('says person, roles, scopes, preferences and whether this is a demo, as the contract has it', async () => {
    const personId = house.id();
    await house.database.transaction((tx) =>
      grant(tx, {
        id: house.id(),
        holder: { personId },
        role: 'stationOfficer',
        division: '421303187',
        fromOn: '2026-01-01',
        source: 'appointment',
      }),
    );
    const me = await house.identity.getMe((await actor('song', personId)).actor);
    expect(getMe.output.parse(me)).toEqual(me);
    expect(me).toMatchObject({
      username: 'song',
      person: { id: personId, name: `name of ${personId}` },
      roles: ['stationOfficer'],
      grants: [{ role: 'stationOfficer', division: '421303187', from: '2026-01-01' }],
      preferences: { lang: 'zh' },
      secondFactor: false,
      demo: true,
    });
  });

  it('has no person for an account that stands for itself', async () => {
    expect(await house.identity.getMe((await actor('root-gu')).actor)).not.toHaveProperty('person');
  });
});

it('preferences are saved one by one, and the language holds from the next request', async () => {
  const { token, actor: wu } = await actor('wu');
  await house.identity.savePreferences(wu.accountId, { theme: 'dark' });
  await house.identity.savePreferences(wu.accountId, { size: 'large', lang: 'en' });
  const saved = await house.identity.savePreferences(wu.accountId, {});
  expect(saved).toEqual({ lang: 'en', theme: 'dark', size: 'large' });
  expect(await house.identity.actorOf(token)).toMatchObject({ lang: 'en' });
});

describe('access records', () => {
  const seen = (at: string, about: string[], deed = 'bureau.getPerson') =>
    recordAccess(house.database.db, { id: house.id(), at, deed, about, outcome: 'done', personId: house.id() });
  const at = (day: string) => `${day}T04:00:00.000Z`;

  it('answer who saw a person, newest first, page by page, and nobody else', async () => {
    const [tang, other] = [house.id(), house.id()];
    await seen(at('2026-11-20'), [tang, other]);
    await seen(at('2026-11-21'), [other]);
    await seen(at('2026-11-22'), [tang]);
    await seen(at('2026-11-23'), [tang]);
    const first = await accessesTo(house.database.db, tang, { limit: 2 });
    expect(first.map((record) => record.at)).toEqual([at('2026-11-23'), at('2026-11-22')]);
    expect(first[0]).toMatchObject({ deed: 'bureau.getPerson', about: [tang], outcome: 'done' });
    const next = await accessesTo(house.database.db, tang, { limit: 2, before: first[1] });
    expect(next.map((record) => record.at)).toEqual([at('2026-11-20')]);
  });

  it('are kept six full months, then go with their month', async () => {
    const tang = house.id();
    const days = ['2026-12-31', '2027-01-15', '2027-02-15', '2027-07-15'];
    const month = async (today: string) => {
      house.clock.set(`${today}T04:00:00.000Z`);
      await purgeIdentity(house.database, house.clock);
    };
    await month('2026-12-31');
    for (const day of days) await seen(at(day), [tang]);
    expect(await monthTables(house.database.db)).toEqual(['access_record_2026_12', 'access_record_2027_01']);
    await month('2027-06-30');
    expect(await accessesTo(house.database.db, tang, { limit: 9 })).toHaveLength(4);
    await month('2027-07-31');
    const left = await accessesTo(house.database.db, tang, { limit: 9 });
    expect(left.map((record) => record.at.slice(0, 10))).toEqual(['2027-07-15', '2027-02-15', '2027-01-15']);
    await month('2027-08-31');
    await month('2027-09-30');
    expect((await accessesTo(house.database.db, tang, { limit: 9 })).map((record) => record.at.slice(0, 10))).toEqual([
      '2027-07-15',
    ]);
  });
});

it('old attempts, sessions and closed accounts go; what is in use stays', async () => {
  house.clock.set('2028-01-10T01:00:00.000Z');
  const { id: closed } = await house.account('closed-long-ago');
  await house.signIn('closed-long-ago');
  await house.setState(closed, 'closed');
  await house.signIn('mistyped', { password: 'x' });
  await house.account('in-use');
  house.clock.set('2029-02-01T01:00:00.000Z');
  await house.signIn('in-use');
  await house.signIn('mistyped-today', { password: 'x' });
  await purgeIdentity(house.database, house.clock);
  const count = async (of: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${of}`.execute(house.database.db);
    return rows[0]!.n;
  };
  expect(await count(sql`account where username = 'closed-long-ago'`)).toBe(0);
  expect(await count(sql`account where username = 'in-use'`)).toBe(1);
  expect(await count(sql`session`)).toBe(1);
  expect(await count(sql`sign_in_attempt`)).toBe(1);
});

it('every table has a retention class, and every class names tables that are there', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('migration', 'spatial_ref_sys')`.execute(house.database.db);
  const named = Object.values(retention).flatMap((kind): string[] => [...kind.tables]);
  expect(named.sort()).toEqual(rows.map((row) => row.name).sort());
});
