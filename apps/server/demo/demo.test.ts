/** A small demo city through its own start, in a house of its own. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { almanacNow } from '#modules/norms';
import { clockFrom } from '#platform/clock';
import { sql } from '#platform/database';
import { openLog } from '#platform/log';
import { openTestDatabase } from '../../../tests/harness/index.ts';
import { foundCity } from '../founding.ts';
import { type OpenHouse, openHouse } from '../house.ts';
import { commandIdOf, stageOf } from './acting.ts';
import { castNames, castPassword, citizenName } from './cast.ts';
import { fateOf, instantOf } from './chance.ts';
import { openDemo } from './opening.ts';
import { type DemoPlan, planDemo } from './plan.ts';

const ANCHOR = '2026-09-16';
const PAST = 4;
/** Townships with zones. */
const ZONED = 2;
/** With what waits for somebody and the two worked examples. */
const FINDINGS = PAST + 26 + 2;
const log = openLog({ write: () => {} });
const seed = 'cuntu-demo-1';

const opened: { house: OpenHouse; home: string }[] = [];

async function houseOf(demo: boolean): Promise<OpenHouse> {
  const home = mkdtempSync(join(tmpdir(), 'cuntu-demo-'));
  const database = await openTestDatabase();
  const house = await openHouse({ database, home, publicUrl: 'http://127.0.0.1', clock: clockFrom(ANCHOR), log });
  opened.push({ house, home });
  await foundCity(house, { demo, anchorOn: ANCHOR });
  return house;
}

afterAll(async () => {
  for (const { house, home } of opened) {
    house.identity.close();
    await house.bus.close();
    rmSync(home, { recursive: true, force: true });
  }
});

const digestOf = ({ fate, deeds }: DemoPlan): string =>
  createHash('sha256')
    .update(canonicalJson(deeds.map((deed) => ({ ...deed, id: commandIdOf(fate, deed) }))))
    .digest('hex');

const count = async (house: OpenHouse, from: ReturnType<typeof sql>): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${from}`.execute(house.db)).rows[0]!.n;

const stateOf = async (house: OpenHouse, username: string): Promise<string> => {
  const signed = await house.identity.signIn({ username, password: castPassword, address: '127.0.0.1' });
  return signed.ok ? 'in' : signed.refusal.code;
};

/** The orders in which the deeds of one finding can follow each other. */
const roads = [
  'register',
  'report join',
  'report verify verify-confirmed order order-confirmed serve serve-confirmed recheck close',
  'report verify verify-confirmed order order-confirmed serve serve-confirmed recheck defy',
];

describe('a demo city', () => {
  let house: OpenHouse;
  const open = (demoAccounts = true) => openDemo(house, { demoAccounts, log, pastCount: PAST, zonedCount: ZONED });

  beforeAll(async () => {
    house = await houseOf(true);
    const first = await open();
    await first!.stop();
  });

  it('has its people at their posts before anybody comes in', async () => {
    expect(await count(house, sql`unit where kind = 'station'`)).toBe(40);
    expect(await count(house, sql`person where kind = 'staff'`)).toBe(520);
    expect(await count(house, sql`person where kind = 'coordinator'`)).toBe(991);
    expect(await count(house, sql`unit where symbol is not null`)).toBe(1);
    expect(await count(house, sql`person where phone is null or phone not like '000-%'`)).toBe(0);
    expect(
      await count(
        house,
        sql`division d where level = 'village' and not exists (select 1 from post p join appointment a on a.post_id = p.id
          where p.role = 'coordinator' and p.division = d.code)`,
      ),
    ).toBe(18);
  });

  it('lets a coordinator reach his own village and nothing else', async () => {
    expect(await count(house, sql`role_grant where role = 'coordinator'`)).toBe(991);
    expect(await count(house, sql`role_grant where role = 'coordinator' and length(division) <> 12`)).toBe(0);
  });

  it('has a few licences that have run out, never with the first of a station', async () => {
    expect(await count(house, sql`licence where to_on < ${ANCHOR}`)).toBeGreaterThan(3);
    expect(
      await count(
        house,
        sql`unit u where kind = 'station' and not exists (select 1 from post o join appointment a on a.post_id = o.id
          join licence l on l.person_id = a.person_id where o.unit_id = u.id and o.rank = 0 and l.to_on >= ${ANCHOR})`,
      ),
    ).toBe(0);
  });

  it('goes on where it was stopped, and does nothing twice', async () => {
    expect(await count(house, sql`matter`)).toBeLessThan(FINDINGS);
    expect(await count(house, sql`city where told_at is not null`)).toBe(0);
    await (await open())!.whole;
    const commands = await count(house, sql`command_log`);
    expect(await count(house, sql`matter where kind = 'finding'`)).toBe(FINDINGS);
    // As if the process had been killed after the last deed, before it was noted.
    await sql`update city set told_at = null`.execute(house.db);
    await (await open())!.whole;
    expect(await count(house, sql`command_log`)).toBe(commands);
    expect(await count(house, sql`city where told_at is not null`)).toBe(1);
  });

  it('covers the townships that have zones, but for the borders that were bent', async () => {
    const zoned = sql`(select distinct left(division, 9) as code from zone_version) t`;
    expect(await count(house, zoned)).toBe(ZONED);
    const gaps = sql`zone_fault f where kind = 'gap' and exists (select 1 from zone_version z where left(z.division, 9) = left(f.village, 9))`;
    expect(await count(house, gaps)).toBeLessThan(4);
    const plan = planDemo({ seed, anchorOn: ANCHOR }, await almanacNow(house.db));
    const zones = plan.zoneFiles.flatMap(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)).features);
    expect(zones).toHaveLength(2000);
    expect(zones.filter((one) => one.properties.patrol === undefined)).toHaveLength(18);
  });

  it('has everybody of the cast sign in, and locks them all where they may not be', async () => {
    for (const username of [...castNames, citizenName])
      expect([username, await stateOf(house, username)]).toEqual([username, 'in']);
    await open(false);
    expect(await stateOf(house, 'lin')).not.toBe('in');
    await open(true);
    expect(await stateOf(house, 'lin')).toBe('in');
  });

  it('has work for the cast on its first day', async () => {
    const { rows } = await sql<{ name: string; verb: string; n: number }>`
      select p.name, m.verb, count(*) as n from matter m join person p on p.id = m.person_id
      where closed_at is null group by p.name, m.verb`.execute(house.db);
    const verbs = (name: string) => rows.filter((row) => row.name === name).map((row) => row.verb);
    const names = await sql<{ username: string; name: string }>`select username, name from account a
      join person p on p.id = a.person_id`.execute(house.db);
    const of = (username: string) => verbs(names.rows.find((row) => row.username === username)!.name).sort();
    expect(of('song')).toEqual(['order', 'recheck', 'serve', 'verify']);
    expect(of('zhou')).toEqual(['close']);
    expect(of('lin')).toEqual(['report']);
    expect(of('deng')).toEqual(['confirm', 'report']);
    expect(await count(house, sql`matter where closed_at is null and due_on < ${ANCHOR}`)).toBeGreaterThan(3);
    expect(
      await count(
        house,
        sql`matter m join person p on p.id = m.brought_by join account a on a.person_id = p.id
      where a.username = 'bai'`,
      ),
    ).toBeGreaterThan(0);
  });

  it('runs the two worked examples from end to end, ordered to stop within the hour', async () => {
    const { rows } = await sql<{ division: string; state: string; steps: string[]; minutes: number }>`
      select m.division, m.state, jsonb_agg(s.step order by s.fact_n) as steps,
        extract(epoch from max(s.recorded_at) filter (where s.step = 'issueStopNotice') - min(s.happened_at)) / 60 as minutes
      from matter m join step_taken s on s.matter_id = m.id
      where m.division in ('421321105001', '421303187201') and m.closed_at is not null
      group by m.id having count(*) = 9 order by m.division desc`.execute(house.db);
    const steps = [
      'reportFinding',
      'verifyFinding',
      'confirmVerification',
      'issueStopNotice',
      'confirmNotice',
      'serveStopNotice',
      'confirmService',
      'recheckSite',
      'closeFinding',
    ];
    expect(rows).toEqual([
      { division: '421321105001', state: 'closed', steps, minutes: 41 },
      { division: '421303187201', state: 'closed', steps, minutes: 41 },
    ]);
  });

  it('is the same from the same seed and anchor, and another from another', async () => {
    const almanac = await almanacNow(house.db);
    const digest = digestOf(planDemo({ seed, anchorOn: ANCHOR }, almanac));
    expect(digestOf(planDemo({ seed, anchorOn: ANCHOR }, almanac))).toBe(digest);
    expect(digestOf(planDemo({ seed, anchorOn: '2026-09-17' }, almanac))).not.toBe(digest);
    expect(digestOf(planDemo({ seed: 'another', anchorOn: ANCHOR }, almanac))).not.toBe(digest);
    const facts = await sql<{ hash: string }>`select encode(leaf_hash, 'hex') as hash from fact
      where name = 'bureau.registerEntered'`.execute(house.db);
    const twin = await houseOf(true);
    await (await openDemo(twin, { demoAccounts: false, log, pastCount: 0, zonedCount: 0 }))!.stop();
    const same = await sql<{ hash: string }>`select encode(leaf_hash, 'hex') as hash from fact
      where name = 'bureau.registerEntered'`.execute(twin.db);
    expect(same.rows).toEqual(facts.rows);
    expect(await count(twin, sql`account`)).toBe(0);
  });

  it('can be made on any day, and tells of nothing that has not happened', async () => {
    const almanac = await almanacNow(house.db);
    for (let i = 0; i < 12; i++) {
      const added = addDays('2026-01-03', i * 37);
      const anchorOn = added.ok ? added.value : '';
      const { deeds } = planDemo({ seed, anchorOn }, almanac, { zonedCount: 0 });
      expect(deeds.filter((one) => one.name === 'patrol.reportFinding')).toHaveLength(120);
      expect(deeds.filter((one) => one.at >= instantOf(anchorOn, '00:00:00'))).toEqual([]);
      const byFinding = Map.groupBy(deeds, (one) => one.key.slice(0, one.key.lastIndexOf('.')));
      for (const [key, steps] of byFinding) {
        const road = steps.map((one) => one.key.slice(key.length + 1)).join(' ');
        expect(
          roads.some((whole) => whole.startsWith(road)),
          `${anchorOn} ${key}: ${road}`,
        ).toBe(true);
      }
    }
  });
});

describe('a city that is no demo', () => {
  it('has no door to the past and no printed accounts', async () => {
    const house = await houseOf(false);
    expect(await openDemo(house, { demoAccounts: true, log, pastCount: 0, zonedCount: 0 })).toBeUndefined();
    expect(() => stageOf(house, fateOf(seed, ANCHOR))).toThrow(/no demo/);
    expect(await count(house, sql`person`)).toBe(0);
    expect(await count(house, sql`account`)).toBe(0);
  });
});
