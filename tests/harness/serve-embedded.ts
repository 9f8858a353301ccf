/** An embedded database for each worker of a run, opened here and served over a socket: one engine works on one core. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../platform/database/embedded/open.ts';

export default async function serveEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'cuntu-embedded-'));
  const remove = () => rmSync(home, { recursive: true, force: true });
  process.once('exit', remove);
  const sockets = Array.from({ length: Number(project.vitest.config.maxWorkers) }, (_, nth) => join(home, `${nth}`));
  const opened = await Promise.all(sockets.map(openServed));
  project.provide('database', { sockets });
  return async () => {
    await Promise.all(opened.map((embedded) => embedded.close()));
    remove();
    process.removeListener('exit', remove);
  };
}

async function openServed(home: string) {
  mkdirSync(home);
  const embedded = await openEmbedded(home, { statementTimeoutMs: 60_000, idleTimeoutMs: 30_000 });
  await embedded.serve(home);
  return embedded;
}
