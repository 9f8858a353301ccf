/** Every statement about what was raised, to whom, and who has seen it. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'matters.escalation.1',
    sql: `
      -- When the next rung of its ladder is reached: what is to be raised is read from an index, no clock is looked through.
      alter table clock add column next_rung_on date;
      create index clock_rung on clock (next_rung_on) where state = 'running' and next_rung_on is not null;
      create table escalation (
        matter_id uuid not null references matter, fact_n int not null, clock text not null, due_on date not null,
        rung int not null, role text not null, person_id uuid, raised_on date not null, open boolean not null default true,
        primary key (matter_id, fact_n), unique (matter_id, clock, due_on, rung));
      create index escalation_open on escalation (person_id, raised_on) where open;
      create table escalation_note (
        matter_id uuid not null references matter, fact_n int not null, clock text not null, person_id uuid not null,
        primary key (matter_id, fact_n));
    `,
  },
];

/** Clocks that run past their day and have reached a rung, the longest waiting first. */
export async function rungsReached(
  db: Db,
  today: string,
  limit: number,
): Promise<{ matterId: string; clock: string }[]> {
  return (
    await sql<{ matterId: string; clock: string }>`select matter_id as "matterId", name as clock from clock
      where state = 'running' and next_rung_on <= ${today} order by next_rung_on limit ${limit}`.execute(db)
  ).rows;
}

/** Rungs already raised for this very due day; a clock begun anew climbs anew. */
export async function rungsRaised(tx: Tx, matterId: string, clock: string, dueOn: string): Promise<number[]> {
  const { rows } = await sql<{ rung: number }>`select rung from escalation
    where matter_id = ${matterId} and clock = ${clock} and due_on = ${dueOn}`.execute(tx);
  return rows.map(({ rung }) => rung);
}

export interface EscalationRow {
  factN: number;
  rung: number;
  role: string;
  personId: string | null;
}

interface Raised {
  matterId: string;
  clock: string;
  dueOn: string;
  raisedOn: string;
  nextOn: string | null;
}

export async function insertEscalations(tx: Tx, raised: Raised, rows: readonly EscalationRow[]): Promise<void> {
  const { matterId, clock, dueOn, raisedOn, nextOn } = raised;
  await sql`
    with climbed as (update clock set next_rung_on = ${nextOn} where matter_id = ${matterId} and name = ${clock})
    insert into escalation (matter_id, fact_n, clock, due_on, rung, role, person_id, raised_on)
    select ${matterId}, g."factN", ${clock}, ${dueOn}, g.rung, g.role, g."personId", ${raisedOn}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g ("factN" int, rung int, role text, "personId" uuid)`.execute(tx);
}

/** What is done, or begun anew, is nobody's to see any more. */
export async function closeSettled(db: Db): Promise<void> {
  await sql`update escalation e set open = false from clock c
    where e.open and c.matter_id = e.matter_id and c.name = e.clock
      and (c.state <> 'running' or c.due_on <> e.due_on)`.execute(db);
}

export async function isOpenTo(tx: Tx, matterId: string, clock: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select exists (select 1 from escalation
    where open and person_id = ${personId} and matter_id = ${matterId} and clock = ${clock}) as open`.execute(tx);
  return rows[0]!.open;
}

export async function insertNote(
  tx: Tx,
  matterId: string,
  factN: number,
  clock: string,
  personId: string,
): Promise<void> {
  await sql`
    with seen as (update escalation set open = false
      where open and person_id = ${personId} and matter_id = ${matterId} and clock = ${clock})
    insert into escalation_note (matter_id, fact_n, clock, person_id)
    values (${matterId}, ${factN}, ${clock}, ${personId})`.execute(tx);
}

export interface EscalationShown {
  matterId: string;
  kind: string;
  number: string;
  topic: string;
  placeName: string;
  clock: string;
  limitKey: string;
  dueOn: string;
  unit: string;
  raisedOn: string;
  personId: string | null;
  unitId: string | null;
}

/** Of one person: each clock once, since it was first raised to him. */
export async function findOpen(
  db: Db,
  personId: string,
  where: ReturnType<typeof sql>,
  limit: number,
): Promise<EscalationShown[]> {
  return (
    await sql<EscalationShown>`
      with mine as (
        select matter_id, clock, due_on, min(raised_on) as raised_on from escalation
        where open and person_id = ${personId} group by matter_id, clock, due_on)
      select m.id as "matterId", m.kind, m.number, m.topic, m.place_name as "placeName", c.name as clock,
        c.limit_key as "limitKey", c.due_on as "dueOn", c.unit, e.raised_on as "raisedOn", m.person_id as "personId",
        m.unit_id as "unitId"
      from mine e join matter m on m.id = e.matter_id
        join clock c on c.matter_id = e.matter_id and c.name = e.clock and c.state = 'running' and c.due_on = e.due_on
      where ${where} order by c.due_on, m.id, c.name limit ${limit}`.execute(db)
  ).rows;
}
