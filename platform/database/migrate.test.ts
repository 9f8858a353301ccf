/** Migrations run once, in order, whole, and under the name of the text they had. */
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../tests/harness/index.ts';
import { dumpSchema, migrate, sql } from './index.ts';

const first = { id: 'plot.1', sql: 'create table plot (id int primary key); insert into plot values (1)' };
const second = { id: 'plot.2', sql: 'alter table plot add column area_m2 numeric' };

test('each is applied once', async () => {
  const database = await openTestDatabase();
  expect(await migrate(database, [first])).toEqual(['plot.1']);
  expect(await migrate(database, [first, second])).toEqual(['plot.2']);
  expect(await migrate(database, [first, second])).toEqual([]);
  const { rows } = await sql`select id, area_m2 from plot`.execute(database.db);
  expect(rows).toEqual([{ id: 1, area_m2: null }]);
});

test('a text changed afterwards is refused', async () => {
  const database = await openTestDatabase([first]);
  await expect(migrate(database, [{ ...first, sql: `${first.sql} ` }])).rejects.toThrow('plot.1 was changed');
});

test('two of one name are refused before anything runs', async () => {
  const database = await openTestDatabase();
  await expect(migrate(database, [first, first])).rejects.toThrow('two migrations are called plot.1');
});

test('one that fails half way leaves nothing', async () => {
  const database = await openTestDatabase();
  const broken = { id: 'broken.1', sql: 'create table half (id int); select 1 / 0' };
  await expect(migrate(database, [broken])).rejects.toMatchObject({ code: '22012' });
  const { rows } = await sql`select to_regclass('half') as half`.execute(database.db);
  expect(rows).toEqual([{ half: null }]);
});

test('two starting at once apply each once', async () => {
  const database = await openTestDatabase();
  const both = await Promise.all([migrate(database, [first, second]), migrate(database, [first, second])]);
  expect(both.flat().sort()).toEqual(['plot.1', 'plot.2']);
});

test('the written-down schema is the same text on both engines', async () => {
  const database = await openTestDatabase([
    {
      id: 'parcel.1',
      sql: `create table parcel (
          id uuid primary key, number bigint generated always as identity, owner text not null default 'state',
          shape geometry(Geometry, 4490) not null, valid daterange, area_m2 numeric check (area_m2 > 0),
          unique (owner, number), exclude using gist (owner with =, valid with &&));
        create index parcel_shape on parcel using gist (shape);
        create table share (parcel uuid references parcel (id), part numeric(5, 4));
        create view held as select id, owner from parcel where owner <> 'state'`,
    },
  ]);
  expect(await dumpSchema(database)).toMatchInlineSnapshot(`
    "held
      id uuid
      owner text

    parcel
      id uuid not null
      number bigint not null generated always as identity
      owner text not null default 'state'::text
      shape geometry(Geometry,4490) not null
      valid daterange
      area_m2 numeric
      constraint parcel_area_m2_check CHECK ((area_m2 > (0)::numeric))
      constraint parcel_owner_number_key UNIQUE (owner, number)
      constraint parcel_owner_valid_excl EXCLUDE USING gist (owner WITH =, valid WITH &&)
      constraint parcel_pkey PRIMARY KEY (id)
      CREATE INDEX parcel_shape ON parcel USING gist (shape)

    share
      parcel uuid
      part numeric(5,4)
      constraint share_parcel_fkey FOREIGN KEY (parcel) REFERENCES parcel(id)
    "
  `);
});
