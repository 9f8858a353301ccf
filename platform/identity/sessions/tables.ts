/** Every SQL statement on sessions, devices and attempts to sign in. */
import type { Grant } from '@cuntu/divisions';
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Lang } from '../accounts/tables.ts';

export const sessionMigrations: Migration[] = [
  {
    id: 'identity.session.1',
    sql: `
      create table device (
        account_id uuid not null references account on delete cascade,
        id uuid not null,
        label text not null,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        primary key (account_id, id)
      );
      create table session (
        id_hash text primary key,
        account_id uuid not null references account on delete cascade,
        device_id uuid,
        began_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        foreign key (account_id, device_id) references device
      );
      create index session_open on session (account_id) where ended_at is null;
      create index session_began on session (began_at);
      create table sign_in_attempt (
        name_hash text primary key,
        failures int not null,
        last_at timestamptz not null,
        open_at timestamptz not null
      );`,
  },
  { id: 'identity.session.2', sql: 'alter table session add column address text;' },
];

/**
 * Counted before the password is looked at, in one statement: of a hundred at once only so many get a look.
 * `delaysS`: seconds to wait after the first, second … failure; the last entry holds for all later ones.
 */
export async function countAttempt(
  db: Db,
  attempt: { nameHash: string; now: string; delaysS: readonly number[] },
): Promise<{ counted: true } | { counted: false; openAt: string }> {
  const { rows } = await sql`
    insert into sign_in_attempt as a (name_hash, failures, last_at, open_at)
    values (${attempt.nameHash}, 1, ${attempt.now}::timestamptz,
      ${attempt.now}::timestamptz + make_interval(secs => (${attempt.delaysS}::int[])[1]))
    on conflict (name_hash) do update set
      failures = a.failures + 1,
      last_at = excluded.last_at,
      open_at = excluded.last_at + make_interval(secs =>
        (${attempt.delaysS}::int[])[least(a.failures + 1, ${attempt.delaysS.length}::int)])
    where a.open_at <= excluded.last_at
    returning failures`.execute(db);
  if (rows.length === 1) return { counted: true };
  const { rows: held } = await sql<{ openAt: string }>`
    select open_at as "openAt" from sign_in_attempt where name_hash = ${attempt.nameHash}`.execute(db);
  return { counted: false, openAt: held[0]?.openAt ?? attempt.now };
}

export async function forgetAttempts(db: Db, nameHash: string): Promise<void> {
  await sql`delete from sign_in_attempt where name_hash = ${nameHash}`.execute(db);
}

export async function forgetOldAttempts(db: Db, before: string): Promise<void> {
  await sql`delete from sign_in_attempt where last_at < ${before}::timestamptz`.execute(db);
}

export interface Device {
  /** Made by the client, the same for years. */
  id: string;
  /** What it calls itself. */
  label: string;
}

export async function insertSession(
  tx: Tx,
  session: {
    idHash: string;
    accountId: string;
    device: Device | null;
    now: string;
    expiresAt: string;
    address: string;
  },
): Promise<void> {
  const { device, accountId, now } = session;
  if (device) {
    await sql`
      insert into device (account_id, id, label, first_seen_at, last_seen_at)
      values (${accountId}, ${device.id}, ${device.label}, ${now}::timestamptz, ${now}::timestamptz)
      on conflict (account_id, id) do update set label = excluded.label, last_seen_at = excluded.last_seen_at`.execute(
      tx,
    );
  }
  await sql`
    insert into session (id_hash, account_id, device_id, began_at, last_seen_at, expires_at, address)
    values (${session.idHash}, ${accountId}, ${device?.id ?? null}::uuid, ${now}::timestamptz, ${now}::timestamptz,
      ${session.expiresAt}::timestamptz, ${session.address})`.execute(tx);
}

export interface SessionRow {
  accountId: string;
  personId: string | null;
  lang: Lang;
  lastSeenAt: string;
  expiresAt: string;
  grants: Grant[];
}

/** The open session of an active account, with the grants in force today, in one statement. */
export async function openSession(
  db: Db,
  at: { idHash: string; now: string; seenSince: string; today: string },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select a.id as "accountId", a.person_id as "personId", a.lang, s.last_seen_at as "lastSeenAt",
      s.expires_at as "expiresAt", coalesce(g.grants, '[]'::jsonb) as grants
    from session s
    join account a on a.id = s.account_id and a.state = 'active'
    left join lateral (
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', g.role, 'division', g.division,
        'unitId', g.unit_id, 'from', g.from_on, 'to', g.to_on)) order by g.id) as grants
      from role_grant g
      where (g.person_id = a.person_id or g.account_id = a.id)
        and g.from_on <= ${at.today}::date and (g.to_on is null or g.to_on >= ${at.today}::date)) g on true
    where s.id_hash = ${at.idHash} and s.ended_at is null
      and s.expires_at > ${at.now}::timestamptz and s.last_seen_at > ${at.seenSince}::timestamptz`.execute(db);
  return rows[0];
}

export interface OpenSession {
  /** Hash of its token: names the session and opens nothing. */
  id: string;
  device: string | null;
  address: string | null;
  beganAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

/** Newest first. */
export async function sessionsOf(
  db: Db,
  at: { accountId: string; now: string; seenSince: string },
): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select s.id_hash as id, d.label as device, s.address, s.began_at as "beganAt", s.last_seen_at as "lastSeenAt",
      s.expires_at as "expiresAt"
    from session s left join device d on d.account_id = s.account_id and d.id = s.device_id
    where s.account_id = ${at.accountId} and s.ended_at is null
      and s.expires_at > ${at.now}::timestamptz and s.last_seen_at > ${at.seenSince}::timestamptz
    order by s.began_at desc, s.id_hash limit 200`.execute(db);
  return rows;
}

export async function touchSession(db: Db, idHash: string, now: string): Promise<void> {
  await sql`update session set last_seen_at = ${now}::timestamptz where id_hash = ${idHash}`.execute(db);
}

/** `of`: only where it is a session of this account. Answers whose it was. */
export async function endSession(db: Db, idHash: string, now: string, of?: string): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    update session set ended_at = ${now}::timestamptz where id_hash = ${idHash} and ended_at is null
      and ${of === undefined ? sql`true` : sql`account_id = ${of}`}
    returning account_id as "accountId"`.execute(db);
  return rows[0]?.accountId;
}

export async function endOtherSessions(tx: Tx, accountId: string, keepHash: string | null, now: string): Promise<void> {
  await sql`
    update session set ended_at = ${now}::timestamptz
    where account_id = ${accountId} and ended_at is null and id_hash is distinct from ${keepHash}::text`.execute(tx);
}

export async function deleteSessionsBefore(db: Db, instant: string): Promise<void> {
  await sql`delete from session where began_at < ${instant}::timestamptz`.execute(db);
  await sql`
    delete from device d where last_seen_at < ${instant}::timestamptz
      and not exists (select 1 from session s where s.account_id = d.account_id and s.device_id = d.id)`.execute(db);
}
