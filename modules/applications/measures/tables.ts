/** Every statement about measures. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Measure } from './contract.ts';
import type { Withdrawal } from './rules.ts';

export const migrations: Migration[] = [
  {
    id: 'applications.measures.1',
    sql: `
      create table measure (key text primary key, matter_id uuid not null);
      create table measure_version (
        id uuid primary key, matter_id uuid not null, fact_n int not null, key text not null references measure,
        group_name text not null, number int not null, words jsonb not null, pointer jsonb not null,
        in_force_from date not null, owner text not null, source text not null, confidence text not null,
        constraint measure_version_day unique (key, in_force_from));
      create table measure_withdrawal (
        id uuid primary key, matter_id uuid not null, fact_n int not null, key text not null references measure,
        from_on date not null, reason text not null, constraint measure_withdrawal_day unique (key, from_on));
    `,
  },
];

export async function findVersions(db: Db | Tx, key: string | null = null): Promise<Measure[]> {
  return (
    await sql<Measure>`select key, group_name as "group", number, words, pointer, in_force_from as "inForceFrom", owner,
        source, confidence
      from measure_version where ${key}::text is null or key = ${key} order by key, in_force_from`.execute(db)
  ).rows;
}

export async function findWithdrawals(db: Db | Tx, key: string | null = null): Promise<Withdrawal[]> {
  return (
    await sql<Withdrawal>`select key, from_on as "from" from measure_withdrawal
      where ${key}::text is null or key = ${key} order by key, from_on`.execute(db)
  ).rows;
}

/** The chain of a measure's facts; made with the first of them. `made`: it was not there. */
export async function chainOf(tx: Tx, key: string, newId: string): Promise<{ matterId: string; made: boolean }> {
  await sql`insert into measure (key, matter_id) values (${key}, ${newId}) on conflict (key) do nothing`.execute(tx);
  const { rows } = await sql<{ matterId: string }>`select matter_id as "matterId" from measure
    where key = ${key} for update`.execute(tx);
  const { matterId } = rows[0]!;
  return { matterId, made: matterId === newId };
}

export async function insertVersion(
  tx: Tx,
  m: Measure & { id: string; matterId: string; factN: number },
): Promise<void> {
  await sql`insert into measure_version (id, matter_id, fact_n, key, group_name, number, words, pointer, in_force_from,
      owner, source, confidence)
    values (${m.id}, ${m.matterId}, ${m.factN}, ${m.key}, ${m.group}, ${m.number}, ${JSON.stringify(m.words)}::jsonb,
      ${JSON.stringify(m.pointer)}::jsonb, ${m.inForceFrom}, ${m.owner}, ${m.source}, ${m.confidence})`.execute(tx);
}

export async function insertWithdrawal(
  tx: Tx,
  w: Withdrawal & { id: string; matterId: string; factN: number; reason: string },
): Promise<void> {
  await sql`insert into measure_withdrawal (id, matter_id, fact_n, key, from_on, reason)
    values (${w.id}, ${w.matterId}, ${w.factN}, ${w.key}, ${w.from}, ${w.reason})`.execute(tx);
}
