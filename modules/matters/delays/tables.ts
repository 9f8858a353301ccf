/** Every statement about promises that were missed, and what was said of them. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'matters.delays.1',
    sql: `
      -- Who had the task when it turned owes the explanation, whoever has it later.
      alter table clock_turn add column kind text, add column person_id uuid, add column unit_id uuid, add column explained_n int;
      create index clock_turn_owed on clock_turn (person_id, due_on) where kind = 'promised' and explained_n is null;
      create index clock_turn_unexplained on clock_turn (due_on, matter_id) where kind = 'promised' and explained_n is null;
      create table delay_explanation (
        id uuid primary key, matter_id uuid not null references matter, fact_n int not null, clock text not null,
        due_on date not null, words text not null, new_expected_on date, explained_on date not null, unique (matter_id, fact_n));
    `,
  },
];

export interface Missed {
  dueOn: string;
  personId: string | null;
}

/** The last time that this promise was missed. */
export async function missedPromise(tx: Tx, matterId: string, clock: string): Promise<Missed | undefined> {
  return (
    await sql<Missed>`select due_on as "dueOn", person_id as "personId" from clock_turn
      where matter_id = ${matterId} and clock = ${clock} and kind = 'promised' order by fact_n desc limit 1`.execute(tx)
  ).rows[0];
}

export interface ExplanationRow {
  id: string;
  matterId: string;
  factN: number;
  clock: string;
  dueOn: string;
  words: string;
  newExpectedOn: string | null;
  explainedOn: string;
}

export async function insertExplanation(tx: Tx, e: ExplanationRow): Promise<void> {
  await sql`
    with explained as (
      update clock_turn set explained_n = ${e.factN}
      where matter_id = ${e.matterId} and clock = ${e.clock} and due_on <= ${e.dueOn})
    insert into delay_explanation (id, matter_id, fact_n, clock, due_on, words, new_expected_on, explained_on)
    values (${e.id}, ${e.matterId}, ${e.factN}, ${e.clock}, ${e.dueOn}, ${e.words}, ${e.newExpectedOn},
      ${e.explainedOn})`.execute(tx);
}

export interface Explanation {
  clock: string;
  /** The day that was promised. */
  dueOn: string;
  words: string;
  newExpectedOn: string | null;
  explainedOn: string;
}

/** For anyone, the applicant first of all: why it is late, and when it is now expected. */
export async function explanationsOf(db: Db | Tx, matterId: string): Promise<Explanation[]> {
  return (
    await sql<Explanation>`select clock, due_on as "dueOn", words, new_expected_on as "newExpectedOn",
        explained_on as "explainedOn"
      from delay_explanation where matter_id = ${matterId} order by fact_n limit 20`.execute(db)
  ).rows;
}

export interface UnexplainedRow {
  matterId: string;
  kind: string;
  number: string;
  topic: string;
  placeName: string;
  clock: string;
  dueOn: string;
  personId: string | null;
  done: boolean;
}

/** What one owes, or of one matter, or all. The longest ago first. */
export async function findOwed(
  db: Db,
  where: ReturnType<typeof sql>,
  { personId, matterId }: { personId: string | null; matterId: string | null },
  limit: number,
): Promise<UnexplainedRow[]> {
  const his = personId === null ? sql`` : sql`and t.person_id = ${personId}::uuid`;
  const its = matterId === null ? sql`` : sql`and t.matter_id = ${matterId}::uuid`;
  return (
    await sql<UnexplainedRow>`select m.id as "matterId", m.kind, m.number, m.topic, m.place_name as "placeName", t.clock,
        t.due_on as "dueOn", t.person_id as "personId", m.closed_at is not null as done
      from clock_turn t join matter m on m.id = t.matter_id
      where t.kind = 'promised' and t.explained_n is null ${his} ${its} and ${where}
      order by t.due_on, t.matter_id limit ${limit}`.execute(db)
  ).rows;
}
