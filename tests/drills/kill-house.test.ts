/** What the server answered is there after kill -9, once, with fact, clock and job; on both databases. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seededRandom } from '#platform/clock';
import { startPostgres } from '../harness/private-postgres.ts';
import { killHouse, killPrinting, printedAfter } from './kill-house.ts';

const full = process.env.CUNTU_DRILL === 'full';
const kills = full ? 50 : 2;
const home = mkdtempSync(join(tmpdir(), 'cuntu-kill-house-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function expectNothingLost(url: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(home, url ? 'postgres-' : 'embedded-'));
  const report = await killHouse(folder, url, kills, seededRandom(`kills ${Boolean(url)}`));
  expect(report).toMatchObject({ kills, lost: [], doubled: [], broken: [] });
  expect(report.answered).toBeGreaterThan(kills * 3);
}

const timeout = (kills + 1) * 60_000;

test(`embedded: ${kills} kills lose nothing that was answered`, { timeout }, () => expectNothingLost(undefined));

test.runIf(full)(
  'embedded: what was in hand at a kill is done by the next server, long before its lease ends',
  async () => {
    const folder = mkdtempSync(join(home, 'in-hand-'));
    const matterId = await killPrinting(folder, seededRandom('in hand'));
    expect(await printedAfter(folder, matterId)).toBeLessThan(60_000);
  },
  240_000,
);

test(`PostgreSQL: ${kills} kills lose nothing that was answered`, { timeout }, async () => {
  const postgres = await startPostgres({ durable: true });
  await expectNothingLost(postgres.url).finally(postgres.stop);
});
