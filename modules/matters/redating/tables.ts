/** Every statement about days that a new notice moves. Clocks that began on one day under one limit are asked for as one. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { StepRow } from '../runs/tables/run.ts';
import type { Dated, Group } from './rules.ts';

export const migrations: Migration[] = [
  {
    id: 'matters.redating.1',
    sql: `
      create table clock_move (
        matter_id uuid not null references matter, fact_n int not null, clock text not null, from_on date not null,
        to_on date not null, late boolean not null, notice_id uuid not null, primary key (matter_id, fact_n));
      create index clock_move_notice on clock_move (notice_id, matter_id, clock);
      create table holiday_notice_applied (
        matter_id uuid not null, fact_n int not null, notice_id uuid primary key, moved int not null, late int not null,
        digest text not null);
    `,
  },
  {
    id: 'matters.redating.2',
    sql: `
      -- A matter is told once of a notice, whatever number of its clocks moved.
      create table clocks_moving (
        matter_id uuid not null references matter, fact_n int not null, notice_id uuid not null, primary key (matter_id, fact_n));
      create index clocks_moving_notice on clocks_moving (notice_id);
      insert into clocks_moving select matter_id, fact_n, notice_id from clock_move;
      alter table clock_move add column seq int not null default 1, drop column notice_id, drop constraint clock_move_pkey;
      alter table clock_move alter column seq drop default, add primary key (matter_id, fact_n, seq);
    `,
  },
  {
    id: 'matters.redating.3',
    sql: `
      -- On which day its own day, told as provisional before, came to rest on a notice.
      alter table clock add column settled_on date;
    `,
  },
];

/** Running and by days; what is past its day is not moved, and may still be settled. */
const touched = sql`c.state = 'running' and c.unit <> 'hours' and (c.provisional or not c.turned)`;
const startedOn = sql`(c.started_at at time zone 'Asia/Shanghai')::date`;

export type Counted = Omit<Group, 'yellowAt'> & { clocks: number };

export async function findGroups(db: Db | Tx): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select ${startedOn} as "startedOn", c.limit_id as "limitId", c.count, c.unit, c.pauses, c.due_on as "dueOn", c.turned,
      c.provisional, count(*)::int as clocks
    from clock c where ${touched}
    group by 1, c.limit_id, c.count, c.unit, c.pauses, c.due_on, c.turned, c.provisional`.execute(db);
  return rows;
}

const given = (groups: readonly Dated[]) => sql`
  jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as g ("startedOn" date, "limitId" uuid, count int, unit text,
    pauses jsonb, "dueOn" date, turned boolean, provisional boolean, "toOn" date, "toAt" timestamptz, "toYellowOn" date, "toProvisional" boolean)`;
const ofGroup = sql`${touched} and ${startedOn} = g."startedOn" and c.limit_id = g."limitId" and c.count = g.count
  and c.unit = g.unit and c.pauses = g.pauses and c.due_on = g."dueOn" and c.turned = g.turned
  and c.provisional = g.provisional`;

export interface MoveShown {
  matterId: string;
  kind: string;
  number: string;
  topic: string;
  placeName: string;
  clock: string;
  personId: string | null;
  fromOn: string;
  toOn: string;
}

/** Those that would be late first, then by their new day. */
export async function findMoves(db: Db, groups: readonly Dated[], today: string, limit: number): Promise<MoveShown[]> {
  const { rows } = await sql<MoveShown>`
    select m.id as "matterId", m.kind, m.number, m.topic, m.place_name as "placeName", c.name as clock,
      m.person_id as "personId", c.due_on as "fromOn", g."toOn"
    from ${given(groups)} join clock c on ${ofGroup} join matter m on m.id = c.matter_id
    order by (c.due_on >= ${today}::date and g."toOn" < ${today}::date) desc, g."toOn", m.id limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** In the order of their ids, after one of them. */
export async function mattersToMove(db: Db, groups: readonly Dated[], after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.matter_id as id from ${given(groups)} join clock c on ${ofGroup}
    where c.matter_id > ${after}::uuid order by c.matter_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Days that stay, and no longer rest on a notice that is missing: whoever was told them as provisional sees that they stand. */
export async function settleDays(db: Db, groups: readonly Dated[], today: string): Promise<void> {
  await sql`update clock c set provisional = false, settled_on = ${today} from ${given(groups)}
    where ${ofGroup}`.execute(db);
}

export interface Moving {
  matterId: string;
  clocks: readonly { seq: number; clock: string; late: boolean; dated: Dated }[];
  /** Days of the clock that the matter shows; null: another one moved. */
  shown: { dueOn: string; yellowOn: string } | null;
  step: StepRow;
}

/** The clocks, the light of the matter that shows one, the step that tells it and the moves themselves, in one statement. */
export async function insertMoves(tx: Tx, noticeId: string, rows: readonly Moving[], today: string): Promise<void> {
  const clocks = rows.flatMap(({ matterId, clocks, step }) =>
    clocks.map(({ dated: { dueOn, toOn, toAt, toYellowOn, toProvisional }, ...one }) => ({
      ...one,
      matterId,
      factN: step.factN,
      fromOn: dueOn,
      toOn,
      toAt,
      toYellowOn,
      toProvisional,
    })),
  );
  const told = rows.map(({ matterId, shown, step }) => ({ ...step, matterId, ...shown }));
  await sql`
    with given as materialized (select * from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as g ("matterId" uuid,
      "factN" int, seq int, clock text, late boolean, "fromOn" date, "toOn" date, "toAt" timestamptz, "toYellowOn" date,
      "toProvisional" boolean)),
    told as materialized (select * from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t ("matterId" uuid,
      "dueOn" date, "yellowOn" date, "factN" int, step text, fact text, outcome text, "fromState" text, "toState" text,
      "personId" uuid, role text, "happenedAt" timestamptz, "recordedAt" timestamptz, said jsonb)),
    dated as (
      update clock c set due_on = g."toOn", due_at = g."toAt", yellow_on = g."toYellowOn", provisional = g."toProvisional",
        settled_on = case when c.provisional and not g."toProvisional" then ${today}::date else c.settled_on end
      from given g where c.matter_id = g."matterId" and c.name = g.clock),
    shown as (
      update matter m set version = m.version + 1, due_on = coalesce(t."dueOn", m.due_on),
        yellow_on = coalesce(t."yellowOn", m.yellow_on)
      from told t where m.id = t."matterId"),
    stepped as (
      insert into step_taken (matter_id, fact_n, step, fact, outcome, from_state, to_state, person_id, role, happened_at,
        recorded_at, said)
      select "matterId", "factN", step, fact, outcome, "fromState", "toState", "personId", role, "happenedAt", "recordedAt",
        said
      from told),
    moving as (insert into clocks_moving (matter_id, fact_n, notice_id) select "matterId", "factN", ${noticeId}::uuid from told)
    insert into clock_move (matter_id, fact_n, seq, clock, from_on, to_on, late)
    select "matterId", "factN", seq, clock, "fromOn", "toOn", late from given`.execute(tx);
}

export interface Sum {
  moved: number;
  late: number;
  digest: string;
}

/** A line for each move, in the order of matters and clocks: `matter clock from to`. */
export async function sumOf(tx: Tx, noticeId: string): Promise<Sum> {
  const { rows } = await sql<Sum>`
    select count(*)::int as moved, count(*) filter (where late)::int as late,
      encode(sha256(convert_to(coalesce(string_agg(
        matter_id || ' ' || clock || to_char(from_on, ' YYYY-MM-DD') || to_char(to_on, ' YYYY-MM-DD'), E'\n'
        order by matter_id, clock collate "C"), ''), 'UTF8')), 'hex') as digest
    from clock_move join clocks_moving using (matter_id, fact_n) where notice_id = ${noticeId}`.execute(tx);
  return rows[0]!;
}

export async function findApplied(db: Db | Tx, noticeId: string): Promise<Sum | undefined> {
  return (
    await sql<Sum>`select moved, late, digest from holiday_notice_applied where notice_id = ${noticeId}`.execute(db)
  ).rows[0];
}

export async function insertApplied(tx: Tx, noticeId: string, factN: number, sum: Sum): Promise<void> {
  await sql`insert into holiday_notice_applied (matter_id, fact_n, notice_id, moved, late, digest)
    values (${noticeId}, ${factN}, ${noticeId}, ${sum.moved}, ${sum.late}, ${sum.digest})`.execute(tx);
}
