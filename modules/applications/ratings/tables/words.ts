/** Every statement about new rating words: how many there were, never which. Retention class: personal, with the application's file. */
import { type Db, leave, sql, type Tx } from '#platform/database';

export interface NewWord {
  matterId: string;
  factN: number;
  /** Which of the application's: the first new one is 1. */
  nth: number;
  words: string;
}

export function insertWord(tx: Tx, w: NewWord): void {
  leave(
    sql`insert into rating_word (matter_id, fact_n, nth, words) values (${w.matterId}, ${w.factN}, ${w.nth}, ${w.words})`.execute(
      tx,
    ),
  );
}

export const wordsRenewed = async (db: Db | Tx, applicationId: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from rating_word where matter_id = ${applicationId}`.execute(db))
    .rows[0]!.n;
