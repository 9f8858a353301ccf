/** Every statement about the word that a rating is not the applicant's. Retention class: personal, with the application's file. */
import { type Db, sql, type Tx } from '#platform/database';

export interface NewDisowning {
  /** The call-back that it opened. */
  matterId: string;
  factN: number;
  ratingId: string;
  words: string;
  phoneSealed: Uint8Array | null;
  saidAt: string;
}

export async function insertDisowning(tx: Tx, d: NewDisowning): Promise<void> {
  await sql`insert into disowning (matter_id, fact_n, rating_id, words, phone_sealed, said_at)
    values (${d.matterId}, ${d.factN}, ${d.ratingId}, ${d.words}, ${d.phoneSealed}, ${d.saidAt})`.execute(tx);
}

export const isDisowned = async (tx: Tx, ratingId: string): Promise<boolean> =>
  (await sql`select 1 from disowning where rating_id = ${ratingId}`.execute(tx)).rows.length > 0;

export interface Disowning {
  id: string;
  saidAt: string;
  /** The rating was found to be another's and counts no more. */
  byOther: boolean;
  answer: string | null;
}

/** Of all ratings of an application: after each that was another's, the applicant may rate once more. */
export async function disowningsOf(db: Db, applicationId: string): Promise<Disowning[]> {
  return (
    await sql<Disowning>`select d.matter_id as id, d.said_at as "saidAt", r.by_other as "byOther",
        (select a.words from call_back_act a where a.matter_id = d.matter_id and a.act = 'answerRater'
          order by a.fact_n desc limit 1) as answer
      from rating r join disowning d on d.rating_id = r.matter_id
      where r.application_id = ${applicationId} order by d.said_at limit 50`.execute(db)
  ).rows;
}

/** The call-back of the same rating's bad grade that still goes on, where this one found the rating to be another's. */
export const openBesideDisowning = async (db: Db, disowningId: string): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`select c.matter_id as id from disowning d
        join rating r on r.matter_id = d.rating_id and r.by_other
        join call_back c on c.rating_id = d.rating_id and c.matter_id <> d.matter_id
        join matter m on m.id = c.matter_id and m.closed_at is null
      where d.matter_id = ${disowningId}`.execute(db)
  ).rows[0]?.id;

/** What this calls back was found to be another's, by the call-back beside it. */
export const isVoid = async (tx: Tx, callBackId: string): Promise<boolean> =>
  (
    await sql`select 1 from call_back c join rating r on r.matter_id = c.rating_id
      where c.matter_id = ${callBackId} and r.by_other`.execute(tx)
  ).rows.length > 0;
