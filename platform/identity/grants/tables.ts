/** Every SQL statement on grants: which role a person or an account holds, where, and from when to when. */
import type { Role } from '@cuntu/divisions';
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const grantMigrations: Migration[] = [
  {
    id: 'identity.grant.1',
    sql: `
      create table role_grant (
        id uuid primary key,
        person_id uuid,
        account_id uuid references account on delete cascade,
        role text not null check (role <> 'system'),
        division text not null check (division ~ '^[0-9]{4,14}$'),
        unit_id uuid,
        from_on date not null,
        to_on date,
        source text not null,
        check (num_nonnulls(person_id, account_id) = 1)
      );
      create index role_grant_person on role_grant (person_id);
      create index role_grant_account on role_grant (account_id);
      create index role_grant_source on role_grant (source);`,
  },
];

export type Holder = { personId: string } | { accountId: string };

export interface NewGrant {
  id: string;
  holder: Holder;
  role: Exclude<Role, 'system'>;
  division: string;
  unitId?: string;
  /** First day. */
  fromOn: string;
  /** Last day; absent: until ended. */
  toOn?: string;
  /** Id of the appointment that it comes from, or `bootstrap`. */
  source: string;
}

export interface GrantRow {
  id: string;
  personId: string | null;
  accountId: string | null;
  role: Role;
  division: string;
  unitId: string | null;
  fromOn: string;
  toOn: string | null;
  source: string;
}

export async function insertGrants(tx: Tx, grants: readonly NewGrant[]): Promise<void> {
  const rows = grants.map(({ holder, unitId, toOn, ...rest }) => ({
    ...rest,
    personId: 'personId' in holder ? holder.personId : null,
    accountId: 'accountId' in holder ? holder.accountId : null,
    unitId: unitId ?? null,
    toOn: toOn ?? null,
  }));
  await sql`
    insert into role_grant (id, person_id, account_id, role, division, unit_id, from_on, to_on, source)
    select id, "personId", "accountId", role, division, "unitId", "fromOn", "toOn", source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, "personId" uuid, "accountId" uuid, role text,
      division text, "unitId" uuid, "fromOn" date, "toOn" date, source text)`.execute(tx);
}

const grantColumns = sql`id, person_id as "personId", account_id as "accountId", role, division,
  unit_id as "unitId", from_on as "fromOn", to_on as "toOn", source`;

/** Never later than it already ends. */
export async function updateGrantEnd(
  tx: Tx,
  which: { id: string } | { source: string },
  lastOn: string,
): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    update role_grant set to_on = ${lastOn}::date
    where ${'id' in which ? sql`id = ${which.id}` : sql`source = ${which.source}`}
      and (to_on is null or to_on > ${lastOn}::date)
    returning ${grantColumns}`.execute(tx);
  return rows;
}

export async function grantsOfHolder(db: Db, holder: Holder): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select ${grantColumns} from role_grant
    where ${'personId' in holder ? sql`person_id = ${holder.personId}` : sql`account_id = ${holder.accountId}`}
    order by from_on, id`.execute(db);
  return rows;
}
