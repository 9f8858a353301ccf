/** Every statement about opinions: the question, to whom, the answer, the end without one. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { OpinionOutcome } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'applications.opinions.1',
    sql: `
      create table opinion (
        matter_id uuid primary key references matter, fact_n int not null, parent_id uuid not null references application,
        unit_id uuid not null, question text not null, asked_by uuid, asked_at timestamptz not null);
      create index opinion_parent on opinion (parent_id, asked_at);
      create table opinion_asking (
        matter_id uuid not null references application, fact_n int not null, opinion_id uuid not null references opinion,
        unit_id uuid not null, primary key (matter_id, fact_n));
      create table opinion_answer (
        matter_id uuid not null references opinion, fact_n int not null, outcome text not null, words text not null,
        given_by uuid, given_at timestamptz not null, primary key (matter_id, fact_n));
      create table opinion_cancelling (
        matter_id uuid not null references opinion, fact_n int not null, words text not null, primary key (matter_id, fact_n));
    `,
  },
];

export interface NewOpinion {
  id: string;
  factN: number;
  parentId: string;
  parentFactN: number;
  unitId: string;
  question: string;
  askedBy: string | null;
  at: string;
}

export async function insertOpinion(tx: Tx, o: NewOpinion): Promise<void> {
  await sql`
    with asked as (
      insert into opinion (matter_id, fact_n, parent_id, unit_id, question, asked_by, asked_at)
      values (${o.id}, ${o.factN}, ${o.parentId}, ${o.unitId}, ${o.question}, ${o.askedBy}, ${o.at}) returning matter_id)
    insert into opinion_asking (matter_id, fact_n, opinion_id, unit_id)
    select ${o.parentId}::uuid, ${o.parentFactN}::int, matter_id, ${o.unitId}::uuid from asked`.execute(tx);
}

export interface AnswerRow {
  matterId: string;
  factN: number;
  outcome: OpinionOutcome;
  words: string;
  givenBy: string | null;
  at: string;
}

export async function insertAnswer(tx: Tx, a: AnswerRow): Promise<void> {
  await sql`insert into opinion_answer (matter_id, fact_n, outcome, words, given_by, given_at)
    values (${a.matterId}, ${a.factN}, ${a.outcome}, ${a.words}, ${a.givenBy}, ${a.at})`.execute(tx);
}

export async function insertCancelling(tx: Tx, matterId: string, factN: number, words: string): Promise<void> {
  await sql`insert into opinion_cancelling (matter_id, fact_n, words) values (${matterId}, ${factN}, ${words})`.execute(
    tx,
  );
}

export interface OpinionRow {
  id: string;
  parentId: string;
  number: string;
  state: string;
  unitId: string;
  unit: string;
  person: string | null;
  question: string;
  askedBy: string | null;
  askedAt: string;
  outcome: OpinionOutcome | null;
  words: string | null;
  endedAt: string | null;
}

const columns = sql`o.matter_id as id, o.parent_id as "parentId", m.number, m.state, o.unit_id as "unitId", u.name as unit,
  coalesce(g.name, n.name) as person, o.question, q.name as "askedBy", o.asked_at as "askedAt", a.outcome,
  coalesce(a.words, c.words) as words, m.closed_at as "endedAt"`;
const joined = sql`opinion o join matter m on m.id = o.matter_id join unit u on u.id = o.unit_id
  left join opinion_answer a on a.matter_id = o.matter_id left join opinion_cancelling c on c.matter_id = o.matter_id
  left join person n on n.id = m.person_id left join person q on q.id = o.asked_by left join person g on g.id = a.given_by`;

/** The first that was asked first. */
export async function opinionsOf(db: Db | Tx, parentId: string): Promise<OpinionRow[]> {
  return (
    await sql<OpinionRow>`select ${columns} from ${joined} where o.parent_id = ${parentId}
      order by o.asked_at, o.matter_id limit 200`.execute(db)
  ).rows;
}

export async function findOpinion(db: Db | Tx, id: string): Promise<OpinionRow | undefined> {
  return (await sql<OpinionRow>`select ${columns} from ${joined} where o.matter_id = ${id}`.execute(db)).rows[0];
}
