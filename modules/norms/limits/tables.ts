/** Every statement about limits. A version is never changed: a new one comes into force on its day. */
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
  return (await sql<LimitVersion>`select ${columns} from limit_version order by key, in_force_from`.execute(db)).rows;
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
      where key = any(${keys}) and in_force_from <= ${on} order by key, in_force_from desc`.execute(db)
  ).rows;
}

export async function seriesOf(tx: Tx, key: string): Promise<{ matterId: string; latest: string } | undefined> {
  return (
    await sql<{ matterId: string; latest: string }>`select matter_id as "matterId", in_force_from as latest
      from limit_version where key = ${key} order by in_force_from desc limit 1`.execute(tx)
  ).rows[0];
}
