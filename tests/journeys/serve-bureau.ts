/** One demo bureau for all journeys of a run: the real server on a port of its own, its database in a folder that goes with it; its demo is whole in the drill. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

/** A Tuesday without a holiday near: the day of the drawings. */
export const TODAY = '2026-11-24';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The bureau's address, such as http://127.0.0.1:40123. */
    bureau: string;
  }
}

const root = new URL('../../', import.meta.url).pathname;
/** The whole demo takes five minutes where nobody asks anything meanwhile. */
const WHOLE_WITHIN_MS = 900_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

export default async function serveBureau(project: TestProject) {
  const running = process.env.CUNTU_JOURNEYS_AT;
  if (running) return project.provide('bureau', running);
  if (!existsSync(join(root, 'apps/office/dist/index.html')))
    throw new Error(
      'The screens are not built: node -e "import(\'./scripts/screens.mjs\').then((s) => s.buildScreens())"',
    );
  const home = mkdtempSync(join(tmpdir(), 'cuntu-journeys-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const said: string[] = [];
  const main = process.env.CUNTU_DRILL === 'full' ? 'apps/server/main.ts' : 'tests/journeys/small-bureau.ts';
  const server = spawn(process.execPath, [main], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      CUNTU_HOME: home,
      CUNTU_DEMO_TODAY: TODAY,
      HOST: '127.0.0.1',
      PORT: new URL(url).port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const gone = once(server, 'exit');
  let stopping = false;
  void gone.then(([code, signal]) => {
    if (!stopping)
      process.stderr.write(`The bureau ended by itself (${code ?? signal}):\n${said.slice(-20).join('')}\n`);
  });
  const stop = async () => {
    stopping = true;
    server.kill('SIGTERM');
    await gone;
    // A fault behind people's backs fails no journey by itself, and explains one that failed.
    const faults = said.join('').match(/^.*"level":"error".*$/gm) ?? [];
    if (faults.length > 0) process.stderr.write(`Faults of the bureau:\n${faults.join('\n')}\n`);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await untilWhole(url, said, () => server.exitCode !== null);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('bureau', url);
  return stop;
}

/** Ready, and its demo whole: what a page shows must depend neither on how fast this machine is nor on which journey comes first. */
async function untilWhole(url: string, said: readonly string[], ended: () => boolean): Promise<void> {
  const until = Date.now() + WHOLE_WITHIN_MS;
  while (Date.now() < until) {
    if (ended()) break;
    if (await isWhole(url)) return;
    await pause(500);
  }
  throw new Error(`The bureau did not open. It said:\n${said.join('')}`);
}

/** The server answers everything with a waiting page before it is ready. */
const isWhole = (url: string): Promise<boolean> =>
  fetch(`${url}/api/system.getHouse`)
    .then((response) => response.json() as Promise<{ growing?: boolean }>)
    .then(
      ({ growing }) => growing === false,
      () => false,
    );
