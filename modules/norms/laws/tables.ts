/** Every statement about laws. An article is one version: a change of law is a new row, the old one gets its end. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Article } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'norms.laws.1',
    sql: `
      create table article_entry (matter_id uuid not null, fact_n int not null, articles jsonb not null,
        primary key (matter_id, fact_n));
      create table article (
        key text not null, law text not null, article text not null, text text not null, in_force_from date not null,
        in_force_to date, confidence text not null, matter_id uuid not null, fact_n int not null,
        primary key (key, in_force_from));
    `,
  },
];

/** Inserts those not there yet and says how many: the caller refuses when one was there. */
export async function insertArticles(
  tx: Tx,
  rows: readonly Article[],
  matterId: string,
  factN: number,
): Promise<number> {
  const { rows: inserted } = await sql<{ key: string }>`
    with entry as (insert into article_entry (matter_id, fact_n, articles)
      values (${matterId}, ${factN}, ${JSON.stringify(rows.map((row) => row.key))}::jsonb))
    insert into article (key, law, article, text, in_force_from, in_force_to, confidence, matter_id, fact_n)
    select key, law, article, text, "inForceFrom", "inForceTo", confidence, ${matterId}, ${factN}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (key text, law text, article text, text text,
      "inForceFrom" date, "inForceTo" date, confidence text)
    on conflict do nothing returning key`.execute(tx);
  return inserted.length;
}

export async function articlesOn(db: Db | Tx, on: string, keys: readonly string[] | null = null): Promise<Article[]> {
  return (
    await sql<Article>`select distinct on (key) key, law, article, text, in_force_from as "inForceFrom",
        in_force_to as "inForceTo", confidence
      from article where (${keys as string[] | null}::text[] is null or key = any(${keys as string[] | null}))
        and in_force_from <= ${on} and (in_force_to is null or in_force_to >= ${on})
      order by key, in_force_from desc limit 2000`.execute(db)
  ).rows;
}
