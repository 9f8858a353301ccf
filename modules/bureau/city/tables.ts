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
];

export interface City {
  code: string;
  name: string;
  /** Only a demo city accepts a clock other than now, and only from its own seeder. */
  demo: boolean;
  anchorOn: string;
  seed: string;
}

export async function findCity(db: Db): Promise<City | undefined> {
  return (
    await sql<City>`select c.code, d.name, c.demo, c.anchor_on as "anchorOn", c.seed from city c join division d on d.code = c.code`.execute(
      db,
    )
  ).rows[0];
}

export async function insertCity(tx: Tx, city: Omit<City, 'name'>, at: string): Promise<void> {
  await sql`insert into city (code, demo, anchor_on, seed, made_at)
    values (${city.code}, ${city.demo}, ${city.anchorOn}, ${city.seed}, ${at})`.execute(tx);
}
