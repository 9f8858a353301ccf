/** What was entered together: one row an entry, its digest, and the checks that an entry must pass. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'bureau.register.1',
    sql: `
      create table register_entry (
        matter_id uuid not null, fact_n int not null, digest text not null, units int not null, people int not null,
        entered_at timestamptz not null, entered_by uuid, primary key (matter_id, fact_n));
    `,
  },
];

export async function insertEntry(
  tx: Tx,
  e: { matterId: string; factN: number; digest: string; units: number; people: number; at: string; by: string | null },
): Promise<void> {
  await sql`insert into register_entry (matter_id, fact_n, digest, units, people, entered_at, entered_by)
    values (${e.matterId}, ${e.factN}, ${e.digest}, ${e.units}, ${e.people}, ${e.at}, ${e.by})`.execute(tx);
}

/** Which of the ids or codes are there already. */
export async function known(
  db: Db | Tx,
  what: 'division' | 'unit' | 'post' | 'person',
  ids: readonly string[],
): Promise<Set<string>> {
  const list = [...new Set(ids)];
  const rows =
    what === 'division'
      ? await sql<{
          id: string;
        }>`select code as id from division where code = any(${list}) and valid_to is null`.execute(db)
      : what === 'unit'
        ? await sql<{ id: string }>`select id from unit where id = any(${list}::uuid[]) and valid_to is null`.execute(
            db,
          )
        : what === 'post'
          ? await sql<{ id: string }>`select id from post where id = any(${list}::uuid[]) and valid_to is null`.execute(
              db,
            )
          : await sql<{ id: string }>`select id from person where id = any(${list}::uuid[])`.execute(db);
  return new Set(rows.rows.map((row) => row.id));
}

/** Names, staff numbers and licence numbers that are taken, so that the refusal can say which. */
export async function taken(
  db: Db | Tx,
  asked: { unitNames: readonly string[]; staffNumbers: readonly string[]; licenceNumbers: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select name as word from unit where name = any(${asked.unitNames as string[]})
    union all select staff_number from person where staff_number = any(${asked.staffNumbers as string[]})
    union all select number from licence where number = any(${asked.licenceNumbers as string[]}) limit 20`.execute(db);
  return rows.map((row) => row.word);
}

/** Posts with their role and where they serve, a part of the unit's area or all of it: what an appointment grants. */
export async function postsGranting(
  db: Db | Tx,
  postIds: readonly string[],
): Promise<{ postId: string; role: string; unitId: string; areas: string[] }[]> {
  return (
    await sql<{ postId: string; role: string; unitId: string; areas: string[] }>`
      select p.id as "postId", p.role, p.unit_id as "unitId",
        case when p.division is not null then jsonb_build_array(p.division)
          else coalesce(jsonb_agg(a.division) filter (where a.division is not null), '[]') end as areas
      from post p left join unit_area a on a.unit_id = p.unit_id
      where p.id = any(${postIds as string[]}::uuid[]) group by p.id`.execute(db)
  ).rows;
}
