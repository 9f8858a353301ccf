/** Fixes that were answered are there after kill -9, and cover what one upload in order covers; on both databases. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seededRandom } from '#platform/clock';
import { startPostgres } from '../harness/private-postgres.ts';
import { killTracks } from './kill-tracks.ts';

const kills = process.env.CUNTU_DRILL === 'full' ? 25 : 2;
const home = mkdtempSync(join(tmpdir(), 'cuntu-kill-tracks-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function expectSame(urls: readonly [string, string] | undefined): Promise<void> {
  const homes = ['killed', 'inOrder'].map((name) => mkdtempSync(join(home, name))) as [string, string];
  const { killed, inOrder, ...report } = await killTracks(homes, urls, kills, seededRandom(`tracks ${Boolean(urls)}`));
  expect(report.kills).toBe(kills);
  expect(inOrder.cells.length).toBeGreaterThan(2);
  expect(killed).toEqual(inOrder);
}

const timeout = (kills + 3) * 60_000;

test(`embedded: ${kills} kills in the middle of uploads lose no fix and no cell`, { timeout }, () =>
  expectSame(undefined),
);

test(`PostgreSQL: ${kills} kills in the middle of uploads lose no fix and no cell`, { timeout }, async () => {
  const [one, other] = [await startPostgres({ durable: true }), await startPostgres({ durable: true })];
  await expectSame([one.url, other.url]).finally(async () => {
    await one.stop();
    await other.stop();
  });
});
