/** What the seeder asks of the database: what of the plan is done already, and which printed accounts exist. */
import { type Db, sql } from '#platform/database';

/** Which of the commands have been carried out. */
export async function doneAmong(db: Db, commandIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from command_log
    where id = any(${commandIds as string[]}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

export interface DemoAccount {
  id: string;
  username: string;
  state: string;
  name: string | null;
  post: string | null;
  unit: string | null;
}

export async function demoAccounts(db: Db): Promise<DemoAccount[]> {
  return (
    await sql<DemoAccount>`select a.id, a.username, a.state, p.name, h.title as post, h.unit
      from account a left join person p on p.id = a.person_id
        left join lateral (select o.title, u.name as unit from appointment t join post o on o.id = t.post_id
          join unit u on u.id = o.unit_id where t.person_id = p.id and t.kind = 'holder' limit 1) h on true
      where a.demo order by a.opened_at, a.id`.execute(db)
  ).rows;
}
