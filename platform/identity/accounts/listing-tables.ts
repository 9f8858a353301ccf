/** Every statement that lists accounts for whoever keeps them. */
import type { Role } from '@cuntu/divisions';
import { type Db, sql, type Tx } from '#platform/database';
import type { AccountState } from './tables.ts';

export interface AccountSummary {
  id: string;
  personId: string | null;
  username: string;
  state: AccountState;
  /** `once`: somebody else has chosen it. */
  password: 'own' | 'once' | 'none';
  secondFactor: boolean;
  openedAt: string;
  lastSignInAt: string | null;
  /** Held on the day asked for. */
  roles: Role[];
}

export interface AccountFilter {
  /** The text is a part of the user name, or the holder is one of these. */
  named?: { text: string; personIds: readonly string[] };
  state?: AccountState;
  role?: Role;
  /** User names after this one. */
  after?: string;
}

const inForce = (on: string) => sql`(g.account_id = a.id or g.person_id = a.person_id)
  and g.from_on <= ${on}::date and (g.to_on is null or g.to_on >= ${on}::date)`;

const columns = (on: string) => sql`a.id, a.person_id as "personId", a.username, a.state, a.opened_at as "openedAt",
  case when c.password_hash is null then 'none' when c.once_until is null then 'own' else 'once' end as password,
  c.otp_confirmed as "secondFactor",
  (select max(s.began_at) from session s where s.account_id = a.id) as "lastSignInAt",
  coalesce((select jsonb_agg(distinct g.role) from role_grant g where ${inForce(on)}), '[]'::jsonb) as roles`;

/** In the order of their user names. */
export async function findAccounts(
  db: Db,
  on: string,
  { named, state, role, after }: AccountFilter,
  limit: number,
): Promise<AccountSummary[]> {
  const part = named && `%${named.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const all = [
    ...(named ? [sql`(a.username like ${part} or a.person_id = any(${named.personIds as string[]}::uuid[]))`] : []),
    ...(state ? [sql`a.state = ${state}`] : []),
    ...(role ? [sql`exists (select 1 from role_grant g where g.role = ${role} and ${inForce(on)})`] : []),
    ...(after ? [sql`a.username collate "C" > ${after}`] : []),
    sql`true`,
  ];
  return (
    await sql<AccountSummary>`
      select ${columns(on)} from account a join credential c on c.account_id = a.id
      where ${sql.join(all, sql` and `)} order by a.username collate "C" limit ${limit}::int`.execute(db)
  ).rows;
}

export async function findAccount(db: Db, on: string, id: string): Promise<AccountSummary | undefined> {
  return (
    await sql<AccountSummary>`
      select ${columns(on)} from account a join credential c on c.account_id = a.id where a.id = ${id}`.execute(db)
  ).rows[0];
}

export const accountOfPerson = async (db: Db | Tx, personId: string): Promise<string | undefined> =>
  (await sql<{ username: string }>`select username from account where person_id = ${personId}`.execute(db)).rows[0]
    ?.username;

/** Held until the end: of two deeds on one account the second sees what the first has left. */
export async function lockAccountRow(
  tx: Tx,
  id: string,
): Promise<{ id: string; username: string; state: AccountState } | undefined> {
  return (
    await sql<{ id: string; username: string; state: AccountState }>`
      select id, username, state from account where id = ${id} for update`.execute(tx)
  ).rows[0];
}

export async function openSessionCount(db: Db, accountId: string, now: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from session
    where account_id = ${accountId} and ended_at is null and expires_at > ${now}::timestamptz`.execute(db);
  return rows[0]!.count;
}
