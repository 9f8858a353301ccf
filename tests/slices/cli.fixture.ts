/** A home of its own for each test of `cuntu`, on the engine of this run, and `cuntu` itself as a process. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { newId, systemClock } from '#platform/clock';
import { type Config, readConfig } from '#platform/config';
import { type Db, openDatabase, sql } from '#platform/database';
import { openLog } from '#platform/log';
import { runCuntu } from '../../apps/cli/run.ts';
import { openControl } from '../../apps/server/control/socket.ts';
import { foundCity } from '../../apps/server/founding.ts';
import { openHouse } from '../../apps/server/house.ts';

const MAIN = fileURLToPath(new URL('../../apps/cli/main.ts', import.meta.url));

export const onPostgres = 'url' in inject('database');

const left: (() => Promise<void> | void)[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cuntu-cli-'));
  left.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** On the run's server a database of its own: what is restored takes the schema's real name. */
export async function newEnvironment(): Promise<Record<string, string>> {
  const home = join(newFolder(), 'home');
  const place = inject('database');
  const own = { CUNTU_HOME: home, CUNTU_DEMO: '0', CUNTU_URL: 'https://land.example.gov.cn', LANG: 'en_US.UTF-8' };
  if (!('url' in place)) return own;
  const name = `cli_${randomBytes(6).toString('hex')}`;
  await onServer(place.url, (db) => sql`create database ${sql.id(name)}`.execute(db));
  left.push(() => onServer(place.url, (db) => sql`drop database ${sql.id(name)} with (force)`.execute(db)));
  return { ...own, DATABASE_URL: place.url.replace('/postgres?', `/${name}?`) };
}

async function onServer(url: string, run: (db: Db) => Promise<unknown>) {
  const database = await openDatabase({ url });
  await run(database.db);
  await database.close();
}

export async function cleanUp(): Promise<void> {
  for (const undo of left.splice(0).reverse()) await undo();
}

export interface Said {
  exit: number | null;
  out: string;
  trouble: string;
}

/** `cuntu` within this process: reading its source takes longer than what it does. */
export async function cuntu(env: Record<string, string>, ...args: string[]): Promise<Said> {
  const out: string[] = [];
  const trouble: string[] = [];
  const into = (lines: string[]) => ({ write: (text: string) => lines.push(text) });
  const exit = await runCuntu(args, env, { out: into(out), trouble: into(trouble) });
  return { exit, out: out.join(''), trouble: trouble.join('') };
}

/** `cuntu` as it is typed: a process of its own. */
export async function cuntuProcess(env: Record<string, string>, ...args: string[]): Promise<Said> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...env },
  });
  const [[exit], out, trouble] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { exit, out, trouble };
}

export type Serving = Awaited<ReturnType<typeof serve>>;

/** The house open in this process, with its control socket, as a running server has it. */
export async function serve(env: Record<string, string>) {
  const config: Config = readConfig(env);
  mkdirSync(config.home, { recursive: true, mode: 0o700 });
  const log = openLog({ write: () => {} });
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { home: config.home });
  const house = await openHouse({ database, home: config.home, publicUrl: config.url, clock: systemClock, log });
  await foundCity(house, { demo: false, anchorOn: systemClock.today() });
  const control = await openControl(house, config, log);
  return {
    config,
    house,
    id: () => newId(systemClock),
    async stop() {
      control?.closeAllConnections();
      control?.close();
      await house.close();
    },
  };
}
