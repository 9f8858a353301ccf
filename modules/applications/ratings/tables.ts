/** Every statement about ratings and their call-backs. Retention class: personal, with the application's file. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { Grade } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'applications.ratings.1',
    sql: `
      create table rating (
        matter_id uuid primary key, fact_n int not null, application_id uuid not null references application,
        item text not null, grade text not null, words text not null, phone_sealed bytea, rated_at timestamptz not null,
        set_aside boolean not null default false, constraint rating_once unique (application_id));
      create index rating_new on rating (rated_at desc, matter_id desc);
      create table rating_sum (item text not null, grade text not null, n int not null, primary key (item, grade));
      create table call_back (
        matter_id uuid primary key references matter, fact_n int not null, rating_id uuid not null unique references rating);
      create table call_back_act (
        matter_id uuid not null references call_back, fact_n int not null, act text not null, outcome text not null,
        words text not null, person_id uuid, at timestamptz not null, primary key (matter_id, fact_n));
    `,
  },
];

export interface RatingRow {
  id: string;
  factN: number;
  applicationId: string;
  item: string;
  grade: Grade;
  words: string;
  phoneSealed: Uint8Array | null;
  ratedAt: string;
}

export async function insertRating(tx: Tx, r: RatingRow): Promise<void> {
  await sql`
    with summed as (
      insert into rating_sum (item, grade, n) values (${r.item}, ${r.grade}, 1)
      on conflict (item, grade) do update set n = rating_sum.n + 1)
    insert into rating (matter_id, fact_n, application_id, item, grade, words, phone_sealed, rated_at)
    values (${r.id}, ${r.factN}, ${r.applicationId}, ${r.item}, ${r.grade}, ${r.words}, ${r.phoneSealed}, ${r.ratedAt})`.execute(
    tx,
  );
}

export interface GivenRating {
  id: string;
  grade: Grade;
  ratedAt: string;
  setAside: boolean;
  /** Whether somebody calls back, and what he answered. */
  called: boolean;
  answer: string | null;
}

export async function ratingOf(db: Db | Tx, applicationId: string): Promise<GivenRating | undefined> {
  return (
    await sql<GivenRating>`select r.matter_id as id, r.grade, r.rated_at as "ratedAt", r.set_aside as "setAside",
        c.matter_id is not null as called,
        (select a.words from call_back_act a where a.matter_id = c.matter_id and a.act = 'answerRater'
          order by a.fact_n desc limit 1) as answer
      from rating r left join call_back c on c.rating_id = r.matter_id
      where r.application_id = ${applicationId}`.execute(db)
  ).rows[0];
}

export async function insertCallBack(tx: Tx, matterId: string, factN: number, ratingId: string): Promise<void> {
  await sql`insert into call_back (matter_id, fact_n, rating_id) values (${matterId}, ${factN}, ${ratingId})`.execute(
    tx,
  );
}

export interface ActRow {
  matterId: string;
  factN: number;
  act: string;
  outcome: string;
  words: string;
  personId: string | null;
  at: string;
}

export async function insertAct(tx: Tx, a: ActRow): Promise<void> {
  await sql`insert into call_back_act (matter_id, fact_n, act, outcome, words, person_id, at)
    values (${a.matterId}, ${a.factN}, ${a.act}, ${a.outcome}, ${a.words}, ${a.personId}, ${a.at})`.execute(tx);
}

/** Mistaken or malicious, said by two: it leaves the figures and stays on record. */
export async function setAside(tx: Tx, callBackId: string): Promise<void> {
  await sql`
    with gone as (
      update rating r set set_aside = true from call_back c
      where c.matter_id = ${callBackId} and r.matter_id = c.rating_id and not r.set_aside returning r.item, r.grade)
    update rating_sum s set n = s.n - 1 from gone g where s.item = g.item and s.grade = g.grade`.execute(tx);
}

export async function ratingSums(db: Db): Promise<{ item: string; grade: string; n: number }[]> {
  return (
    await sql<{
      item: string;
      grade: string;
      n: number;
    }>`select item, grade, n from rating_sum order by item, grade`.execute(db)
  ).rows;
}

export interface RatingShown {
  id: string;
  item: string;
  grade: Grade;
  words: string;
  ratedAt: string;
  setAside: boolean;
  callBackId: string | null;
}

const shown = sql`r.matter_id as id, r.item, r.grade, r.words, r.rated_at as "ratedAt", r.set_aside as "setAside",
  c.matter_id as "callBackId"`;

/** Not those of matters in which the reader had a hand. */
const notBy = (personId: string | null) => sql`not exists (
  select 1 from jsonb_each(m.done_by) d where d.value ? ${personId ?? ''})
  and m.contact_id is distinct from ${personId}::uuid`;

export interface Wanted {
  /** On the application. */
  where: ReturnType<typeof sql>;
  item?: string;
  grade?: string;
  after: { at: string; id: string } | null;
  personId: string | null;
}

export async function findShown(
  db: Db,
  { where, item, grade, after, personId }: Wanted,
  limit: number,
): Promise<RatingShown[]> {
  return (
    await sql<RatingShown>`select ${shown} from rating r join matter m on m.id = r.application_id
        left join call_back c on c.rating_id = r.matter_id
      where ${where} and ${notBy(personId)} ${item ? sql`and r.item = ${item}` : sql``} ${grade ? sql`and r.grade = ${grade}` : sql``}
        ${after ? sql`and (r.rated_at, r.matter_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by r.rated_at desc, r.matter_id desc limit ${limit}`.execute(db)
  ).rows;
}

export interface CallBackShown extends RatingShown {
  phoneSealed: Uint8Array | null;
  applicationId: string;
  applicationNumber: string;
}

export async function findCallBack(db: Db | Tx, callBackId: string): Promise<CallBackShown | undefined> {
  return (
    await sql<CallBackShown>`select ${shown}, r.phone_sealed as "phoneSealed", m.id as "applicationId",
        m.number as "applicationNumber"
      from call_back c join rating r on r.matter_id = c.rating_id join matter m on m.id = r.application_id
      where c.matter_id = ${callBackId}`.execute(db)
  ).rows[0];
}

export async function actsOf(
  db: Db,
  callBackId: string,
): Promise<{ act: string; outcome: string; words: string; person: string | null; at: string }[]> {
  return (
    await sql<{ act: string; outcome: string; words: string; person: string | null; at: string }>`
      select a.act, a.outcome, a.words, p.name as person, a.at
      from call_back_act a left join person p on p.id = a.person_id
      where a.matter_id = ${callBackId} order by a.fact_n limit 20`.execute(db)
  ).rows;
}

/** Somewhere in the county: where the applicant's land lies would tell who he is. */
export async function countyPlace(tx: Tx, county: string): Promise<{ name: string; place: unknown } | undefined> {
  return (
    await sql<{
      name: string;
      place: unknown;
    }>`select name, st_asgeojson(st_pointonsurface(outline), 7, 0)::jsonb as place
      from division where code = ${county}`.execute(tx)
  ).rows[0];
}
