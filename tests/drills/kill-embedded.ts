/** Kills a process that writes to the embedded database, again and again, and counts what is missing or broken after. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { drawBelow, type Randomness } from '#platform/clock';
import { type Database, openDatabase, sql } from '#platform/database';

export interface KillReport {
  kills: number;
  acknowledged: number;
  lost: string[];
  broken: string[];
}

/** `home`: an empty folder; it is left behind with the data. */
export async function killEmbedded(home: string, kills: number, random: Randomness): Promise<KillReport> {
  const acknowledged = new Set<string>();
  const report: KillReport = { kills: 0, acknowledged: 0, lost: [], broken: [] };
  await withDatabase(home, async ({ db }) => {
    await sql`create table written (id text primary key, place geometry(Geometry, 4490))`.execute(db);
    await sql`create index written_place on written using gist (place)`.execute(db);
    await sql`create table tally (count int not null)`.execute(db);
    await sql`insert into tally values (0)`.execute(db);
  });
  for (let round = 0; round < kills; round++) {
    for (const id of await writeAndKill(home, round, 50 + drawBelow(random, 1500))) acknowledged.add(id);
    report.kills += 1;
    await withDatabase(home, (database) => examine(database, acknowledged, report));
  }
  report.acknowledged = acknowledged.size;
  return report;
}

async function withDatabase(home: string, fn: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase({ home });
  try {
    await fn(database);
  } finally {
    await database.close();
  }
}

/** Kills `delayMs` after the first acknowledged row; answers all that were acknowledged before the process was gone. */
async function writeAndKill(home: string, round: number, delayMs: number): Promise<string[]> {
  const script = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));
  const writer = spawn(process.execPath, [script, home, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(writer, 'exit');
  const ids: string[] = [];
  for await (const id of createInterface({ input: writer.stdout })) {
    if (ids.push(id) === 1) setTimeout(() => writer.kill('SIGKILL'), delayMs);
  }
  const [, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error('the writer ended before it was killed');
  return ids;
}

async function examine({ db }: Database, acknowledged: Set<string>, report: KillReport): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from written`.execute(db);
  const present = new Set(rows.map((row) => row.id));
  for (const id of acknowledged) if (!present.has(id)) report.lost.push(id);
  const tally = await sql<{ count: number }>`select count from tally`.execute(db);
  if (tally.rows[0]!.count !== present.size) report.broken.push(`tally ${tally.rows[0]!.count}, rows ${present.size}`);
  report.broken.push(...(await faultsOfIndexes(db)), ...(await faultsOfTables(db)));
  const found = await throughIndex(db);
  if (found !== present.size) report.broken.push(`spatial index finds ${found} of ${present.size}`);
}

/** `heapallindexed`: without it an index that lacks rows passes (measured). */
async function faultsOfIndexes(db: Database['db']): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_am a on a.oid = c.relam
    where c.relkind = 'i' and a.amname = 'btree'`.execute(db);
  const broken: string[] = [];
  for (const { name } of rows) {
    await sql`select bt_index_check(${name}::regclass, true)`.execute(db).catch((fault: Error) => {
      broken.push(`${name}: ${fault.message}`);
    });
  }
  return broken;
}

async function faultsOfTables(db: Database['db']): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select c.relname || ': ' || h.msg as fault from pg_class c, lateral verify_heapam(c.oid) h
    where c.relkind = 'r' and c.relname in ('written', 'tally')`.execute(db);
  return rows.map((row) => row.fault);
}

async function throughIndex(db: Database['db']): Promise<number> {
  const everywhere = sql`st_makeenvelope(73, 3, 136, 54, 4490)`;
  return db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from written where place && ${everywhere}`.execute(tx);
    return rows[0]!.count;
  });
}
