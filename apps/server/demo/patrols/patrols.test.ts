/** A few days of patrols in a small demo city, brought in by the product's own commands, twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { clockFrom } from '#platform/clock';
import { sql } from '#platform/database';
import { openLog } from '#platform/log';
import { openTestDatabase } from '../../../../tests/harness/index.ts';
import { foundCity } from '../../founding.ts';
import { type OpenHouse, openHouse } from '../../house.ts';
import { openDemo } from '../opening.ts';
import { openDemoPatrols } from './opening.ts';

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

it('lets people and vehicles go out on the days before, sends crews today, and says nothing twice', async () => {
  const database = await openTestDatabase();
  house = await openHouse({ database, home, publicUrl: 'http://127.0.0.1', clock: clockFrom('2026-09-16'), log });
  await foundCity(house, { demo: true, anchorOn: '2026-09-16' });
  await (await openDemo(house, { demoAccounts: true, log, pastCount: 2, zonedCount: 2 }))!.whole;
  const findings = await count(sql`finding`);
  let waits = 0;
  const way = async () => void waits++;
  const bring = () => openDemoPatrols(house, { log, days: 2, formerMonths: 0, moreCount: 1, way }).whole;
  await bring();
  expect(waits).toBeGreaterThanOrEqual(FEWEST_BATCHES);
  expect(await count(sql`vehicle`)).toBe(17);
  expect(await count(sql`patrol where person_id is not null and ended_at is not null`)).toBeGreaterThan(20);
  expect(await count(sql`patrol where vehicle_id is not null`)).toBeGreaterThan(10);
  expect(await count(sql`patrol_log`)).toBeGreaterThan(3);
  expect(await count(sql`coverage where span = 'day'`)).toBeGreaterThan(100);
  expect(await count(sql`matter where kind = 'dispatch'`)).toBe(3);
  expect(await count(sql`finding`)).toBe(findings + 1);
  const stands = [await count(sql`track_segment`), await count(sql`fact`), await count(sql`command_log`)];
  await bring();
  expect([await count(sql`track_segment`), await count(sql`fact`), await count(sql`command_log`)]).toEqual(stands);
});
