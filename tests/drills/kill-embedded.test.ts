/** What the embedded database acknowledged is there after kill -9: a few times in the test, fifty in the drill. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '#platform/clock';
import { killEmbedded } from './kill-embedded.ts';

const kills = process.env.CUNTU_DRILL === 'full' ? 50 : 3;

test(`${kills} kills lose nothing and break nothing`, { timeout: kills * 60_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'cuntu-kill-'));
  const report = await killEmbedded(home, kills, seededRandom('kills'));
  rmSync(home, { recursive: true });
  expect(report).toMatchObject({ kills, lost: [], broken: [] });
  expect(report.acknowledged).toBeGreaterThan(kills);
});
