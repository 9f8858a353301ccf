/** What of the register an import is held against, and which file an entry came from. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Known } from './rules.ts';

export const migrations: Migration[] = [
  {
    id: 'bureau.imports.1',
    sql: `
      create table register_import (
        matter_id uuid not null, fact_n int not null, file text not null, primary key (matter_id, fact_n));
    `,
  },
];

/** `words`: every text of the form, among which are the names and numbers that people and licences are known by. */
export async function findKnown(db: Db | Tx, words: readonly string[]): Promise<Known> {
  const list = [...new Set(words)];
  const { rows } = await sql<{ known: Known }>`
    select jsonb_build_object(
      'divisions', coalesce((select jsonb_agg(jsonb_build_object('code', code, 'name', name) order by code)
        from division where valid_to is null), '[]'),
      'units', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name,
        'areas', (select coalesce(jsonb_agg(division), '[]') from unit_area where unit_id = unit.id))) from unit), '[]'),
      'posts', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'unitId', unit_id, 'title', title))
        from post where valid_to is null), '[]'),
      'people', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'staffNumber', staff_number))
        from person where valid_to is null and (name = any(${list}) or staff_number = any(${list}))), '[]'),
      'licenceNumbers', coalesce((select jsonb_agg(number) from licence where number = any(${list})), '[]')
    ) as known`.execute(db);
  return rows[0]!.known;
}

export async function insertImport(tx: Tx, matterId: string, factN: number, file: string): Promise<void> {
  await sql`insert into register_import (matter_id, fact_n, file) values (${matterId}, ${factN}, ${file})`.execute(tx);
}

/** What the register was made from is kept. */
export async function importedAmong(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`
    select distinct file from register_import where file = any(${sha256s as string[]})`.execute(tx);
  return rows.map((row) => row.file);
}
