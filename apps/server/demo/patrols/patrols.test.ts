/** A few days of patrols in a small demo city, brought in by the product's own commands, twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '@cuntu/base';
import { afterAll, expect, it, vi } from 'vitest';
import { standingOf } from '#modules/bureau';
import { clockFrom, newId } from '#platform/clock';
import { sql } from '#platform/database';
import { openLog } from '#platform/log';
import { perform } from '#platform/pipeline';
import { openTestDatabase } from '../../../../tests/harness/index.ts';
import { foundCity } from '../../founding.ts';
import { type OpenHouse, openHouse } from '../../house.ts';
import { openDemo } from '../opening.ts';
import { openDemoPatrols } from './opening.ts';
import { outingsOn } from './plan.ts';
import { settingOf } from './setting.ts';

vi.setConfig({ testTimeout: 240_000 });

const log = openLog({ write: () => {} });
const home = mkdtempSync(join(tmpdir(), 'cuntu-demo-patrols-'));
let house: OpenHouse;

afterAll(async () => {
  house.identity.close();
  await house.bus.close();
  rmSync(home, { recursive: true, force: true });
});

/** At the beginning; of each day its outings and its drives; plans, crews, one finding's deeds. */
const FEWEST_BATCHES = 1 + 2 * 2 + 3;

const count = async (from: ReturnType<typeof sql>): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${from}`.execute(house.db)).rows[0]!.n;

/** Somebody who looks around as a person of the demo goes out before the demo has told that person's outings. */
async function goOutAsWalker(): Promise<string> {
  const setting = (await settingOf(house))!;
  const outings = outingsOn(setting, '2026-09-15', setting.walkers, setting.brought);
  const { personId } = outings.at(-1)!.member;
  const id = newId(house.clock);
  const call = { actor: await standingOf(house.db, personId), commandId: id, requestId: id };
  const input = { id, mode: 'foot', purpose: 'routine', startedAt: house.clock.now() };
  must(await perform(house.world, house.handlerOf('patrol.startPatrol'), call, input));
  return personId;
}

it('lets people and vehicles go out on the days before, sends crews today, leaves alone whoever is out by himself, and says nothing twice', async () => {
  const database = await openTestDatabase();
  house = await openHouse({ database, home, publicUrl: 'http://127.0.0.1', clock: clockFrom('2026-09-16'), log });
  await foundCity(house, { demo: true, anchorOn: '2026-09-16' });
  await (await openDemo(house, { demoAccounts: true, log, pastCount: 2, zonedCount: 2 }))!.whole;
  const findings = await count(sql`finding`);
  const out = await goOutAsWalker();
  let waits = 0;
  const way = async () => void waits++;
  const bring = () => openDemoPatrols(house, { log, days: 2, formerMonths: 0, moreCount: 1, way }).whole;
  await bring();
  expect(waits).toBeGreaterThanOrEqual(FEWEST_BATCHES);
  expect(await count(sql`vehicle`)).toBe(17);
  expect(await count(sql`patrol where person_id is not null and ended_at is not null`)).toBeGreaterThan(20);
  expect(await count(sql`patrol where person_id = ${out}`)).toBe(1);
  expect(await count(sql`patrol where vehicle_id is not null`)).toBeGreaterThan(10);
  expect(await count(sql`patrol_log`)).toBeGreaterThan(3);
  expect(await count(sql`coverage where span = 'day'`)).toBeGreaterThan(100);
  expect(await count(sql`matter where kind = 'dispatch'`)).toBe(3);
  expect(await count(sql`finding`)).toBe(findings + 1);
  const stands = [await count(sql`track_segment`), await count(sql`fact`), await count(sql`command_log`)];
  await bring();
  expect([await count(sql`track_segment`), await count(sql`fact`), await count(sql`command_log`)]).toEqual(stands);
});
