/** What was done to accounts, by whom; the accounts themselves belong to identity. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'bureau.accounts.1',
    sql: `
      create table account_deed (
        matter_id uuid not null, fact_n int not null, deed text not null, account_id uuid not null, username text,
        person_id uuid, at timestamptz not null, by_person uuid, primary key (matter_id, fact_n));
      create index account_deed_of on account_deed (account_id, fact_n);
    `,
  },
  { id: 'bureau.accounts.2', sql: 'alter table account_deed add column reason text' },
];

export interface AccountDeed {
  deed: 'opened' | 'reset' | 'locked' | 'unlocked' | 'factorDropped';
  accountId: string;
  username?: string;
  personId?: string;
  reason?: string;
  at: string;
  by: string | null;
}

export async function insertAccountDeed(tx: Tx, factN: number, d: AccountDeed): Promise<void> {
  await sql`
    insert into account_deed (matter_id, fact_n, deed, account_id, username, person_id, reason, at, by_person)
    values (${d.accountId}, ${factN}, ${d.deed}, ${d.accountId}, ${d.username ?? null}, ${d.personId ?? null}::uuid,
      ${d.reason ?? null}, ${d.at}, ${d.by}::uuid)`.execute(tx);
}

export interface AccountDeedRow {
  n: number;
  deed: AccountDeed['deed'];
  reason: string | null;
  at: string;
  by: string | null;
}

/** Newest first. */
export async function deedsOn(db: Db, accountId: string): Promise<AccountDeedRow[]> {
  return (
    await sql<AccountDeedRow>`
      select d.fact_n as n, d.deed, d.reason, d.at, p.name as by from account_deed d left join person p on p.id = d.by_person
      where d.account_id = ${accountId} order by d.fact_n desc limit 100`.execute(db)
  ).rows;
}

/** Held until the end, so that of two who open an account for one person, one finds it opened. */
export async function lockHolder(tx: Tx, personId: string): Promise<{ leftOn: string | null } | undefined> {
  return (
    await sql<{ leftOn: string | null }>`
      select valid_to as "leftOn" from person where id = ${personId} for update`.execute(tx)
  ).rows[0];
}

const PEOPLE_MOST = 500;

export async function peopleNamed(db: Db, text: string): Promise<string[]> {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: string }>`
    select id from person where name like ${part} or staff_number like ${part} limit ${PEOPLE_MOST}::int`.execute(db);
  return rows.map((row) => row.id);
}

export interface Holder {
  id: string;
  name: string;
  staffNumber: string | null;
}

export async function holders(db: Db, ids: readonly string[]): Promise<Map<string, Holder>> {
  const { rows } = await sql<Holder>`
    select id, name, staff_number as "staffNumber" from person where id = any(${ids as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Unit and title of the post of each appointment. */
export async function postsOf(db: Db, appointmentIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; post: string }>`
    select t.id, u.name || ' ' || o.title as post from appointment t join post o on o.id = t.post_id
      join unit u on u.id = o.unit_id
    where t.id = any(${appointmentIds as string[]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.post]));
}
