/** Every statement about notices: what was ordered, of whom, and what was reported upward. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'enforcement.notices.1',
    sql: `
      create table stop_notice (
        matter_id uuid not null references matter, fact_n int not null, paper_id uuid primary key references paper,
        number text not null, party_id uuid not null references party, party_name text not null, violation text not null,
        act text not null, land_use text not null, officers jsonb not null, issued_at timestamptz not null);
      create index stop_notice_matter on stop_notice (matter_id);
      create table defiance_report (
        matter_id uuid not null references matter, fact_n int not null, paper_id uuid primary key references paper,
        number text not null, addressees jsonb not null, words text not null);
      create index defiance_report_matter on defiance_report (matter_id);
    `,
  },
  // When it went out is known to its paper, and only once both have signed.
  { id: 'enforcement.notices.2', sql: 'alter table stop_notice drop column issued_at' },
];

export interface NoticeRow {
  matterId: string;
  factN: number;
  paperId: string;
  number: string;
  partyId: string;
  partyName: string;
  violation: string;
  act: string;
  landUse: string;
  officers: string[];
}

export async function insertNotice(tx: Tx, n: NoticeRow): Promise<void> {
  await sql`insert into stop_notice (matter_id, fact_n, paper_id, number, party_id, party_name, violation, act, land_use,
      officers)
    values (${n.matterId}, ${n.factN}, ${n.paperId}, ${n.number}, ${n.partyId}, ${n.partyName}, ${n.violation}, ${n.act},
      ${n.landUse}, ${JSON.stringify(n.officers)}::jsonb)`.execute(tx);
}

export async function findNotice(db: Db | Tx, matterId: string): Promise<NoticeRow | undefined> {
  return (
    await sql<NoticeRow>`select matter_id as "matterId", fact_n as "factN", paper_id as "paperId", number,
        party_id as "partyId", party_name as "partyName", violation, act, land_use as "landUse", officers
      from stop_notice where matter_id = ${matterId} order by fact_n desc limit 1`.execute(db)
  ).rows[0];
}

export interface ReportRow {
  matterId: string;
  factN: number;
  paperId: string;
  number: string;
  addressees: readonly string[];
  words: string;
}

export async function insertReport(tx: Tx, r: ReportRow): Promise<void> {
  await sql`insert into defiance_report (matter_id, fact_n, paper_id, number, addressees, words)
    values (${r.matterId}, ${r.factN}, ${r.paperId}, ${r.number}, ${JSON.stringify(r.addressees)}::jsonb, ${r.words})`.execute(
    tx,
  );
}
