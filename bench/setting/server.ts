/** A server in a process of its own: the product as it is started for a bureau, or a bare peer. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Where } from './city.ts';
import { PASSWORD } from './city.ts';

const root = new URL('../../', import.meta.url).pathname;
const ANSWERS_WITHIN_MS = 120_000;
const LOOK_EACH_MS = 20;

export interface Running {
  origin: string;
  pid: number;
  /** From the spawn to the first page, and to the first answer that it is ready. */
  pageMs: number;
  readyMs: number;
  stop(): Promise<void>;
}

/** The rate limit counts addresses: the load speaks for many through a proxy that the server trusts. */
export const startProduct = (where: Where, env: Record<string, string> = {}): Promise<Running> =>
  startServer('apps/server/main.ts', {
    CUNTU_HOME: where.home,
    CUNTU_DEMO: '0',
    CUNTU_FILES_A_DAY: '1000000',
    CUNTU_FILE_MB_A_DAY: '10000000',
    CUNTU_TRUSTED_PROXY: '127.0.0.1',
    ...(where.databaseUrl && { DATABASE_URL: where.databaseUrl }),
    ...env,
  });

export async function startServer(file: string, env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [file], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-4_000);
  });
  const since = () => performance.now() - started;
  const until = async (path: string, holds: (response: Response) => boolean): Promise<number> => {
    while (since() < ANSWERS_WITHIN_MS) {
      if (child.exitCode !== null) throw new Error(`${file} ended: ${said}`);
      const response = await fetch(`${origin}${path}`).catch(() => undefined);
      await response?.arrayBuffer();
      if (response && holds(response)) return since();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EACH_MS));
    }
    throw new Error(`${file} did not answer: ${said}`);
  };
  const pageMs = await until('/', () => true);
  const readyMs = await until('/readyz', (response) => response.ok);
  return {
    origin,
    pid: child.pid!,
    pageMs,
    readyMs,
    async stop() {
      if (child.exitCode !== null) throw new Error(`${file} ended: ${said}`);
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

export async function signIn(origin: string, username: string, password = PASSWORD): Promise<string> {
  const response = await fetch(`${origin}/api/identity.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  const answer = (await response.json()) as { token?: string };
  if (!answer.token) throw new Error(`${username} may not come in: ${JSON.stringify(answer)}`);
  return answer.token;
}

/** Resident bytes of a process and all below it, as Linux counts them. */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return own + (below === '' ? [] : below.split(' ')).reduce((sum, child) => sum + residentBytes(Number(child)), 0);
}
