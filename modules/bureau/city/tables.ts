/** What kind of city this database holds; written once, when it is made. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'bureau.city.1',
    sql: `
      create table city (
        code text primary key references division, demo boolean not null, anchor_on date not null, seed text not null,
        made_at timestamptz not null);
      create unique index city_one on city ((true));
    `,
  },
  { id: 'bureau.city.2', sql: 'alter table city add told_at timestamptz' },
];

export interface City {
  code: string;
  name: string;
  /** Only a demo city accepts a clock other than now, and only from its own seeder. */
  demo: boolean;
  anchorOn: string;
  seed: string;
  /** Since when the whole history of a demo city is there; null until then, and in a city that is none. */
  toldAt: string | null;
}

export async function findCity(db: Db): Promise<City | undefined> {
  return (
    await sql<City>`select c.code, d.name, c.demo, c.anchor_on as "anchorOn", c.seed, c.told_at as "toldAt" from city c join division d on d.code = c.code`.execute(
      db,
    )
  ).rows[0];
}

export async function insertCity(tx: Tx, city: Omit<City, 'name' | 'toldAt'>, at: string): Promise<void> {
  await sql`insert into city (code, demo, anchor_on, seed, made_at)
    values (${city.code}, ${city.demo}, ${city.anchorOn}, ${city.seed}, ${at})`.execute(tx);
}

export async function markTold(db: Db, at: string): Promise<void> {
  await sql`update city set told_at = coalesce(told_at, ${at}) where demo`.execute(db);
}
