/** Every statement of the administrator's deeds: accounts with their holders, migrations, who can sign in at all. */
import { type Db, sql } from '#platform/database';

export async function appliedMigrations(db: Db): Promise<{ id: string; sha256: string }[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(db);
  if (!rows[0]!.there) return [];
  return (await sql<{ id: string; sha256: string }>`select id, sha256 from migration order by applied_at`.execute(db))
    .rows;
}

export interface AccountLine {
  id: string;
  personId: string | null;
  username: string;
  state: 'active' | 'locked' | 'closed';
  name: string | null;
  staffNumber: string | null;
  passwordSet: boolean;
  secondFactor: boolean;
  demo: boolean;
  /** `role@division` held on the day asked for. */
  roles: string[];
}

export async function findAccounts(db: Db, on: string): Promise<AccountLine[]> {
  return (
    await sql<AccountLine>`
      select a.id, a.person_id as "personId", a.username, a.state, p.name, p.staff_number as "staffNumber", a.demo,
        c.password_hash is not null as "passwordSet", c.otp_confirmed as "secondFactor",
        coalesce((select jsonb_agg(distinct g.role || '@' || g.division) from role_grant g
          where (g.account_id = a.id or g.person_id = a.person_id)
            and g.from_on <= ${on}::date and (g.to_on is null or g.to_on >= ${on}::date)), '[]') as roles
      from account a join credential c on c.account_id = a.id left join person p on p.id = a.person_id
      order by a.username`.execute(db)
  ).rows;
}

export const findAccountId = async (db: Db, username: string): Promise<string | undefined> =>
  (await sql<{ id: string }>`select id from account where username = ${username}`.execute(db)).rows[0]?.id;

/** By staff number, or by id. */
export const findPersonId = async (db: Db, mark: string): Promise<string | undefined> =>
  (await sql<{ id: string }>`select id from person where staff_number = ${mark} or id::text = ${mark}`.execute(db))
    .rows[0]?.id;

export const accountOfPerson = async (db: Db, personId: string): Promise<string | undefined> =>
  (await sql<{ username: string }>`select username from account where person_id = ${personId}`.execute(db)).rows[0]
    ?.username;

export const isDivision = async (db: Db, code: string): Promise<boolean> =>
  (await sql`select 1 from division where code = ${code} limit 1`.execute(db)).rows.length === 1;

/** Whether anybody has ever set a password: until then only a one-time link lets the first one in. */
export const anybodyCanSignIn = async (db: Db): Promise<boolean> =>
  (await sql`select 1 from credential where password_hash is not null limit 1`.execute(db)).rows.length === 1;
