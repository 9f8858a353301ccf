/** Every statement about papers: numbers with their state, papers, their prints, how they were served. */

import { type Db, leave, type Migration, sql, type Tx } from '#platform/database';
import type { PaperRecord } from '#platform/documents';

export const migrations: Migration[] = [
  {
    id: 'papers.register.1',
    sql: `
      create table number_series (organ text not null, kind text not null, year int not null, last int not null,
        primary key (organ, kind, year));
      create table paper (
        id uuid primary key, matter_id uuid not null, fact_n int not null, kind text not null, organ text not null,
        number text not null unique, code text not null unique, leaf_hash bytea not null, record jsonb not null,
        issued_at timestamptz not null, state text not null, demo boolean not null);
      create index paper_matter on paper (matter_id);
      create table number_register (
        organ text not null, kind text not null, year int not null, seq int not null, state text not null,
        paper_id uuid references paper, void_reason text, void_by uuid, reserved_for text, reserved_until date,
        primary key (organ, kind, year, seq),
        check ((state = 'used') = (paper_id is not null)), check ((state = 'void') = (void_reason is not null)));
      create table paper_print (
        matter_id uuid not null, fact_n int not null, paper_id uuid primary key references paper,
        sha256 text not null, pages int not null);
      create table paper_service (
        id uuid primary key, matter_id uuid not null, fact_n int not null, paper_id uuid not null unique references paper,
        mode text not null, served_at timestamptz not null, received_by text, witness text, remark text,
        officers jsonb not null);
    `,
  },
  {
    id: 'papers.register.2',
    // A service that its second officer denies is followed by another of the same paper.
    sql: `
      alter table paper_service drop constraint paper_service_paper_id_key;
      create index paper_service_paper on paper_service (paper_id);
    `,
  },
  {
    id: 'papers.register.3',
    // Drawn: numbered and kept, and not out before whoever must sign it beside its writer has done so.
    sql: `
      alter table paper alter column issued_at drop not null;
      alter table paper add constraint paper_issued_when check (
        case state when 'drawn' then issued_at is null when 'issued' then issued_at is not null else state = 'void' end);
    `,
  },
  // Its last day, where it has one: whoever holds it afterwards is told so at the check.
  { id: 'papers.register.4', sql: 'alter table paper add column valid_to date' },
  // The number of the one that was issued in its place.
  { id: 'papers.register.5', sql: 'alter table paper add column replaced_by text' },
];

/** The row lock makes numbers gapless: whoever issues waits until the one before has committed or gone away. */
export async function nextSeq(tx: Tx, organ: string, kind: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`insert into number_series (organ, kind, year, last)
    values (${organ}, ${kind}, ${year}, 1)
    on conflict (organ, kind, year) do update set last = number_series.last + 1 returning last`.execute(tx);
  return rows[0]!.last;
}

export interface PaperRow {
  id: string;
  matterId: string;
  factN: number;
  kind: string;
  organ: string;
  number: string;
  code: string;
  leafHash: string;
  record: unknown;
  /** Null: drawn, and not out yet. */
  issuedAt: string | null;
  demo: boolean;
  /** Its last day; null: without end. */
  validTo: string | null;
  year: number;
  seq: number;
}

export function insertPaper(tx: Tx, p: PaperRow): void {
  const inserted = sql`
    with issued as (
      insert into paper (id, matter_id, fact_n, kind, organ, number, code, leaf_hash, record, issued_at, state, demo, valid_to)
      values (${p.id}, ${p.matterId}, ${p.factN}, ${p.kind}, ${p.organ}, ${p.number}, ${p.code},
        decode(${p.leafHash}, 'hex'), ${JSON.stringify(p.record)}::jsonb, ${p.issuedAt},
        ${p.issuedAt === null ? 'drawn' : 'issued'}, ${p.demo}, ${p.validTo})
      returning id)
    insert into number_register (organ, kind, year, seq, state, paper_id)
    select ${p.organ}, ${p.kind}, ${p.year}::int, ${p.seq}::int, 'used', id from issued`;
  leave(inserted.execute(tx));
}

export interface PaperToPrint {
  id: string;
  matterId: string;
  kind: string;
  number: string;
  code: string;
  leafHash: string;
  record: Omit<PaperRecord, 'issuedOn'>;
  issuedAt: string | null;
  demo: boolean;
  sha256: string | null;
}

export async function findPaper(db: Db | Tx, id: string): Promise<PaperToPrint | undefined> {
  return (
    await sql<PaperToPrint>`select p.id, p.matter_id as "matterId", p.kind, p.number, p.code,
        encode(p.leaf_hash, 'hex') as "leafHash", p.record, p.issued_at as "issuedAt", p.demo, r.sha256
      from paper p left join paper_print r on r.paper_id = p.id where p.id = ${id}`.execute(db)
  ).rows[0];
}

export async function insertPrint(
  tx: Tx,
  matterId: string,
  factN: number,
  paperId: string,
  sha256: string,
  pages: number,
): Promise<void> {
  await sql`insert into paper_print (matter_id, fact_n, paper_id, sha256, pages)
    values (${matterId}, ${factN}, ${paperId}, ${sha256}, ${pages})`.execute(tx);
}

export interface ServiceRow {
  id: string;
  matterId: string;
  factN: number;
  paperId: string;
  mode: string;
  servedAt: string;
  receivedBy: string | null;
  witness: string | null;
  remark: string | null;
  officers: readonly string[];
}

export async function insertService(tx: Tx, s: ServiceRow): Promise<void> {
  await sql`insert into paper_service (id, matter_id, fact_n, paper_id, mode, served_at, received_by, witness, remark, officers)
    values (${s.id}, ${s.matterId}, ${s.factN}, ${s.paperId}, ${s.mode}, ${s.servedAt}, ${s.receivedBy}, ${s.witness},
      ${s.remark}, ${JSON.stringify(s.officers)}::jsonb)`.execute(tx);
}

/** Only the last one holds. */
const lastService = sql`select * from paper_service where paper_id = p.id order by fact_n desc limit 1`;

/** Answers which went out by it. */
export async function markIssued(tx: Tx, matterId: string, kind: string, at: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update paper set state = 'issued', issued_at = ${at}
    where matter_id = ${matterId} and kind = ${kind} and state = 'drawn' returning id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Papers of one kind in a matter that hold until now, and from now on no more; each keeps its number. */
export async function markVoid(tx: Tx, matterId: string, kind: string): Promise<void> {
  await sql`update paper set state = 'void' where matter_id = ${matterId} and kind = ${kind} and state <> 'void'`.execute(
    tx,
  );
}

/** It holds no more; `by` stands in its place, where anything does. */
export async function markReplaced(tx: Tx, number: string, by: string | null): Promise<void> {
  await sql`update paper set state = 'void', replaced_by = ${by} where number = ${number}`.execute(tx);
}

export interface PaperOfMatter {
  id: string;
  matterId: string;
  kind: string;
  number: string;
  code: string;
  leafHash: string;
  issuedAt: string | null;
  state: 'drawn' | 'issued' | 'void';
  sha256: string | null;
  pages: number | null;
  mode: 'handedOver' | 'leftWithWitness' | 'refused' | null;
  servedAt: string | null;
  receivedBy: string | null;
  witness: string | null;
}

export async function papersOf(db: Db | Tx, matterId: string): Promise<PaperOfMatter[]> {
  return (
    await sql<PaperOfMatter>`select p.id, p.matter_id as "matterId", p.kind, p.number, p.code,
        encode(p.leaf_hash, 'hex') as "leafHash", p.issued_at as "issuedAt", p.state, r.sha256, r.pages, s.mode,
        s.served_at as "servedAt", s.received_by as "receivedBy", s.witness
      from paper p left join paper_print r on r.paper_id = p.id left join lateral (${lastService}) s on true
      where p.matter_id = ${matterId} order by p.fact_n limit 100`.execute(db)
  ).rows;
}

export interface CheckedPaper {
  id: string;
  kind: string;
  number: string;
  organ: string;
  issuedAt: string;
  state: 'issued' | 'void';
  sha256: string | null;
  leafHash: string;
  demo: boolean;
  validTo: string | null;
  replacedBy: string | null;
}

/** Of how many papers in turn one may stand in another's place. */
const REPLACED_MOST = 100;

/** Of papers that went out: what was only drawn is nobody's outside. `replacedBy`: that of its successors which counts, where one does. */
export async function paperByCode(db: Db, code: string): Promise<CheckedPaper | undefined> {
  return (
    await sql<CheckedPaper>`select p.id, p.kind, p.number, p.record ->> 'organ' as organ, p.issued_at as "issuedAt", p.state,
        r.sha256, encode(p.leaf_hash, 'hex') as "leafHash", p.demo, p.valid_to as "validTo", (
          with recursive successor as (
            select q.number, q.state, q.replaced_by, 1 as n from paper q where q.number = p.replaced_by
            union all
            select q.number, q.state, q.replaced_by, s.n + 1 from successor s join paper q on q.number = s.replaced_by
            where s.n < ${REPLACED_MOST})
          select number from successor where state = 'issued') as "replacedBy"
      from paper p left join paper_print r on r.paper_id = p.id where p.code = ${code} and p.issued_at is not null`.execute(
      db,
    )
  ).rows[0];
}

/** How a paper was served; undefined while it is not. */
export async function serviceOf(db: Db | Tx, paperId: string): Promise<{ mode: string; servedAt: string } | undefined> {
  return (
    await sql<{ mode: string; servedAt: string }>`select mode, served_at as "servedAt" from paper_service
      where paper_id = ${paperId} order by fact_n desc limit 1`.execute(db)
  ).rows[0];
}

/** A print has its file by the same address as any upload of the same bytes. */
export async function printsAmong(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct sha256 from paper_print where sha256 = any(${sha256s as string[]})`.execute(tx);
  return rows.map((row) => row.sha256);
}
