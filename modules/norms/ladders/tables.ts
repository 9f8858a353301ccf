/** Every statement about ladders. A version is never changed: a new one comes into force on its day. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { LadderVersion } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'norms.ladders.1',
    sql: `
      create table ladder_version (
        id uuid primary key, matter_id uuid not null, fact_n int not null, kind text not null, article text not null,
        confidence text not null, in_force_from date not null, unique (kind, in_force_from), unique (matter_id, fact_n));
      create table ladder_rung (
        matter_id uuid not null, fact_n int not null, seq int not null, after_count int not null, unit text not null,
        target text not null, role text, primary key (matter_id, fact_n, seq),
        foreign key (matter_id, fact_n) references ladder_version (matter_id, fact_n));
    `,
  },
];

export async function insertLadder(tx: Tx, v: LadderVersion, matterId: string, factN: number): Promise<void> {
  await sql`
    with kept as (
      insert into ladder_version (id, matter_id, fact_n, kind, article, confidence, in_force_from)
      values (${v.id}, ${matterId}, ${factN}, ${v.kind}, ${v.article}, ${v.confidence}, ${v.inForceFrom})
      returning matter_id, fact_n)
    insert into ladder_rung (matter_id, fact_n, seq, after_count, unit, target, role)
    select k.matter_id, k.fact_n, r.seq, r.after, r.unit, r."to", r.role from kept k,
      jsonb_to_recordset(${JSON.stringify(v.rungs.map((rung, i) => ({ ...rung, seq: i + 1 })))}::jsonb)
        as r (seq int, after int, unit text, "to" text, role text)`.execute(tx);
}

/** All versions, by kind and day. */
export async function findLadderVersions(db: Db | Tx): Promise<LadderVersion[]> {
  return (
    await sql<LadderVersion>`select v.id, v.kind, v.article, v.confidence, v.in_force_from as "inForceFrom",
        (select jsonb_agg(jsonb_build_object('after', r.after_count, 'unit', r.unit, 'to', r.target, 'role', r.role)
            order by r.seq)
          from ladder_rung r where r.matter_id = v.matter_id and r.fact_n = v.fact_n) as rungs
      from ladder_version v order by v.kind, v.in_force_from`.execute(db)
  ).rows;
}

export async function ladderSeries(tx: Tx, kind: string): Promise<{ matterId: string; latest: string } | undefined> {
  return (
    await sql<{ matterId: string; latest: string }>`select matter_id as "matterId", max(in_force_from) as latest
      from ladder_version where kind = ${kind} group by matter_id`.execute(tx)
  ).rows[0];
}
