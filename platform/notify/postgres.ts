/** The wire between server processes on one PostgreSQL: LISTEN and NOTIFY on a channel of the city's own. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Cancel, later } from '#platform/clock';
import { type Database, sql } from '#platform/database';
import type { Wire } from './wire.ts';

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const MAX_BYTES = 7_900;

/** LISTEN is common to all schemas of a database, and many cities may share one: the channel names the schema. */
const channelOf = (schema: string): string => `cuntu_${createHash('sha256').update(schema).digest('hex').slice(0, 32)}`;

export interface PostgresWireOptions {
  database: Pick<Database, 'db' | 'schema'>;
  /** LISTEN needs a connection of its own: one from the pool would be lent to somebody else. */
  connectionString: string;
  retryMs?: number;
  onFault(fault: unknown, where: string): void;
}

export function postgresWire(options: PostgresWireOptions): Wire {
  const { db, schema } = options.database;
  const channel = channelOf(schema);
  return {
    maxBytes: MAX_BYTES,
    async send(text) {
      await sql`select pg_notify(${channel}::text, ${text}::text)`.execute(db);
    },
    listen: (ears) => listen(options, channel, ears),
  };
}

async function listen(
  { connectionString, retryMs = 2_000, onFault }: PostgresWireOptions,
  channel: string,
  ears: { receive(text: string): void; gap(): void },
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let retry: Cancel | undefined;
  let wanted = false;

  const comeBack = () => {
    retry?.();
    if (wanted) retry = later(retryMs, reconnect);
  };
  async function connect(): Promise<void> {
    client = new pg.Client({ connectionString, keepAlive: true, application_name: 'cuntu live' });
    client.on('notification', (notice) => ears.receive(notice.payload ?? ''));
    client.on('error', (fault) => onFault(fault, 'live line'));
    client.on('end', comeBack);
    await client.connect();
    await client.query(`listen ${channel}`);
  }
  function reconnect(): void {
    connect().then(ears.gap, (fault) => {
      onFault(fault, 'live line');
      comeBack();
    });
  }
  await connect();
  wanted = true;
  return async () => {
    wanted = false;
    retry?.();
    await client?.end();
  };
}
