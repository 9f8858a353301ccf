/** Every statement about ratings and their call-backs. Retention class: personal, with the application's file. */
import { type Db, leave, type Migration, sql, type Tx } from '#platform/database';
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
  {
    id: 'applications.ratings.2',
    sql: `
      alter table rating add column by_other boolean not null default false, drop constraint rating_once;
      create unique index rating_once on rating (application_id) where not by_other;
      alter table call_back drop constraint call_back_rating_id_key;
      create index call_back_rating on call_back (rating_id);
      create table disowning (
        matter_id uuid primary key references call_back, fact_n int not null, rating_id uuid not null, words text not null,
        phone_sealed bytea, said_at timestamptz not null, constraint disowned_once unique (rating_id));
    `,
  },
  {
    id: 'applications.ratings.3',
    sql: `
      create table rating_word (
        matter_id uuid not null references application, fact_n int not null, nth int not null, words text not null,
        primary key (matter_id, nth));
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
  /** Found not to be the applicant's, who may rate anew. */
  byOther: boolean;
}

/** To a rating its two call-backs: that of a bad grade, and that of the word that it is not the applicant's. */
const calledBack = sql`left join disowning d on d.rating_id = r.matter_id
  left join call_back c on c.rating_id = r.matter_id and c.matter_id is distinct from d.matter_id`;

export async function ratingsOf(db: Db | Tx, applicationId: string): Promise<GivenRating[]> {
  return (
    await sql<GivenRating>`select r.matter_id as id, r.grade, r.rated_at as "ratedAt", r.set_aside as "setAside",
        r.by_other as "byOther", c.matter_id is not null as called,
        (select a.words from call_back_act a where a.matter_id = c.matter_id and a.act = 'answerRater'
          order by a.fact_n desc limit 1) as answer
      from rating r ${calledBack} where r.application_id = ${applicationId} order by r.rated_at limit 50`.execute(db)
  ).rows;
}

/** The one that stands. */
export const ratingOf = async (db: Db | Tx, applicationId: string): Promise<GivenRating | undefined> =>
  (await ratingsOf(db, applicationId)).find(({ byOther }) => !byOther);

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

export function insertAct(tx: Tx, a: ActRow): void {
  leave(
    sql`insert into call_back_act (matter_id, fact_n, act, outcome, words, person_id, at)
    values (${a.matterId}, ${a.factN}, ${a.act}, ${a.outcome}, ${a.words}, ${a.personId}, ${a.at})`.execute(tx),
  );
}

/** Said by two: it leaves the figures and stays on record; one that was disowned makes room for the applicant's own. */
export async function setAside(tx: Tx, callBackId: string): Promise<void> {
  await sql`
    with before as (
      select r.matter_id, r.item, r.grade, r.set_aside, d.matter_id is not null as disowned
      from call_back c join rating r on r.matter_id = c.rating_id left join disowning d on d.matter_id = c.matter_id
      where c.matter_id = ${callBackId} for update of r),
    gone as (
      update rating r set set_aside = true, by_other = r.by_other or b.disowned
      from before b where r.matter_id = b.matter_id)
    update rating_sum s set n = s.n - 1 from before b where not b.set_aside and s.item = b.item and s.grade = b.grade`.execute(
    tx,
  );
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
  disowningId: string | null;
}

const shown = sql`r.matter_id as id, r.item, r.grade, r.words, r.rated_at as "ratedAt", r.set_aside as "setAside",
  c.matter_id as "callBackId", d.matter_id as "disowningId"`;

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
        ${calledBack}
      where ${where} and ${notBy(personId)} ${item ? sql`and r.item = ${item}` : sql``} ${grade ? sql`and r.grade = ${grade}` : sql``}
        ${after ? sql`and (r.rated_at, r.matter_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by r.rated_at desc, r.matter_id desc limit ${limit}`.execute(db)
  ).rows;
}

export interface CallBackShown extends RatingShown {
  /** Of whoever is to be called back. */
  phoneSealed: Uint8Array | null;
  /** What he wrote who says that it is not his; null where a bad grade is called back. */
  disownedWords: string | null;
  applicationId: string;
  applicationNumber: string;
}

export async function findCallBack(db: Db | Tx, callBackId: string): Promise<CallBackShown | undefined> {
  return (
    await sql<CallBackShown>`select ${shown}, m.id as "applicationId", m.number as "applicationNumber",
        case when o.matter_id is null then r.phone_sealed else o.phone_sealed end as "phoneSealed", o.words as "disownedWords"
      from call_back this join rating r on r.matter_id = this.rating_id join matter m on m.id = r.application_id
        left join disowning o on o.matter_id = this.matter_id ${calledBack}
      where this.matter_id = ${callBackId}`.execute(db)
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
