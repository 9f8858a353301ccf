/** Every statement about who stepped back. */
import { type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'matters.recusal.1',
    sql: `
      create table recusal (
        matter_id uuid not null references matter, fact_n int not null, person_id uuid not null, words text not null,
        ordered boolean not null, to_person_id uuid, primary key (matter_id, fact_n));
    `,
  },
  {
    id: 'matters.recusal.2',
    sql: `
      -- Whoever stepped back from a matter is barred from what was begun beside it.
      update matter c set version = c.version + 1, done_by = jsonb_set(c.done_by, '{recuse}',
          (select jsonb_agg(distinct one)
            from jsonb_array_elements(coalesce(c.done_by -> 'recuse', '[]') || (p.done_by -> 'recuse')) as one))
        from matter p where p.id = c.parent_id and c.closed_at is null and p.done_by -> 'recuse' is not null;
    `,
  },
];

/** Of open children from which he has not stepped back already. */
export async function barFromChildren(tx: Tx, parentId: string, personId: string): Promise<void> {
  await sql`update matter set version = version + 1, done_by = jsonb_set(done_by, '{recuse}',
      coalesce(done_by -> 'recuse', '[]') || to_jsonb(${personId}::text))
    where parent_id = ${parentId} and closed_at is null
      and not coalesce(done_by -> 'recuse' @> to_jsonb(${personId}::text), false)`.execute(tx);
}

export interface RecusalRow {
  matterId: string;
  factN: number;
  personId: string;
  words: string;
  ordered: boolean;
  toPersonId: string | null;
}

export async function insertRecusal(tx: Tx, r: RecusalRow): Promise<void> {
  await sql`insert into recusal (matter_id, fact_n, person_id, words, ordered, to_person_id)
    values (${r.matterId}, ${r.factN}, ${r.personId}, ${r.words}, ${r.ordered}, ${r.toPersonId})`.execute(tx);
}
