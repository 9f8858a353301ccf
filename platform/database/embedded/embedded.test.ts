/** The embedded engine: one opener, synced commits, recovery from an interrupted first start, a runaway statement stopped. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, Outage, openDatabase, sql } from '../index.ts';
import { lockFolder } from './lock.ts';
import { embeddedIn } from './open.ts';
import { keepUp, sweepTables } from './upkeep.ts';

const root = mkdtempSync(join(tmpdir(), 'cuntu-own-'));
const home = join(root, 'home');
let database: Database;

beforeAll(async () => {
  mkdirSync(join(home, 'database.incoming', 'base'), { recursive: true });
  writeFileSync(join(home, 'database.incoming', 'PG_VERSION'), 'half a copy');
  database = await openDatabase({ home, statementTimeoutMs: 4000, idleTimeoutMs: 500 });
  await sql`create table note (id int primary key, text text)`.execute(database.db);
}, 60_000);

afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true });
});

const engine = () => embeddedIn(home)!;

test('a first start that was interrupted is begun anew', () => {
  expect(existsSync(join(home, 'database', 'PG_VERSION'))).toBe(true);
  expect(existsSync(join(home, 'database.incoming'))).toBe(false);
});

describe('lock', () => {
  test('a second opener in this process is refused by the name of the folder', async () => {
    const second = openDatabase({ home });
    await expect(second).rejects.toThrow(`another process has the database in ${home} open`);
    await expect(second).rejects.toMatchObject({ kind: 'locked' });
  });

  test('a second process is refused, and admitted once the first was killed', async () => {
    const folder = join(root, 'locked');
    const script = `import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
      lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
    const first = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(first.stdout, 'data');
    expect(() => lockFolder(folder)).toThrow(Outage);
    first.kill('SIGKILL');
    await once(first, 'exit');
    lockFolder(folder).release();
  });
});

test('each commit is brought to the disk before it is answered', async () => {
  const before = engine().fsyncs();
  for (let id = 0; id < 30; id++) {
    await database.transaction((tx) => sql`insert into note (id) values (${id})`.execute(tx));
  }
  expect(engine().fsyncs() - before).toBeGreaterThanOrEqual(30);
});

describe('limits', () => {
  test('a runaway statement is stopped; the others only wait; what was committed is there', async () => {
    const other = await database.inSchema('other');
    const runaway = sql`select count(*) from generate_series(1, 100000000000)`.execute(database.db);
    const waiting = sql`select 1 as one`.execute(other.db);
    await expect(runaway).rejects.toBeInstanceOf(Outage);
    await expect(runaway).rejects.toMatchObject({ kind: 'slow' });
    expect((await waiting).rows).toEqual([{ one: 1 }]);
    const { rows } = await sql`select count(*) from note where id < 30`.execute(database.db);
    expect(rows).toEqual([{ count: 30 }]);
  });

  test('a transaction that does nothing is ended, so that the others go on', async () => {
    const other = await database.inSchema('other');
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const asleep = database.transaction(async (tx) => {
      await sql`insert into note (id) values (1000)`.execute(tx);
      begun.resolve();
      await goOn.promise;
    });
    await begun.promise;
    expect((await sql`select 1 as one`.execute(other.db)).rows).toEqual([{ one: 1 }]);
    expect((await sql`select 2 as two`.execute(database.db)).rows).toEqual([{ two: 2 }]);
    goOn.resolve();
    await expect(asleep).rejects.toBeInstanceOf(Outage);
    expect((await sql`select id from note where id = 1000`.execute(database.db)).rows).toEqual([]);
  });
});

describe('a library that throws', () => {
  const overlay = (db: Database['db']) =>
    sql`select st_area(st_union(${'POLYGON((0 0,1 1,0 1,1 0,0 0))'}::geometry, 'POLYGON((0 0,1 1,0 1,1 0,0 0))')) as area`.execute(
      db,
    );

  test('is a fault, not an answer without rows, and the next statement is served', async () => {
    await expect(overlay(database.db)).rejects.toMatchObject({ code: 'XX000' });
    await expect(overlay(database.db)).rejects.not.toBeInstanceOf(Outage);
    expect((await sql`select ${1}::int as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  });

  test('in the middle of a long statement is a fault too, not the rows before it', async () => {
    const mixed = 'GEOMETRYCOLLECTION(POLYGON((0 0,2 0,2 2,0 2,0 0)),LINESTRING(2 2,4 2))';
    const statement = sql`with given as materialized (select g::geometry as g from (values (${mixed}), ('POINT(0 0)')) v (g))
      select 'before' as part, 1 as area union all
      select 'thrown', sum(st_area(st_intersection(g, 'POLYGON((0 0,1 0,1 1,0 1,0 0))', 1e-6))) from given group by 1 union all
      select 'after', 2`;
    await expect(statement.execute(database.db)).rejects.toMatchObject({ code: 'XX000' });
    expect((await sql`select ${1}::int as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
  });

  test('undoes the transaction, and refuses what is tried after it there', async () => {
    const write = database.transaction(async (tx) => {
      await sql`insert into note (id) values (2000)`.execute(tx);
      await overlay(tx).catch(() => {});
      await sql`insert into note (id) values (2001)`.execute(tx);
    });
    await expect(write).rejects.toThrow();
    expect((await sql`select id from note where id >= 2000`.execute(database.db)).rows).toEqual([]);
  });
});

describe('upkeep', () => {
  const dead = async () => {
    await sql`select pg_stat_force_next_flush()`.execute(database.db);
    const { rows } = await sql<{ dead: number }>`
      select n_dead_tup as dead from pg_stat_user_tables where relname = 'worn'`.execute(database.db);
    return rows[0]?.dead;
  };

  test('a worn table is swept when nobody waits, and left alone when somebody does', async () => {
    await sql`create table worn (id int primary key, n int default 0)`.execute(database.db);
    await sql`insert into worn (id) select generate_series(1, 1000)`.execute(database.db);
    await sql`update worn set n = n + 1`.execute(database.db);
    expect(await dead()).toBe(1000);
    expect(await sweepTables({ db: database.db, isIdle: () => false })).toBe(0);
    expect(await dead()).toBe(1000);
    expect(await sweepTables({ db: database.db, isIdle: () => true })).toBeGreaterThan(0);
    expect(await dead()).toBe(0);
  });

  test('each minute; an outage is left to the next, another fault is told', async () => {
    const ticks: (() => void | Promise<void>)[] = [];
    const repeat = (ms: number, fn: () => void | Promise<void>) => {
      expect(ms).toBe(60_000);
      ticks.push(fn);
      return () => {};
    };
    const told: unknown[] = [];
    const broken = new Error('an index is broken');
    const faults = [new Outage('lost', 'gone'), broken];
    const isIdle = () => {
      throw faults.shift();
    };
    keepUp({ db: database.db, isIdle }, (fault) => void told.push(fault), repeat);
    await ticks[0]!();
    expect(told).toEqual([]);
    await ticks[0]!();
    expect(told).toEqual([broken]);
  });
});
