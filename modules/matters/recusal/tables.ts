/** Every statement about who stepped back. */
import { type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'matters.recusal.1',
    sql: `
      create table recusal (
        matter_id uuid not null references matter, fact_n int not null, person_id uuid not null, words text not null,
        ordered boolean not null, to_person_id uuid, primary key (matter_id, fact_n));
    `,
  },
];

export interface RecusalRow {
  matterId: string;
  factN: number;
  personId: string;
  words: string;
  ordered: boolean;
  toPersonId: string | null;
}

export async function insertRecusal(tx: Tx, r: RecusalRow): Promise<void> {
  await sql`insert into recusal (matter_id, fact_n, person_id, words, ordered, to_person_id)
    values (${r.matterId}, ${r.factN}, ${r.personId}, ${r.words}, ${r.ordered}, ${r.toPersonId})`.execute(tx);
}
