/** Both engines give the same values, the same transactions and the same faults. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../tests/harness/index.ts';
import {
  type Database,
  forbidInTransaction,
  leave,
  Outage,
  openDatabase,
  sql,
  statementsInTransaction,
  type Tx,
} from './index.ts';

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase([
    { id: 'thing.1', sql: 'create table thing (id int primary key, note jsonb, shape geometry(Geometry, 4490))' },
  ]);
});

async function value(expression: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(database.db);
  return rows[0]!.value;
}

describe('values', () => {
  test.each([
    ['int8', sql`9007199254740991::int8`, Number.MAX_SAFE_INTEGER],
    ['count', sql`count(*)`, 1],
    ['numeric', sql`1234.50::numeric(10, 2)`, 1234.5],
    ['double', sql`0.1::float8`, 0.1],
    ['date', sql`date '2026-09-30'`, '2026-09-30'],
    ['timestamptz', sql`timestamptz '2026-09-30 10:00:00.123456+08'`, '2026-09-30T02:00:00.123Z'],
    ['timestamptz at midnight', sql`timestamptz '1999-12-31 16:00:00+00'`, '1999-12-31T16:00:00.000Z'],
    ['jsonb', sql`'{"a": [1, null, "寸土"]}'::jsonb`, { a: [1, null, '寸土'] }],
    ['bytea', sql`'\\x00ff10'::bytea`, Uint8Array.of(0, 255, 16)],
    ['boolean', sql`true`, true],
    ['uuid', sql`'0190163d-8694-739b-aea5-966c26f8ad91'::uuid`, '0190163d-8694-739b-aea5-966c26f8ad91'],
    ['text[]', sql`array['a,b', null, '寸"土']`, ['a,b', null, '寸"土']],
    ['int8[]', sql`array[1, 2]::int8[]`, [1, 2]],
    ['date[]', sql`array['2026-01-01'::date]`, ['2026-01-01']],
    ['null', sql`null::jsonb`, null],
  ])('%s leaves as declared', async (_name, expression, expected) => {
    expect(await value(expression)).toStrictEqual(expected);
  });

  test.each([
    ['text', sql`${'寸土 "quoted" \\ back'}::text`, '寸土 "quoted" \\ back'],
    ['number as text', sql`${5}::text`, '5'],
    ['JSON as text', sql`${JSON.stringify({ b: '土' })}::jsonb`, { b: '土' }],
    ['bytes', sql`${Uint8Array.of(0, 39, 92, 255)}::bytea`, Uint8Array.of(0, 39, 92, 255)],
    ['list', sql`${['a', 'b,"c"']}::text[]`, ['a', 'b,"c"']],
    ['instant', sql`${'2026-09-30T02:00:00.123Z'}::timestamptz`, '2026-09-30T02:00:00.123Z'],
    ['null', sql`${null}::int`, null],
  ])('%s goes in and comes back', async (_name, expression, expected) => {
    expect(await value(expression)).toStrictEqual(expected);
  });

  test('a whole number that would lose its last digit is refused, not rounded', async () => {
    await expect(value(sql`9007199254740993::int8`)).rejects.toThrow('does not fit a number');
  });

  test('the city is projected to zone 38 as surveyors do', async () => {
    const text = await value(sql`st_astext(st_transform(st_setsrid(st_point(113.4, 31.7), 4490), 4526), 3)`);
    expect(text).toBe('POINT(38443119.821 3508743.679)');
  });
});

describe('transactions', () => {
  test('a fault undoes what was written', async () => {
    const fault = new Error('stop');
    const write = database.transaction(async (tx) => {
      await sql`insert into thing (id) values (1)`.execute(tx);
      throw fault;
    });
    await expect(write).rejects.toBe(fault);
    expect(await value(sql`(select count(*) from thing where id = 1)`)).toBe(0);
  });

  test('a statement that failed and was swallowed cannot be committed', async () => {
    const write = database.transaction(async (tx) => {
      await sql`insert into thing (id) values (2)`.execute(tx);
      await sql`select 1 / 0`.execute(tx).catch(() => {});
    });
    await expect(write).rejects.toThrow();
    expect(await value(sql`(select count(*) from thing where id = 2)`)).toBe(0);
  });

  test('one that reads and one that writes beside it both end', async () => {
    const ids = [10, 11, 12, 13];
    await Promise.all(
      ids.map((id) => database.transaction((tx) => sql`insert into thing (id) values (${id})`.execute(tx))),
    );
    expect(await value(sql`(select count(*) from thing where id = any(${ids}::int[]))`)).toBe(4);
  });

  test('statements begun together are answered in the order in which they were begun', async () => {
    const inTurn = (tx: Tx, n: number) =>
      sql<{ n: number; nth: number }>`select ${n}::int as n, nextval('turn')::int as nth`.execute(tx);
    await sql`create sequence turn`.execute(database.db);
    for (let round = 0; round < 20; round++) {
      const rows = await database.transaction((tx) => Promise.all(Array.from({ length: 9 }, (_, n) => inTurn(tx, n))));
      const from = rows[0]!.rows[0]!.nth;
      expect(rows.map(({ rows: [row] }) => [row!.n, row!.nth - from])).toEqual(rows.map((_, n) => [n, n]));
    }
  });

  test('what is left is seen by whatever is asked after it, and is there after the commit', async () => {
    const seen = await database.transaction(async (tx) => {
      leave(sql`insert into thing (id) values (50)`.execute(tx));
      const { rows } = await sql`select id from thing where id = 50`.execute(tx);
      leave(sql`insert into thing (id) values (51)`.execute(tx));
      return rows.length;
    });
    expect(seen).toBe(1);
    expect(await value(sql`(select count(*) from thing where id in (50, 51))`)).toBe(2);
  });

  test('what is left and fails undoes everything, is the fault that is told, and spoils nothing for the next', async () => {
    const fault = { code: '23505' };
    const twice = (tx: Tx, id: number) => {
      leave(sql`insert into thing (id) values (${id})`.execute(tx));
      leave(sql`insert into thing (id) values (${id})`.execute(tx));
    };
    await expect(database.transaction(async (tx) => twice(tx, 32))).rejects.toMatchObject(fault);
    const asksOn = database.transaction(async (tx) => {
      twice(tx, 33);
      return await sql`select 1`.execute(tx);
    });
    await expect(asksOn).rejects.toMatchObject(fault);
    const leaves = database.transaction(async (tx) => {
      twice(tx, 34);
      throw new Error('no more');
    });
    await expect(leaves).rejects.toMatchObject(fault);
    const leavesBeside = database.transaction(async (tx) => {
      const insert = () => sql`insert into thing (id) values (35)`.execute(tx);
      await insert();
      const again = insert();
      leave(sql`insert into thing (id) values (36)`.execute(tx));
      return await again;
    });
    await expect(leavesBeside).rejects.toMatchObject(fault);
    expect(await value(sql`(select count(*) from thing where id between 32 and 36)`)).toBe(0);
    // Of one that has failed as well nothing is left that nobody hears.
    expect(() => leave(Promise.reject(new Error('too late')))).toThrow('no transaction');
  });

  test('what goes on beside a fault writes nothing once the transaction has ended', async () => {
    const late = Promise.withResolvers<unknown>();
    const write = database.transaction(async (tx) => {
      const insert = (id: number) => sql`insert into thing (id) values (${id})`.execute(tx);
      const slow = async () => {
        await insert(60);
        await new Promise((go) => setTimeout(go, 50));
        await insert(61);
      };
      slow().catch(late.resolve);
      await insert(62);
      throw new Error('stop');
    });
    await expect(write).rejects.toThrow('stop');
    expect(await late.promise).toMatchObject({ message: 'the transaction of this statement has ended' });
    expect(await value(sql`(select count(*) from thing where id in (60, 61, 62))`)).toBe(0);
  });

  test('statements are counted, begin and commit not', async () => {
    const counted = await database.transaction(async (tx) => {
      await sql`select 1`.execute(tx);
      leave(sql`select 2`.execute(tx));
      return statementsInTransaction();
    });
    expect(counted).toBe(2);
    expect(statementsInTransaction()).toBe(0);
  });

  test('files, network and timers are refused inside, and allowed again after', async () => {
    await expect(database.transaction(async () => forbidInTransaction('reading a file'))).rejects.toThrow(
      'reading a file inside a database transaction',
    );
    expect(() => forbidInTransaction('reading a file')).not.toThrow();
  });

  test('a statement past the open transaction is refused instead of waiting forever', async () => {
    const write = database.transaction(() => sql`select 1`.execute(database.db));
    await expect(write).rejects.toThrow('use the transaction that is open');
    await expect(database.transaction(() => database.transaction(async () => 1))).rejects.toThrow('second transaction');
  });

  test('a violated key keeps its SQLSTATE', async () => {
    await sql`insert into thing (id) values (20)`.execute(database.db);
    await expect(sql`insert into thing (id) values (20)`.execute(database.db)).rejects.toMatchObject({ code: '23505' });
  });
});

describe('schemas', () => {
  test('two cities use the same names without meeting', async () => {
    const other = await database.inSchema(`${database.schema}_b`);
    await sql`create table thing (id text)`.execute(other.db);
    await sql`insert into thing (id) values ('of the other')`.execute(other.db);
    await Promise.all([
      sql`insert into thing (id) values (30)`.execute(database.db),
      other.transaction((tx) => sql`insert into thing (id) values ('again')`.execute(tx)),
    ]);
    const { rows } = await sql`select count(*) as count from thing`.execute(other.db);
    expect(rows).toEqual([{ count: 2 }]);
    await sql`drop schema ${sql.id(other.schema)} cascade`.execute(other.db);
    await other.close();
  });

  test('a name that is no identifier is refused', async () => {
    await expect(database.inSchema('a; drop')).rejects.toThrow('not a name of a schema');
  });
});

describe('outages', () => {
  test('a server that does not answer is an outage', async () => {
    const lost = openDatabase({ url: 'postgres://127.0.0.1:1/none' });
    await expect(lost).rejects.toBeInstanceOf(Outage);
  });
});
