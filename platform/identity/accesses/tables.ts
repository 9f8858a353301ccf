/** Every SQL statement on access records: one partition a month, so that what is past its time goes as a whole. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const accessMigrations: Migration[] = [
  {
    id: 'identity.access.1',
    sql: `
      create table access_record (
        id uuid not null,
        at timestamptz not null,
        account_id uuid,
        person_id uuid,
        deed text not null,
        about uuid[] not null,
        outcome text not null,
        address text,
        primary key (at, id)
      ) partition by range (at);
      create index access_record_about on access_record using gin (about);
      create index access_record_person on access_record (person_id, at);
      create table access_record_rest partition of access_record default;`,
  },
];

export interface AccessRecord {
  id: string;
  at: string;
  accountId?: string;
  personId?: string;
  /** Name of the command or query. */
  deed: string;
  /** Persons whose data it showed, inside or outside the bureau. */
  about: readonly string[];
  /** `done`, or the code of the refusal. */
  outcome: string;
  address?: string;
}

export async function insertAccess(db: Db | Tx, record: AccessRecord): Promise<void> {
  await sql`
    insert into access_record (id, at, account_id, person_id, deed, about, outcome, address)
    values (${record.id}, ${record.at}::timestamptz, ${record.accountId ?? null}::uuid,
      ${record.personId ?? null}::uuid, ${record.deed}, ${record.about}::uuid[], ${record.outcome},
      ${record.address ?? null})`.execute(db);
}

export interface AccessPage {
  /** Only records before this one. */
  before?: { at: string; id: string };
  limit: number;
}

const columns = sql`id, at, account_id as "accountId", person_id as "personId", deed, about, outcome, address`;

/** Newest first. */
export async function accessesAbout(db: Db, personId: string, { before, limit }: AccessPage): Promise<AccessRecord[]> {
  const { rows } = await sql<AccessRecord>`
    select ${columns} from access_record
    where about @> array[${personId}]::uuid[]
      and ${before ? sql`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`}
    order by at desc, id desc limit ${limit}::int`.execute(db);
  return rows;
}

/** `month` 'YYYY-MM'. A month whose records already lie in the rest stays there. */
export async function createMonth(tx: Tx, month: string, next: string): Promise<void> {
  const { rows } = await sql`
    select 1 from access_record_rest
    where at >= ${`${month}-01T00:00:00+08:00`}::timestamptz and at < ${`${next}-01T00:00:00+08:00`}::timestamptz
    limit 1`.execute(tx);
  if (rows.length > 0) return;
  await sql`
    create table if not exists ${sql.id(`access_record_${month.replace('-', '_')}`)} partition of access_record
    for values from (${sql.lit(`${month}-01 00:00:00+08`)}) to (${sql.lit(`${next}-01 00:00:00+08`)})`.execute(tx);
}

export async function monthTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'access_record'::regclass and c.relname ~ '^access_record_[0-9]{4}_[0-9]{2}$'
    order by 1`.execute(db);
  return rows.map((row) => row.name);
}

export async function dropMonth(tx: Tx, name: string): Promise<void> {
  await sql`drop table ${sql.id(name)}`.execute(tx);
}

export async function deleteRestBefore(tx: Tx, instant: string): Promise<void> {
  await sql`delete from access_record_rest where at < ${instant}::timestamptz`.execute(tx);
}
