/** What the embedded database acknowledged is there after kill -9. The drill does it fifty times. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '#platform/clock';
import { killEmbedded } from '../../tests/drills/kill-embedded.ts';

test('three kills lose nothing and break nothing', { timeout: 180_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'cuntu-kill-'));
  const report = await killEmbedded(home, 3, seededRandom('three kills'));
  rmSync(home, { recursive: true });
  expect(report).toMatchObject({ kills: 3, lost: [], broken: [] });
  expect(report.acknowledged).toBeGreaterThan(3);
});
