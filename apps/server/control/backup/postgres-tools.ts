/** PostgreSQL's own programs for dumping and restoring: found on this machine, run without a password on the command line. */
import { spawn } from 'node:child_process';
import { constants, existsSync, readdirSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ok, type Result, refuse } from '@cuntu/base';

type Tool = 'pg_dump' | 'pg_restore';

const DEBIAN = '/usr/lib/postgresql';

/** Debian's newest first, since a dump needs a program at least as new as its server; then PATH. */
async function findTool(tool: Tool): Promise<string | undefined> {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  for (const folder of folders) {
    const path = join(folder, tool);
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return undefined;
}

/** What stands on a command line is seen by everybody on the machine: the password goes by the environment. */
function withoutPassword(databaseUrl: string): { address: string; password: string | undefined } {
  const match = /^(postgres(?:ql)?:\/\/[^:@/]*):([^@/]*)@(.*)$/s.exec(databaseUrl);
  if (!match) return { address: databaseUrl, password: undefined };
  return { address: `${match[1]}@${match[3]}`, password: decodeURIComponent(match[2]!) };
}

async function runTool(tool: Tool, databaseUrl: string, args: string[], signal?: AbortSignal): Promise<Result<null>> {
  const path = await findTool(tool);
  if (!path) return refuse('backup.noTool', { params: { tool } });
  const { address, password } = withoutPassword(databaseUrl);
  const child = spawn(path, [`--dbname=${address}`, '--no-password', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...(password === undefined ? {} : { PGPASSWORD: password }) },
    signal,
  });
  const ended = new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  const [code, said] = await Promise.all([ended, text(child.stderr)]);
  return code === 0 ? ok(null) : refuse('backup.toolFailed', { params: { tool, said: said.trim().slice(0, 2000) } });
}

/** One snapshot of one city's schema; the extensions are the administrator's and are made anew at the restore. */
export const dump = (databaseUrl: string, schema: string, file: string, signal: AbortSignal): Promise<Result<null>> =>
  runTool(
    'pg_dump',
    databaseUrl,
    ['--format=custom', `--schema=${schema}`, '--no-owner', '--no-privileges', `--file=${file}`],
    signal,
  );

/** All or nothing. */
export const restoreDump = (databaseUrl: string, file: string): Promise<Result<null>> =>
  runTool('pg_restore', databaseUrl, [
    '--single-transaction',
    '--exit-on-error',
    '--no-owner',
    '--no-privileges',
    file,
  ]);
