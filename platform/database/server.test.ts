/** A PostgreSQL server fails in its own ways; each is told as an outage, and the next caller is served. */
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../tests/harness/index.ts';
import { Outage, sql } from './index.ts';

test('a statement that takes too long is stopped', async () => {
  const { db } = await openTestDatabase([], { statementTimeoutMs: 200 });
  const runaway = sql`select count(*) from generate_series(1, 100000000000)`.execute(db);
  await expect(runaway).rejects.toMatchObject({ name: 'Outage', kind: 'slow' });
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});

test('a connection ended by the server is lost once, not twice', async () => {
  const database = await openTestDatabase([], { poolSize: 1 });
  const ended = database.transaction((tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx));
  await expect(ended).rejects.toBeInstanceOf(Outage);
  await expect(ended).rejects.toMatchObject({ kind: 'lost' });
  expect((await sql`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
});

test('two writers that meet are told by SQLSTATE; nothing is repeated behind their backs', async () => {
  const database = await openTestDatabase([
    { id: 'meter.1', sql: 'create table meter (n int); insert into meter values (0)' },
  ]);
  const bothRead = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const write = (mine: number, other: number) =>
    database.transaction(async (tx) => {
      await sql`set transaction isolation level serializable`.execute(tx);
      await sql`select n from meter`.execute(tx);
      bothRead[mine]!.resolve();
      await bothRead[other]!.promise;
      await sql`update meter set n = n + 1`.execute(tx);
    });
  const outcomes = await Promise.allSettled([write(0, 1), write(1, 0)]);
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(failed).toHaveLength(1);
  expect(failed[0]).toMatchObject({ reason: { code: '40001' } });
});
