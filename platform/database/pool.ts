/** Connections for Kysely: counts statements, turns lost connections into outages, refuses a second connection within a transaction. */
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { asOutage } from './outage.ts';
import { planName } from './plans.ts';
import { resultTypes } from './results.ts';
import { countStatement, inTransaction } from './transaction.ts';

export interface PoolOptions {
  config: pg.PoolConfig;
  schema: string;
  poolSize: number;
  /** Whether a connection keeps plans; the embedded engine has one session for all. */
  keepPlans: boolean;
  /** Further settings of each connection. */
  settings: Record<string, number>;
}

export type Query = (text: string) => Promise<void>;

export interface Connected {
  db: Kysely<unknown>;
  pool: pg.Pool;
  run: Query;
}

export function connect(options: PoolOptions): Connected {
  const settings = { search_path: `${options.schema},public`, TimeZone: 'UTC', ...options.settings };
  const pool = new pg.Pool({
    ...options.config,
    max: options.poolSize,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    types: resultTypes,
  });
  // A connection lost while idle: the next caller gets a new one or is told.
  pool.on('error', () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: watched(pool, options.keepPlans) }) });
  const run = async (text: string) => {
    await pool.query(text).catch(rethrow);
  };
  return { db, pool, run };
}

const rethrow = (fault: unknown): never => {
  throw asOutage(fault);
};

function watched(pool: pg.Pool, keepPlans: boolean) {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect(): Promise<PostgresPoolClient> {
      if (inTransaction())
        throw new Error('use the transaction that is open: this statement would wait for it forever');
      const client = await pool.connect().catch(rethrow);
      return watchedClients.get(client) ?? watchedClient(client, keepPlans);
    },
  };
}

/** Kysely keeps its own state by client object: one connection must stay one object. */
const watchedClients = new WeakMap<pg.PoolClient, PostgresPoolClient>();

function watchedClient(client: pg.PoolClient, keepPlans: boolean): PostgresPoolClient {
  let lost = false;
  client.on('error', () => {
    lost = true;
  });
  const made = {
    async query(text: string, parameters: unknown[]) {
      countStatement();
      const name = keepPlans && parameters.length > 0 ? planName(text) : undefined;
      return client.query({ name, text, values: parameters }).catch((fault: unknown) => {
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
