/** Opens the bureau's database, embedded or on a server, and answers the same on both. */
import { resolve } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { PoolConfig } from 'pg';
import { type Embedded, openEmbedded } from './embedded/open.ts';
import { keepUp } from './embedded/upkeep.ts';
import { connect } from './pool.ts';
import { forbidInTransaction } from './transaction.ts';

export type Db = Kysely<unknown>;
export type Tx = Transaction<unknown>;

export interface Database {
  kind: 'embedded' | 'postgres';
  schema: string;
  /** No other process has it open: the embedded one in its own folder, under its lock. */
  sole: boolean;
  db: Db;
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same database seen from another city's schema, made if missing; closes with this one or before it. */
  inSchema(schema: string): Promise<Database>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Folder of the embedded database; used when neither `url` nor `socket` is given. */
  home?: string;
  /** `postgres://…` of a server with PostGIS. */
  url?: string;
  /** Socket at which an open embedded database is served. */
  socket?: string;
  schema?: string;
  poolSize?: number;
  statementTimeoutMs?: number;
  /** How long a transaction may do nothing. */
  idleTimeoutMs?: number;
  /** Hears of faults that nobody who asked is told: those of the embedded database's own upkeep. */
  onFault?: (fault: unknown) => void;
}

/** All share one session; the others are there so that one caller that hangs does not keep the only connection. */
const EMBEDDED_POOL = 4;
const POSTGRES_POOL = 10;

export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.url !== undefined) return openServer(options, { connectionString: options.url }, 'postgres');
  if (options.socket !== undefined) return openServer(options, { host: options.socket, user: 'postgres' }, 'embedded');
  if (options.home === undefined) throw new Error('openDatabase needs a home or a url');
  const embedded = await openEmbedded(resolve(options.home), limits(options));
  try {
    return await openServer(options, { stream: embedded.connect, user: 'postgres' }, 'embedded', embedded);
  } catch (fault) {
    await embedded.close();
    throw fault;
  }
}

const raise = (fault: unknown) => {
  throw fault;
};

const limits = (options: OpenOptions) => ({
  statementTimeoutMs: options.statementTimeoutMs ?? 60_000,
  idleTimeoutMs: options.idleTimeoutMs ?? 30_000,
});

/** Not on the embedded engine: its session keeps both, and the server's own idle timeout ends the thread (tried). */
function settingsFor(kind: Database['kind'], options: OpenOptions): Record<string, number> {
  if (kind === 'embedded') return {};
  const { statementTimeoutMs, idleTimeoutMs } = limits(options);
  return { statement_timeout: statementTimeoutMs, idle_in_transaction_session_timeout: idleTimeoutMs };
}

async function openServer(
  options: OpenOptions,
  config: PoolConfig,
  kind: Database['kind'],
  embedded?: Embedded,
): Promise<Database> {
  const schema = checkedSchema(options.schema ?? 'city');
  const poolSize = options.poolSize ?? (kind === 'embedded' ? EMBEDDED_POOL : POSTGRES_POOL);
  const { db, run, pool, transaction } = connect({
    config,
    schema,
    poolSize,
    ofServer: kind === 'postgres',
    settings: settingsFor(kind, options),
  });
  const below = new Set<Database>();
  const cancelUpkeep =
    embedded === undefined ? () => {} : keepUp({ db, isIdle: embedded.isIdle }, options.onFault ?? raise);
  const close = async () => {
    cancelUpkeep();
    for (const other of below) await other.close();
    await pool.end();
    await embedded?.close();
  };
  const closeOnce = once(close);
  try {
    await prepare(run, kind, schema);
  } catch (fault) {
    cancelUpkeep();
    await pool.end();
    throw fault;
  }
  return {
    kind,
    schema,
    sole: options.url === undefined && options.socket === undefined,
    db,
    transaction: (fn) => {
      forbidInTransaction('a second transaction');
      return transaction(fn);
    },
    async inSchema(name) {
      const other = await openServer({ ...options, schema: name }, config, kind);
      below.add(other);
      return other;
    },
    close: closeOnce,
  };
}

/** Names of schemas go into settings and statements as they are. */
function checkedSchema(schema: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw new Error(`not a name of a schema: ${schema}`);
  return schema;
}

const EXTENSIONS = ['postgis', 'pg_trgm', 'btree_gist'];

/** The embedded base image has the extensions; a server's administrator may have to make them. */
async function prepare(run: (text: string) => Promise<void>, kind: Database['kind'], schema: string): Promise<void> {
  if (kind === 'postgres') {
    for (const extension of EXTENSIONS) await run(`create extension if not exists ${extension} schema public`);
  }
  await run(`create schema if not exists ${schema}`);
}

function once(fn: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= fn();
    return done;
  };
}

export { sql };
