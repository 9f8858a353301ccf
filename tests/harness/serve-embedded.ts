/** One embedded database a run, opened here and served to every worker over a socket. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../platform/database/embedded/open.ts';

export default async function serveEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'cuntu-embedded-'));
  const remove = () => rmSync(home, { recursive: true, force: true });
  process.once('exit', remove);
  const embedded = await openEmbedded(home, { statementTimeoutMs: 60_000, idleTimeoutMs: 30_000 });
  await embedded.serve(home);
  project.provide('database', { socket: home });
  return async () => {
    await embedded.close();
    remove();
    process.removeListener('exit', remove);
  };
}
