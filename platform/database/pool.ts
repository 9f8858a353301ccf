/** Connections for Kysely: counts statements, turns lost connections into outages, refuses a second connection within a transaction. */
import type { Duplex } from 'node:stream';
import { Kysely, PostgresDialect, type PostgresPoolClient, type Transaction } from 'kysely';
import pg from 'pg';
import { transactions } from './one-connection.ts';
import { asOutage } from './outage.ts';
import { planName } from './plans.ts';
import { resultTypes } from './results.ts';
import { countStatement, inTransaction } from './transaction.ts';

export interface PoolOptions {
  config: pg.PoolConfig;
  schema: string;
  poolSize: number;
  /**
   * A server's connections keep plans, and send what was asked together in one piece, without waiting for each answer. The
   * embedded engine has one session for all, and one answer at a time.
   */
  ofServer: boolean;
  /** Further settings of each connection. */
  settings: Record<string, number>;
}

export type Query = (text: string) => Promise<void>;

export interface Connected {
  db: Kysely<unknown>;
  pool: pg.Pool;
  run: Query;
  transaction<T>(fn: (tx: Transaction<unknown>) => Promise<T>): Promise<T>;
}

export function connect(options: PoolOptions): Connected {
  const settings = { search_path: `${options.schema},public`, TimeZone: 'UTC', ...options.settings };
  const pool = new pg.Pool({
    ...options.config,
    max: options.poolSize,
    pipeline: options.ofServer,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    types: resultTypes,
  });
  // A connection lost while idle: the next caller gets a new one or is told.
  pool.on('error', () => {});
  const connections = watched(pool, options.ofServer);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: connections }) });
  const run = async (text: string) => {
    await pool.query(text).catch(rethrow);
  };
  return { db, pool, run, transaction: transactions(connections.connect) };
}

const rethrow = (fault: unknown): never => {
  throw asOutage(fault);
};

function watched(pool: pg.Pool, ofServer: boolean) {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect(): Promise<PostgresPoolClient> {
      if (inTransaction())
        throw new Error('use the transaction that is open: this statement would wait for it forever');
      const client = await pool.connect().catch(rethrow);
      return watchedClients.get(client) ?? watchedClient(client, ofServer);
    },
  };
}

/** Kysely keeps its own state by client object: one connection must stay one object. */
const watchedClients = new WeakMap<pg.PoolClient, PostgresPoolClient>();

function watchedClient(client: pg.PoolClient, ofServer: boolean): PostgresPoolClient {
  let lost = false;
  client.on('error', () => {
    lost = true;
  });
  const send = ofServer ? together(client) : oneByOne(client);
  const made = {
    query(text: string, parameters: unknown[]) {
      countStatement();
      const name = ofServer && parameters.length > 0 ? planName(text) : undefined;
      return send({ name, text, values: parameters }).catch((fault: unknown) => {
        // After FATAL the server hangs up; whoever waits for a connection must not get this one.
        if ((fault as { severity?: string }).severity === 'FATAL') lost = true;
        return rethrow(fault);
      });
    },
    release: (destroy?: boolean) => client.release(destroy === true || lost),
  } as unknown as PostgresPoolClient;
  watchedClients.set(client, made);
  return made;
}

type Send = (query: pg.QueryConfig) => Promise<unknown>;

/** What is asked before anything is waited for goes to the server in one write: each write wakes a process there. */
function together(client: pg.PoolClient): Send {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  let gathering = false;
  return (query) => {
    if (!gathering) {
      gathering = true;
      stream.cork();
      process.nextTick(() => {
        gathering = false;
        stream.uncork();
      });
    }
    return client.query(query);
  };
}

function oneByOne(client: pg.PoolClient): Send {
  let before: Promise<unknown> = Promise.resolve();
  return (query) => {
    const answered = before.then(() => client.query(query));
    before = answered.catch(() => {});
    return answered;
  };
}
