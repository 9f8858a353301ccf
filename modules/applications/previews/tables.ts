/** Every statement about preliminary reviews: what the map said, what was concluded, the opinion and its last day. */
import type { Analysis } from '#modules/land/contract';
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Validity } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'applications.previews.1',
    sql: `
      create table preview_check (
        matter_id uuid not null references application, fact_n int not null, digest text not null, area_m2 float8 not null,
        permanent_m2 float8 not null, plan_fit text not null, figures jsonb not null, checked_by uuid,
        checked_at timestamptz not null, primary key (matter_id, fact_n));
      create table preview_conclusion (
        matter_id uuid not null references application, fact_n int not null, outcome text not null, words text not null,
        despite text, concluded_by uuid, primary key (matter_id, fact_n));
      create table preview_opinion (
        matter_id uuid not null references application, fact_n int not null, paper_id uuid not null references paper,
        number text not null, issued_on date not null, valid_to date not null, project text not null, area_m2 float8 not null,
        primary key (matter_id, fact_n));
      create index preview_opinion_new on preview_opinion (issued_on desc, paper_id desc);
    `,
  },
];

export interface CheckRow {
  digest: string;
  figures: Analysis;
  checkedById: string | null;
  checkedAt: string;
}

export async function insertCheck(tx: Tx, matterId: string, factN: number, c: CheckRow): Promise<void> {
  const { whole, permanentFarmland, plan } = c.figures;
  await sql`insert into preview_check (matter_id, fact_n, digest, area_m2, permanent_m2, plan_fit, figures, checked_by, checked_at)
    values (${matterId}, ${factN}, ${c.digest}, ${whole.areaM2}, ${permanentFarmland.areaM2}, ${plan.fit},
      ${JSON.stringify(c.figures)}::jsonb, ${c.checkedById}, ${c.checkedAt})`.execute(tx);
}

/** The last one holds. */
export async function findCheck(db: Db | Tx, matterId: string): Promise<CheckRow | undefined> {
  return (
    await sql<CheckRow>`select digest, figures, checked_by as "checkedById", checked_at as "checkedAt" from preview_check
      where matter_id = ${matterId} order by fact_n desc limit 1`.execute(db)
  ).rows[0];
}

export interface ConclusionRow {
  outcome: 'fit' | 'unfit';
  words: string;
  despite: string | null;
  concludedById: string | null;
}

export async function insertConclusion(tx: Tx, matterId: string, factN: number, c: ConclusionRow): Promise<void> {
  await sql`insert into preview_conclusion (matter_id, fact_n, outcome, words, despite, concluded_by)
    values (${matterId}, ${factN}, ${c.outcome}, ${c.words}, ${c.despite}, ${c.concludedById})`.execute(tx);
}

export async function findConclusion(db: Db | Tx, matterId: string): Promise<ConclusionRow | undefined> {
  return (
    await sql<ConclusionRow>`select outcome, words, despite, concluded_by as "concludedById" from preview_conclusion
      where matter_id = ${matterId} order by fact_n desc limit 1`.execute(db)
  ).rows[0];
}

export interface OpinionPaperRow {
  matterId: string;
  paperId: string;
  number: string;
  issuedOn: string;
  validTo: string;
  project: string;
  areaM2: number;
}

export async function insertOpinionPaper(tx: Tx, factN: number, o: OpinionPaperRow): Promise<void> {
  await sql`insert into preview_opinion (matter_id, fact_n, paper_id, number, issued_on, valid_to, project, area_m2)
    values (${o.matterId}, ${factN}, ${o.paperId}, ${o.number}, ${o.issuedOn}, ${o.validTo}, ${o.project}, ${o.areaM2})`.execute(
    tx,
  );
}

const columns = sql`p.matter_id as "matterId", p.paper_id as "paperId", p.number, p.issued_on as "issuedOn",
  p.valid_to as "validTo", p.project, p.area_m2 as "areaM2"`;

export async function findOpinionPaper(db: Db | Tx, matterId: string): Promise<OpinionPaperRow | undefined> {
  return (
    await sql<OpinionPaperRow>`select ${columns} from preview_opinion p where p.matter_id = ${matterId}
      order by p.fact_n desc limit 1`.execute(db)
  ).rows[0];
}

interface Sought {
  where: ReturnType<typeof sql>;
  validity: Validity | undefined;
  text: string | undefined;
  today: string;
  after: { day: string; id: string } | null;
  limit: number;
}

export async function listOpinionPapers(
  db: Db,
  { where, validity, text, today, after, limit }: Sought,
): Promise<(OpinionPaperRow & { placeName: string })[]> {
  const valid = validity && (validity === 'valid' ? sql`p.valid_to >= ${today}` : sql`p.valid_to < ${today}`);
  return (
    await sql<OpinionPaperRow & { placeName: string }>`
      select ${columns}, m.place_name as "placeName" from preview_opinion p join matter m on m.id = p.matter_id
      where ${where} ${valid ? sql`and ${valid}` : sql``}
        ${text ? sql`and (p.number = ${text} or strpos(p.project, ${text}) > 0)` : sql``}
        ${after ? sql`and (p.issued_on, p.paper_id) < (${after.day}::date, ${after.id}::uuid)` : sql``}
      order by p.issued_on desc, p.paper_id desc limit ${limit}`.execute(db)
  ).rows;
}
