/** Every statement about limits. A version is never changed: a new one comes into force on its day, or is withdrawn before. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import { noticeIds } from '../holidays/tables.ts';
import type { LimitVersion } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'norms.limits.1',
    sql: `
      create table limit_version (
        id uuid primary key, matter_id uuid not null, fact_n int not null,
        key text not null, count int not null, unit text not null, yellow_at int not null, source text not null,
        article text not null, confidence text not null, in_force_from date not null, unique (key, in_force_from));
    `,
  },
  {
    id: 'norms.limits.2',
    sql: `
      alter table limit_version add column withdrawn boolean not null default false;
      alter table limit_version drop constraint limit_version_key_in_force_from_key;
      create unique index limit_version_series on limit_version (key, in_force_from) where not withdrawn;
      create table limit_withdrawal (
        matter_id uuid not null, fact_n int not null, limit_id uuid not null references limit_version,
        primary key (matter_id, fact_n));
    `,
  },
];

const columns = sql`id, key, count, unit, yellow_at as "yellowAt", source, article, confidence,
  in_force_from as "inForceFrom"`;

export async function insertLimit(tx: Tx, v: LimitVersion, matterId: string, factN: number): Promise<void> {
  await sql`insert into limit_version (id, matter_id, fact_n, key, count, unit, yellow_at, source, article, confidence,
      in_force_from)
    values (${v.id}, ${matterId}, ${factN}, ${v.key}, ${v.count}, ${v.unit}, ${v.yellowAt}, ${v.source}, ${v.article},
      ${v.confidence}, ${v.inForceFrom})`.execute(tx);
}

export async function findVersions(db: Db | Tx): Promise<LimitVersion[]> {
  return (
    await sql<LimitVersion>`select ${columns} from limit_version where not withdrawn
    order by key, in_force_from`.execute(db)
  ).rows;
}

/** The versions in force on a day, for the keys asked, and by which notices their days are counted. */
export async function limitsOn(
  db: Db | Tx,
  keys: readonly string[],
  on: string,
): Promise<(LimitVersion & { notices: string })[]> {
  return (
    await sql<LimitVersion & { notices: string }>`select distinct on (key) ${columns}, ${noticeIds} as notices
      from limit_version
      where key = any(${keys}) and in_force_from <= ${on} and not withdrawn order by key, in_force_from desc`.execute(
      db,
    )
  ).rows;
}

/** `latest` of those not withdrawn. */
export async function seriesOf(tx: Tx, key: string): Promise<{ matterId: string; latest: string | null } | undefined> {
  return (
    await sql<{ matterId: string; latest: string | null }>`
      select matter_id as "matterId", max(in_force_from) filter (where not withdrawn) as latest
      from limit_version where key = ${key} group by matter_id`.execute(tx)
  ).rows[0];
}

export interface Withdrawable {
  matterId: string;
  inForceFrom: string;
  withdrawn: boolean;
}

export async function findVersion(tx: Tx, id: string): Promise<Withdrawable | undefined> {
  return (
    await sql<Withdrawable>`
      select matter_id as "matterId", in_force_from as "inForceFrom", withdrawn from limit_version
      where id = ${id}`.execute(tx)
  ).rows[0];
}

export async function withdrawVersion(tx: Tx, id: string, matterId: string, factN: number): Promise<void> {
  await sql`
    with gone as (update limit_version set withdrawn = true where id = ${id})
    insert into limit_withdrawal (matter_id, fact_n, limit_id) values (${matterId}, ${factN}, ${id})`.execute(tx);
}
