/** A private PostgreSQL in a temporary folder, reached through a socket there: no port, nothing of the machine's own server. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

const INSTALL = 'apt-get install -y postgresql-15 postgresql-15-postgis-3';

export interface PrivatePostgres {
  url: string;
  /** Nothing of it is left in memory, neither its own nor the machine's. Whoever is connected has closed before. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** `durable` waits for the disk at every commit, as a bureau's server does; tests have nothing to lose and do not. */
export async function startPostgres({ durable }: { durable: boolean }): Promise<PrivatePostgres> {
  const bin = findBinaries();
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'cuntu-postgres-'));
  if (user !== undefined) execFileSync('chown', [user, folder]);
  chmodSync(folder, 0o700);
  const server = start(bin, folder, user, durable);
  await untilItAnswers(folder, server);
  await addExtensions(folder);
  return {
    url: `postgres:///postgres?host=${encodeURIComponent(folder)}&user=postgres`,
    async restart() {
      const again = once(server.stdout, 'data');
      server.stdin.write('again\n');
      await again;
      await untilItAnswers(folder, server);
    },
    async stop() {
      const ended = once(server, 'exit');
      server.stdin.end();
      await ended;
    },
  };
}

/** Newest first; Debian keeps them out of PATH. */
function findBinaries(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find((folder) => runs(join(folder, 'initdb')) && runs(join(folder, 'postgres')));
  if (found === undefined) throw new Error(`PostgreSQL is not installed: ${INSTALL}`);
  return found;
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run as root. */
function serverUser(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = execFileSync('getent', ['passwd'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.split(':')[0]);
  return users.includes('postgres') ? 'postgres' : 'nobody';
}

/**
 * The shell waits for its input to close, which happens however this process ends, kill -9 included; then it stops the
 * server and removes the folder. Its own session, so that an interrupt at the terminal does not reach the server first.
 */
const KEEPER = `
  as() { if [ -n "$USER_OF" ]; then setpriv --reuid "$USER_OF" --regid "$(id -g "$USER_OF")" --clear-groups "$@"; else "$@"; fi; }
  cd "$FOLDER"
  begin() {
    as "$BIN/postgres" -D "$FOLDER/data" -k "$FOLDER" -c listen_addresses= -c max_connections=200 $SETTINGS \\
      -c shared_buffers=256MB -c autovacuum_naptime=60 >>"$FOLDER/log" 2>&1
  }
  end() {
    [ -f "$FOLDER/data/postmaster.pid" ] && kill -INT "$(head -1 "$FOLDER/data/postmaster.pid")"
    wait $server
  }
  as "$BIN/initdb" -D "$FOLDER/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$FOLDER/log" 2>&1 && begin &
  server=$!
  while read -r _; do
    end
    find "$FOLDER/data" -type f -exec dd if={} iflag=nocache count=0 status=none \\;
    begin &
    server=$!
    echo again
  done
  end
  cd / && rm -rf "$FOLDER"`;

const CARELESS = '-c fsync=off -c full_page_writes=off -c synchronous_commit=off';

function start(bin: string, folder: string, user: string | undefined, durable: boolean) {
  const server = spawn('sh', ['-c', KEEPER], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, BIN: bin, FOLDER: folder, USER_OF: user ?? '', SETTINGS: durable ? '' : CARELESS },
  });
  return server;
}

const client = (folder: string) => new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });

async function untilItAnswers(folder: string, server: { exitCode: number | null }): Promise<void> {
  const tries = 300;
  for (let i = 0; i < tries; i++) {
    const connection = client(folder);
    try {
      await connection.connect();
      await connection.end();
      return;
    } catch (fault) {
      if (server.exitCode !== null || i === tries - 1) throw new Error(`PostgreSQL did not start: ${String(fault)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function addExtensions(folder: string): Promise<void> {
  const connection = client(folder);
  await connection.connect();
  const { rows } = await connection.query(`select 1 from pg_available_extensions where name = 'postgis'`);
  if (rows.length === 0) throw new Error(`PostGIS is not installed: ${INSTALL}`);
  for (const extension of ['postgis', 'pg_trgm', 'btree_gist']) {
    await connection.query(`create extension ${extension} schema public`);
  }
  await connection.end();
}
