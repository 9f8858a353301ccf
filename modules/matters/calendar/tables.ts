/** Every statement about addresses of calendars: whose, known by the hash of its token, until it is revoked. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'matters.calendar.1',
    sql: `
      create table calendar_link (
        matter_id uuid primary key, fact_n int not null, person_id uuid not null, token_hash bytea not null unique,
        lang text not null, made_at timestamptz not null, revoked_at timestamptz);
      create unique index calendar_link_one on calendar_link (person_id) where revoked_at is null;
      create table calendar_link_end (
        matter_id uuid not null references calendar_link, fact_n int not null, person_id uuid not null,
        primary key (matter_id, fact_n));
    `,
  },
];

export interface LinkRow {
  id: string;
  factN: number;
  personId: string;
  tokenHash: string;
  lang: 'zh' | 'en';
  madeAt: string;
}

export async function insertLink(tx: Tx, l: LinkRow): Promise<void> {
  await sql`insert into calendar_link (matter_id, fact_n, person_id, token_hash, lang, made_at)
    values (${l.id}, ${l.factN}, ${l.personId}, decode(${l.tokenHash}, 'hex'), ${l.lang}, ${l.madeAt})`.execute(tx);
}

export async function linkOf(db: Db | Tx, personId: string): Promise<{ id: string; madeAt: string } | undefined> {
  return (
    await sql<{ id: string; madeAt: string }>`select matter_id as id, made_at as "madeAt" from calendar_link
      where person_id = ${personId} and revoked_at is null`.execute(db)
  ).rows[0];
}

export async function endLink(tx: Tx, id: string, factN: number, personId: string, at: string): Promise<void> {
  await sql`
    with ended as (update calendar_link set revoked_at = ${at} where matter_id = ${id})
    insert into calendar_link_end (matter_id, fact_n, person_id) values (${id}, ${factN}, ${personId})`.execute(tx);
}

export async function ownerOfHash(
  db: Db,
  tokenHash: string,
): Promise<{ personId: string; lang: 'zh' | 'en' } | undefined> {
  return (
    await sql<{ personId: string; lang: 'zh' | 'en' }>`select person_id as "personId", lang from calendar_link
      where token_hash = decode(${tokenHash}, 'hex') and revoked_at is null`.execute(db)
  ).rows[0];
}
