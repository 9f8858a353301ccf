/** Applications of a small demo city: planned the same every time, taken by the product's own commands, each resting where it should. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@cuntu/base';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findParcelStanding } from '#modules/land';
import { standing } from '#modules/land/contract';
import { almanacNow } from '#modules/norms';
import { hasRightDigit } from '#modules/parties/contract';
import { clockFrom } from '#platform/clock';
import { sql } from '#platform/database';
import { openLog } from '#platform/log';
import { openTestDatabase } from '../../../../tests/harness/index.ts';
import { foundCity } from '../../founding.ts';
import { type OpenHouse, openHouse } from '../../house.ts';
import { fateOf, instantOf } from '../chance.ts';
import { dayOf, officeHoursOf } from '../findings/office-hours.ts';
import { demoGuide } from '../guide.ts';
import { FIRST_TOWNSHIPS, openDemoLand } from '../land/opening.ts';
import { openDemo } from '../opening.ts';
import land from '../seed/land.json' with { type: 'json' };
import waiting from '../seed/open-applications.json' with { type: 'json' };
import { planOpen, planPast } from './history.ts';
import { openDemoApplications, openFormerApplications, settingOf } from './opening.ts';
import type { LandDeed } from './telling.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const ANCHOR = '2026-09-16';
/** Told; all of them would take a minute. */
const MONTHS = 8;
const SEED = 'cuntu-demo-1';
const log = openLog({ write: () => {} });
const home = mkdtempSync(join(tmpdir(), 'cuntu-demo-applications-'));
let house: OpenHouse;

afterAll(async () => {
  house.identity.close();
  await house.bus.close();
  rmSync(home, { recursive: true, force: true });
});

beforeAll(async () => {
  const database = await openTestDatabase();
  house = await openHouse({ database, home, publicUrl: 'http://127.0.0.1', clock: clockFrom(ANCHOR), log });
  await foundCity(house, { demo: true, anchorOn: ANCHOR });
  await (await openDemo(house, { demoAccounts: true, log, pastCount: 0, zonedCount: 0 }))!.whole;
});

const planOn = async (anchorOn: string, seed = SEED) => {
  const hours = officeHoursOf(await almanacNow(house.db));
  const setting = settingOf(fateOf(seed, anchorOn), anchorOn, hours, FIRST_TOWNSHIPS);
  return { hours, open: planOpen(setting), past: planPast(setting), lately: planPast(setting, MONTHS) };
};

const rowsOf = async <T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> =>
  (await statement.execute(house.db)).rows;

type Applied = { party: { identityNumber: string }; agent?: { identityNumber: string } };
const numbersIn = (deeds: readonly LandDeed[]): string[] =>
  deeds.flatMap(({ input }) =>
    ((input.applicants ?? []) as Applied[]).flatMap(({ party, agent }) => [
      party.identityNumber,
      ...(agent ? [agent.identityNumber] : []),
    ]),
  );

describe('planned', () => {
  it('is the same from the same seed and anchor, and another from another', async () => {
    const text = canonicalJson((await planOn(ANCHOR)).past);
    expect(canonicalJson((await planOn(ANCHOR)).past)).toBe(text);
    expect(canonicalJson((await planOn(ANCHOR, 'another')).past)).not.toBe(text);
  });

  it('can be made on any day, in office hours and before that day, eight to twelve a month', async () => {
    for (const anchorOn of ['2026-01-03', '2026-02-20', '2026-06-18', '2026-10-05']) {
      const { open, past } = await planOn(anchorOn);
      expect([...open, ...past].filter(({ at }) => at >= instantOf(anchorOn, '00:00:00'))).toEqual([]);
      const taken = past.filter(({ name }) => name === 'applications.submitApplication');
      expect(taken.length).toBeGreaterThan(23 * 8 * (anchorOn < '2026-05-30' ? 0.8 : 1));
      expect(taken.length).toBeLessThanOrEqual(24 * 12);
      const byPeople = [...open, ...past].filter(({ by }) => by !== null);
      const minutes = byPeople.map(({ at }) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16));
      expect(minutes.filter((one) => one < '08:30' || one > '17:30')).toEqual([]);
    }
  });

  it('names nobody who could exist: numbers of no place, each with its right digit', async () => {
    const { open, past } = await planOn(ANCHOR);
    const numbers = numbersIn([...open, ...past]);
    expect(numbers.length).toBeGreaterThan(300);
    expect(numbers.filter((one) => !hasRightDigit(one))).toEqual([]);
    expect(numbers.filter((one) => !/^(91990000|999999)/.test(one))).toEqual([]);
  });
});

describe('promised', () => {
  it('is kept more often in the second year than in the first, and not always', async () => {
    const { hours, past } = await planOn(ANCHOR);
    const at = new Map(past.map((deed) => [deed.key, deed.at]));
    const kept = { first: [] as boolean[], second: [] as boolean[] };
    for (const { key, at: enteredAt } of past) {
      const acceptedAt = at.get(key.replace('.register', '.accept'));
      if (!key.endsWith('.register') || !acceptedAt) continue;
      const year = dayOf(acceptedAt) < '2025-09-16' ? 'first' : 'second';
      kept[year].push(dayOf(enteredAt) <= hours.workingDay(dayOf(acceptedAt), 3));
    }
    const share = (list: boolean[]) => list.filter(Boolean).length / list.length;
    expect(kept.first.length).toBeGreaterThan(60);
    expect(share(kept.first)).toBeGreaterThan(0.75);
    expect(share(kept.second)).toBeGreaterThan(share(kept.first));
    expect(share(kept.second)).toBeLessThan(1);
  });
});

describe('told', () => {
  const states = () =>
    rowsOf(sql<{ state: string; n: number }>`select state, count(*)::int as n from matter
      where kind in ('mortgage', 'preview') group by state order by state`);
  const open = async () => {
    await openDemoApplications(house, { log }).whole;
    await openFormerApplications(house, { log, townships: FIRST_TOWNSHIPS, applicationMonths: MONTHS }).whole;
  };

  beforeAll(async () => {
    await openDemoLand(house, { log, townships: FIRST_TOWNSHIPS }).whole;
    await open();
  });

  it('does nothing twice', async () => {
    const [before] = await rowsOf(sql<{ n: number }>`select count(*)::int as n from command_log`);
    await open();
    expect(await rowsOf(sql<{ n: number }>`select count(*)::int as n from command_log`)).toEqual([before]);
  });

  it('has each that waits in its state, and no other that is not at its end', async () => {
    const { lately } = await planOn(ANCHOR);
    const rows = await states();
    const n = Object.fromEntries(rows.map((row) => [row.state, row.n]));
    const rests = (outcome: string) => (outcome === 'asked' ? 'checked' : outcome);
    for (const state of new Set(waiting.map(({ outcome }) => rests(outcome))))
      expect([state, n[state]]).toEqual([state, waiting.filter(({ outcome }) => rests(outcome) === state).length]);
    for (const state of ['delivered', 'refused', 'notAccepted', 'withdrawn'])
      expect([state, (n[state] ?? 0) > 0]).toEqual([state, true]);
    const all = rows.reduce((sum, row) => sum + row.n, 0);
    const taken = lately.filter(({ name }) => name === 'applications.submitApplication').length;
    const before = waiting.filter(({ item }) => /Change|Release/.test(item)).length;
    expect(all).toBe(taken + before + waiting.length);
  });

  it('names one parcel for each thing that can be tried, with the numbers that the register knows', async () => {
    const { parcels, lender } = await demoGuide(house);
    expect(parcels.map(({ use }) => use)).toEqual(['free', 'mortgaged', 'held', 'collective']);
    expect(hasRightDigit(lender.number)).toBe(true);
    for (const { use, unitNumber, holder } of parcels) {
      const { holds, rights } = (await findParcelStanding(house.db, unitNumber))!;
      expect([use, standing(holds, ANCHOR).map(({ kind }) => kind)]).toEqual([use, use === 'held' ? ['seizure'] : []]);
      const right = use === 'collective' ? land.rights.contract : land.rights.construction;
      const identityTail = holder.number?.slice(-4) ?? null;
      expect(rights).toMatchObject([{ kind: right, holder: holder.name, identityTail }]);
      expect([use, identityTail !== null]).toEqual([use, use !== 'collective']);
    }
    const mortgaged = parcels.find(({ use }) => use === 'mortgaged')!;
    const [entry] = await rowsOf(sql<{ unitNumber: string; tail: string }>`select g.unit_number as "unitNumber",
      e.identity_tail as tail from mortgage g join party e on e.id = g.mortgagee_id
      where g.proof_number = ${mortgaged.mortgage!.proofNumber} and g.released_at is null`);
    expect(entry).toEqual({ unitNumber: mortgaged.unitNumber, tail: mortgaged.mortgage!.mortgagee.number.slice(-4) });
  });

  it('has work for chen, xu, qin and zhou, with lights of each colour', async () => {
    const rows = await rowsOf(sql<{ username: string; verb: string; light: string }>`select a.username, m.verb,
        case when m.due_on < ${ANCHOR} then 'red' when m.yellow_on <= ${ANCHOR} then 'yellow' else 'green' end as light
      from matter m join account a on a.person_id = m.person_id where m.kind in ('mortgage', 'preview', 'opinion')`);
    const verbs = (username: string) => [
      ...new Set(rows.filter((row) => row.username === username).map(({ verb }) => verb)),
    ];
    expect(verbs('chen').sort()).toEqual(['awaitPapers', 'deliver', 'deliverRefusal', 'receive']);
    // Work is shared out among the examiners of the branch.
    expect(verbs('xu')).toEqual(expect.arrayContaining(['conclude', 'examine']));
    expect(verbs('zhou')).toEqual(['opine']);
    expect(verbs('qin').sort()).toEqual(['refuse', 'register']);
    for (const username of ['chen', 'xu', 'qin'])
      for (const light of ['green', 'yellow', 'red'])
        expect([username, light, rows.some((row) => row.username === username && row.light === light)]).toEqual([
          username,
          light,
          true,
        ]);
  });

  it('has a book in which mortgages are set, changed and released', async () => {
    const acts = await rowsOf(
      sql<{ act: string; n: number }>`select act, count(*)::int as n from mortgage_act group by act`,
    );
    expect(acts.map(({ act }) => act).sort()).toEqual(['changed', 'partlyReleased', 'released', 'set']);
    const [book] = await rowsOf(sql<{ standing: number; released: number }>`select
      count(*) filter (where released_at is null)::int as standing,
      count(*) filter (where released_at is not null)::int as released from mortgage`);
    expect(book!.released).toBeGreaterThan(5);
    expect(book!.standing).toBeGreaterThan(book!.released);
  });
});
