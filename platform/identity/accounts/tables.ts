/** Every SQL statement on accounts, their credentials and their one-time links. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const accountMigrations: Migration[] = [
  {
    id: 'identity.account.1',
    sql: `
      create table account (
        id uuid primary key,
        person_id uuid unique,
        username text not null unique,
        state text not null default 'active' check (state in ('active', 'locked', 'closed')),
        demo boolean not null default false,
        lang text not null default 'zh' check (lang in ('zh', 'en')),
        preferences jsonb not null default '{}',
        opened_at timestamptz not null,
        closed_at timestamptz
      );
      create table credential (
        account_id uuid primary key references account on delete cascade,
        password_hash text,
        otp_sealed bytea,
        otp_confirmed boolean not null default false,
        otp_step int not null default 0
      );
      create table setup_link (
        token_hash text primary key,
        account_id uuid not null references account on delete cascade,
        expires_at timestamptz not null
      );`,
  },
  {
    id: 'identity.account.2',
    sql: `
      -- A password that somebody else has chosen: it opens nothing, and until then lets its owner set one.
      alter table credential add column once_until timestamptz;
      alter table credential add column changed_at timestamptz;`,
  },
];

export type AccountState = 'active' | 'locked' | 'closed';
export type Lang = 'zh' | 'en';

export interface Account {
  id: string;
  personId: string | null;
  /** Folded: how it is compared, and how it is shown. */
  username: string;
  state: AccountState;
  demo: boolean;
  lang: Lang;
}

export interface CredentialRow extends Account {
  passwordHash: string | null;
  otpSealed: Uint8Array | null;
  otpConfirmed: boolean;
  /** The password was chosen by somebody else, and until then can be exchanged for one's own; null: it is one's own. */
  onceUntil: string | null;
}

const accountColumns = sql`a.id, a.person_id as "personId", a.username, a.state, a.demo, a.lang`;
const credentialColumns = sql`${accountColumns}, c.password_hash as "passwordHash", c.otp_sealed as "otpSealed",
  c.otp_confirmed as "otpConfirmed", c.once_until as "onceUntil"`;

/** Whether the name was free. */
export async function insertAccount(tx: Tx, account: Account, openedAt: string): Promise<boolean> {
  const { rows } = await sql`
    with opened as (
      insert into account (id, person_id, username, state, demo, lang, opened_at)
      values (${account.id}, ${account.personId}, ${account.username}, ${account.state}, ${account.demo},
        ${account.lang}, ${openedAt}::timestamptz)
      on conflict (username) do nothing returning id)
    insert into credential (account_id) select id from opened returning account_id`.execute(tx);
  return rows.length === 1;
}

export async function updateAccountState(tx: Tx, id: string, state: AccountState, at: string): Promise<void> {
  await sql`
    update account set state = ${state}::text,
      closed_at = case when ${state}::text = 'closed' then ${at}::timestamptz end
    where id = ${id}`.execute(tx);
}

export async function credentialByName(db: Db, username: string): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`
    select ${credentialColumns} from account a join credential c on c.account_id = a.id
    where a.username = ${username}`.execute(db);
  return rows[0];
}

export async function credentialById(db: Db, id: string): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`
    select ${credentialColumns} from account a join credential c on c.account_id = a.id where a.id = ${id}`.execute(db);
  return rows[0];
}

export async function updatePasswordHash(
  tx: Tx,
  accountId: string,
  passwordHash: string,
  { onceUntil = null, changedAt = null }: { onceUntil?: string | null; changedAt?: string | null } = {},
): Promise<void> {
  await sql`
    update credential set password_hash = ${passwordHash}, once_until = ${onceUntil}::timestamptz,
      changed_at = ${changedAt}::timestamptz
    where account_id = ${accountId}`.execute(tx);
}

/** Held until the end, so that of two exchanging one password at once, one succeeds. */
export async function isStillPassword(tx: Tx, accountId: string, passwordHash: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from credential where account_id = ${accountId} and password_hash = ${passwordHash} for update`.execute(
    tx,
  );
  return rows.length === 1;
}

export async function updateOtp(
  db: Db,
  accountId: string,
  otp: { sealed: Uint8Array | null; confirmed: boolean },
): Promise<void> {
  await sql`
    update credential set otp_sealed = ${otp.sealed}::bytea, otp_confirmed = ${otp.confirmed}::boolean,
      otp_step = case when ${otp.confirmed}::boolean then otp_step else 0 end
    where account_id = ${accountId}`.execute(db);
}

/** Whether there was one. */
export async function deleteOtp(tx: Tx, accountId: string): Promise<boolean> {
  const { rows } = await sql`update credential set otp_sealed = null, otp_confirmed = false, otp_step = 0
    where account_id = ${accountId} and otp_confirmed returning account_id`.execute(tx);
  return rows.length > 0;
}

/** A code counts once (RFC 6238 §5.2): whether this step is newer than the last one used. */
export async function spendOtpStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update credential set otp_step = ${step}::int
    where account_id = ${accountId} and otp_step < ${step}::int returning account_id`.execute(db);
  return rows.length === 1;
}

export async function insertSetupLink(
  tx: Tx,
  link: { tokenHash: string; accountId: string; expiresAt: string },
): Promise<void> {
  await sql`delete from setup_link where account_id = ${link.accountId}`.execute(tx);
  await sql`
    insert into setup_link (token_hash, account_id, expires_at)
    values (${link.tokenHash}, ${link.accountId}, ${link.expiresAt}::timestamptz)`.execute(tx);
}

export async function accountOfSetupLink(db: Db, tokenHash: string, now: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from setup_link l join account a on a.id = l.account_id
    where l.token_hash = ${tokenHash} and l.expires_at > ${now}::timestamptz and a.state <> 'closed'`.execute(db);
  return rows[0];
}

/** Whether the link was still there: of two at once, one sets its password. */
export async function deleteSetupLink(tx: Tx, tokenHash: string): Promise<boolean> {
  const { rows } = await sql`delete from setup_link where token_hash = ${tokenHash} returning account_id`.execute(tx);
  return rows.length === 1;
}

export type Preferences = { theme?: 'light' | 'dark' | 'system'; size?: 'normal' | 'large' };

export async function preferencesOf(db: Db, accountId: string): Promise<Preferences & { lang: Lang }> {
  const { rows } = await sql<{ preferences: Preferences; lang: Lang }>`
    select preferences, lang from account where id = ${accountId}`.execute(db);
  const row = rows[0]!;
  return { ...row.preferences, lang: row.lang };
}

export async function updatePreferences(
  db: Db,
  accountId: string,
  { lang, ...preferences }: Preferences & { lang?: Lang },
): Promise<void> {
  await sql`
    update account set lang = coalesce(${lang ?? null}::text, lang),
      preferences = preferences || ${JSON.stringify(preferences)}::jsonb
    where id = ${accountId}`.execute(db);
}

export async function deleteClosedAccounts(db: Db, closedBefore: string): Promise<void> {
  await sql`delete from account where state = 'closed' and closed_at < ${closedBefore}::timestamptz`.execute(db);
}

/** The accounts opened with published passwords, in that order; `changed`: somebody has given it another. */
export async function demoAccounts(db: Db): Promise<(Account & { changed: boolean })[]> {
  return (
    await sql<Account & { changed: boolean }>`
      select ${accountColumns}, c.changed_at is not null as changed
      from account a join credential c on c.account_id = a.id where a.demo order by a.opened_at, a.id`.execute(db)
  ).rows;
}
