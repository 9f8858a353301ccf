/** Every statement about parties. Retention class: personal, with the matter's file. */
import { type Db, leave, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'parties.register.1',
    sql: `
      create table party (
        id uuid primary key, matter_id uuid not null, fact_n int not null, kind text not null, name text not null,
        identity_sealed bytea, identity_tail text, phone_sealed bytea, address text, recorded_at timestamptz not null);
      create index party_matter on party (matter_id);
    `,
  },
  // A name begins with a text where it lies in a range of bytes.
  { id: 'parties.register.2', sql: 'create index party_name on party (name collate "C")' },
];

export interface PartyRow {
  id: string;
  matterId: string;
  factN: number;
  kind: string;
  name: string;
  identitySealed: Uint8Array | null;
  /** Last four characters, enough for two people with one name to be told apart. */
  identityTail: string | null;
  phoneSealed: Uint8Array | null;
  address: string | null;
}

export function insertParty(tx: Tx, p: PartyRow, at: string): void {
  const inserted = sql`insert into party (id, matter_id, fact_n, kind, name, identity_sealed, identity_tail, phone_sealed, address,
      recorded_at)
    values (${p.id}, ${p.matterId}, ${p.factN}, ${p.kind}, ${p.name}, ${p.identitySealed}, ${p.identityTail},
      ${p.phoneSealed}, ${p.address}, ${at})`;
  leave(inserted.execute(tx));
}

export async function findParties(db: Db | Tx, matterId: string): Promise<PartyRow[]> {
  return (
    await sql<PartyRow>`select id, matter_id as "matterId", fact_n as "factN", kind, name,
        identity_sealed as "identitySealed", identity_tail as "identityTail", phone_sealed as "phoneSealed", address
      from party where matter_id = ${matterId} order by recorded_at limit 100`.execute(db)
  ).rows;
}
