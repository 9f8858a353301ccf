/** Every statement about who takes up and leaves a post, and which numbers are taken. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const servingMigrations: Migration[] = [
  {
    id: 'bureau.serving.1',
    sql: `
      -- What the fact of the appointment told; to_on moves when it ends.
      alter table appointment add column given_to_on date;
      update appointment set given_to_on = to_on;
      create table appointment_end (
        matter_id uuid not null, fact_n int not null, appointment_id uuid not null references appointment,
        last_on date not null, primary key (matter_id, fact_n));
    `,
  },
];

export interface Candidate {
  leftOn: string | null;
  post: { from: string; closedOn: string | null } | null;
  there: { from: string; to: string | null }[];
}

/** The person, the post and what he has held of it; undefined where there is no such person. */
export async function findCandidate(tx: Tx, personId: string, postId: string): Promise<Candidate | undefined> {
  // Locked by a statement of its own: whoever waits must read what the other appointed, not what was there before.
  await sql`select from person where id = ${personId} for update`.execute(tx);
  await sql`select from post where id = ${postId} for share`.execute(tx);
  return (
    await sql<Candidate>`
      select p.valid_to as "leftOn",
        (select jsonb_build_object('from', valid_from, 'closedOn', valid_to) from post where id = ${postId}) as post,
        coalesce((select jsonb_agg(jsonb_build_object('from', from_on, 'to', to_on)) from appointment
          where person_id = ${personId} and post_id = ${postId}), '[]') as there
      from person p where p.id = ${personId}`.execute(tx)
  ).rows[0];
}

export interface Serving {
  id: string;
  matterId: string;
  personId: string;
  from: string;
  to: string | null;
}

export async function findServing(tx: Tx, appointmentId: string): Promise<Serving | undefined> {
  return (
    await sql<Serving>`select id, matter_id as "matterId", person_id as "personId", from_on as "from", to_on as "to"
      from appointment where id = ${appointmentId} for update`.execute(tx)
  ).rows[0];
}

export async function insertEnd(tx: Tx, matterId: string, factN: number, appointmentId: string, lastOn: string) {
  await sql`
    with ended as (update appointment set to_on = ${lastOn}::date where id = ${appointmentId})
    insert into appointment_end (matter_id, fact_n, appointment_id, last_on)
    values (${matterId}, ${factN}, ${appointmentId}, ${lastOn})`.execute(tx);
}

export const personIsThere = async (db: Db | Tx, personId: string): Promise<boolean> =>
  (await sql`select 1 from person where id = ${personId}`.execute(db)).rows.length > 0;

export const staffNumberTaken = async (db: Db | Tx, number: string): Promise<boolean> =>
  (await sql`select 1 from person where staff_number = ${number}`.execute(db)).rows.length > 0;

export const licenceNumberTaken = async (db: Db | Tx, number: string): Promise<boolean> =>
  (await sql`select 1 from licence where number = ${number}`.execute(db)).rows.length > 0;
