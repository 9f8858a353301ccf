/** Every statement about matters: the run, its clocks, its task, its steps. Only this module writes them. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import { gramsOf } from './grams.ts';

export const migrations: Migration[] = [
  {
    id: 'matters.runs.1',
    sql: `
      create table matter (
        id uuid primary key, kind text not null, procedure_version text not null, number text not null,
        state text not null, version int not null, topic text not null, place_name text not null,
        division text not null, county text not null generated always as (left(division, 6)) stored,
        township text not null generated always as (left(division, 9)) stored,
        village text not null generated always as (left(division, 12)) stored,
        place geometry(Geometry, 4490) not null, brought_by uuid, done_by jsonb not null,
        opened_at timestamptz not null, closed_at timestamptz,
        verb text, duty text, unit_id uuid, post_id uuid, person_id uuid, clock text,
        due_on date, yellow_on date, unique (number));
      create index matter_place on matter using gist (place);
      create index matter_new on matter (kind, opened_at desc, id desc);
      create index matter_county on matter (county, kind, opened_at desc, id desc);
      create index matter_township on matter (township, kind, opened_at desc, id desc);
      create index matter_village on matter (village, kind, opened_at desc, id desc);
      create index matter_due on matter (kind, due_on, id) where closed_at is null;
      create index matter_state on matter (kind, state, opened_at desc, id desc);
      create index matter_brought on matter (brought_by, opened_at desc) where brought_by is not null;
      create index work_of_person on matter (person_id, due_on, id) where closed_at is null and person_id is not null;
      create index work_of_unit on matter (unit_id, due_on, id) where closed_at is null;
      create table clock (
        matter_id uuid not null references matter, name text not null, limit_key text not null, limit_id uuid not null,
        count int not null, unit text not null, started_at timestamptz not null, due_on date not null,
        due_at timestamptz not null, yellow_on date not null, provisional boolean not null, state text not null,
        stopped_at timestamptz, turned boolean not null default false, primary key (matter_id, name));
      create index clock_turning on clock (due_at) where state = 'running' and not turned;
      create table step_taken (
        matter_id uuid not null references matter, fact_n int not null, step text not null, fact text not null,
        outcome text, from_state text, to_state text not null, person_id uuid, role text not null,
        happened_at timestamptz not null, recorded_at timestamptz not null, said jsonb not null,
        primary key (matter_id, fact_n));
      create table clock_turn (
        matter_id uuid not null references matter, fact_n int not null, clock text not null, due_on date not null,
        primary key (matter_id, fact_n));
      create sequence matter_number;
    `,
  },
  {
    id: 'matters.runs.2',
    sql: `
      alter table matter add column place_grams text[] not null default '{}';
      update matter m set place_grams = g.grams from (
        select id, array_agg(distinct substr(place_name, at, size)) as grams
        from matter, generate_series(1, length(place_name)) at, generate_series(1, 2) size
        where at + size - 1 <= length(place_name) group by id) g where g.id = m.id;
      -- Without the pending list each new matter waits for some thirty entries; with a long one each search reads it.
      create index matter_grams on matter using gin (place_grams) with (gin_pending_list_limit = 256);
    `,
  },
  { id: 'matters.runs.3', sql: 'create index matter_open on matter (due_on, id) where closed_at is null' },
  {
    id: 'matters.runs.4',
    sql: `
      -- Work is paged by keys without null: what has no due day comes last, what has no unit comes first.
      drop index matter_open;
      drop index work_of_person;
      drop index work_of_unit;
      create index work_by_time on matter ((coalesce(due_on, date '9999-12-31')), id) where closed_at is null;
      create index work_by_place on matter (county, division, (coalesce(due_on, date '9999-12-31')), id) where closed_at is null;
      create index work_of_unit on matter ((coalesce(unit_id, uuid '00000000-0000-0000-0000-000000000000')),
        (coalesce(due_on, date '9999-12-31')), id) where closed_at is null;
      create index work_of_person on matter (person_id, (coalesce(due_on, date '9999-12-31')), id)
        where closed_at is null and person_id is not null;
    `,
  },
  {
    id: 'matters.runs.5',
    sql: `
      -- Where its pin stands: a map of thousands reads two numbers each and computes nothing.
      alter table matter
        add column lon float8 not null generated always as (st_x(st_pointonsurface(place))) stored,
        add column lat float8 not null generated always as (st_y(st_pointonsurface(place))) stored;
    `,
  },
  {
    id: 'matters.runs.6',
    sql: `
      create table matter_handing (
        matter_id uuid not null references matter, fact_n int not null, from_person_id uuid not null,
        to_person_id uuid not null, words text not null, primary key (matter_id, fact_n));
    `,
  },
];

export interface MatterRow {
  id: string;
  kind: string;
  procedureVersion: string;
  number: string;
  state: string;
  version: number;
  topic: string;
  placeName: string;
  division: string;
  place: { type: string; coordinates: unknown };
  broughtBy: string | null;
  doneBy: Record<string, string[]>;
  openedAt: string;
  closedAt: string | null;
  verb: string | null;
  duty: string | null;
  unitId: string | null;
  postId: string | null;
  personId: string | null;
  clock: string | null;
  dueOn: string | null;
  yellowOn: string | null;
}

export interface ClockRow {
  name: string;
  limitKey: string;
  limitId: string;
  count: number;
  unit: string;
  startedAt: string;
  dueOn: string;
  dueAt: string;
  yellowOn: string;
  provisional: boolean;
  state: 'running' | 'suspended' | 'stopped';
  stoppedAt: string | null;
  /** Its turn is recorded. */
  turned: boolean;
}

export interface StepRow {
  factN: number;
  step: string;
  fact: string;
  outcome: string | null;
  fromState: string | null;
  toState: string;
  personId: string | null;
  role: string;
  happenedAt: string;
  recordedAt: string;
  said: Record<string, string | number | boolean | null | string[]>;
}

const matterColumns = sql`m.id, m.kind, m.procedure_version as "procedureVersion", m.number, m.state, m.version, m.topic,
  m.place_name as "placeName", m.division, st_asgeojson(m.place, 7, 0)::jsonb as place, m.brought_by as "broughtBy",
  m.done_by as "doneBy", m.opened_at as "openedAt", m.closed_at as "closedAt", m.verb, m.duty, m.unit_id as "unitId",
  m.post_id as "postId", m.person_id as "personId", m.clock, m.due_on as "dueOn", m.yellow_on as "yellowOn"`;

const clockColumns = sql`name, limit_key as "limitKey", limit_id as "limitId", count, unit, started_at as "startedAt",
  due_on as "dueOn", due_at as "dueAt", yellow_on as "yellowOn", provisional, state, stopped_at as "stoppedAt", turned`;

export interface Saving {
  /** `place`: as GeoJSON; null: where it was. */
  matter: Omit<MatterRow, 'place' | 'number'> & { place: string | null };
  step: StepRow;
  clocks: ClockRow[];
  stopped: string[];
}

/**
 * A new matter with its first step and clocks, in one statement that answers its number. Of a sequence and not of a
 * counted row: matters may skip a number, and a row lock would make all reports wait in line.
 */
export async function insertMatter(tx: Tx, year: string, s: Saving): Promise<string> {
  const m = s.matter;
  const { rows } = await sql<{ number: string }>`
    with opened as (
      insert into matter (id, kind, procedure_version, number, state, version, topic, place_name,
        place_grams, division, place, brought_by, done_by, opened_at, closed_at, verb, duty, unit_id, post_id, person_id, clock, due_on, yellow_on)
      select ${m.id}, ${m.kind}, ${m.procedureVersion},
        ${`${year}-`} || lpad(next.n, greatest(length(next.n), 4), '0'), ${m.state}, 1, ${m.topic}, ${m.placeName},
        ${gramsOf(m.placeName)}::text[], ${m.division}, st_setsrid(st_geomfromgeojson(${m.place}), 4490), ${m.broughtBy}::uuid,
        ${JSON.stringify(m.doneBy)}::jsonb, ${m.openedAt}::timestamptz, ${m.closedAt}::timestamptz, ${m.verb}, ${m.duty},
        ${m.unitId}::uuid, ${m.postId}::uuid, ${m.personId}::uuid, ${m.clock}, ${m.dueOn}::date, ${m.yellowOn}::date
      from (select nextval('matter_number')::text as n) next
      returning number
    ), stepped as (${stepInsert(m.id, s.step)}), timed as (${clockInsert(m.id, s.clocks)})
    select number from opened`.execute(tx);
  return rows[0]!.number;
}

/** The run after a step; `version` guards against a stale form. */
export async function updateMatter(tx: Tx, s: Saving): Promise<void> {
  const m = s.matter;
  await sql`
    with moved as (
      update matter set state = ${m.state}, version = version + 1, done_by = ${JSON.stringify(m.doneBy)}::jsonb,
        place = coalesce(st_setsrid(st_geomfromgeojson(${m.place}::text), 4490), place), closed_at = ${m.closedAt}, verb = ${m.verb}, duty = ${m.duty}, unit_id = ${m.unitId}, post_id = ${m.postId},
        person_id = ${m.personId}, clock = ${m.clock}, due_on = ${m.dueOn}, yellow_on = ${m.yellowOn}
      where id = ${m.id}
    ), stopped as (
      update clock set state = 'stopped', stopped_at = ${s.step.recordedAt}
      where matter_id = ${m.id} and name = any(${s.stopped})
    ), stepped as (${stepInsert(m.id, s.step)})
    ${clockInsert(m.id, s.clocks)}`.execute(tx);
}

const stepInsert = (matterId: string, s: StepRow) => sql`
  insert into step_taken (matter_id, fact_n, step, fact, outcome, from_state, to_state, person_id, role, happened_at,
    recorded_at, said)
  values (${matterId}, ${s.factN}, ${s.step}, ${s.fact}, ${s.outcome}, ${s.fromState}, ${s.toState}, ${s.personId},
    ${s.role}, ${s.happenedAt}, ${s.recordedAt}, ${JSON.stringify(s.said)}::jsonb)`;

const clockInsert = (matterId: string, clocks: readonly ClockRow[]) => sql`
  insert into clock (matter_id, name, limit_key, limit_id, count, unit, started_at, due_on, due_at, yellow_on,
    provisional, state)
  select ${matterId}::uuid, name, "limitKey", "limitId", count, unit, "startedAt", "dueOn", "dueAt", "yellowOn",
    provisional, 'running'
  from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as c (name text, "limitKey" text, "limitId" uuid, count int,
    unit text, "startedAt" timestamptz, "dueOn" date, "dueAt" timestamptz, "yellowOn" date, provisional boolean)`;

export async function findMatter(db: Db | Tx, id: string): Promise<MatterRow | undefined> {
  return (await sql<MatterRow>`select ${matterColumns} from matter m where m.id = ${id}`.execute(db)).rows[0];
}

/** The matter if the condition lets it be seen; what may not be seen is not found. */
export async function findVisible(db: Db, id: string, where: ReturnType<typeof sql>): Promise<MatterRow | undefined> {
  return (await sql<MatterRow>`select ${matterColumns} from matter m where m.id = ${id} and ${where}`.execute(db))
    .rows[0];
}

export async function clocksOf(db: Db | Tx, matterId: string): Promise<ClockRow[]> {
  return (
    await sql<ClockRow>`select ${clockColumns} from clock where matter_id = ${matterId} order by started_at`.execute(db)
  ).rows;
}

export async function stepsOf(db: Db | Tx, matterId: string): Promise<StepRow[]> {
  return (
    await sql<StepRow>`select fact_n as "factN", step, fact, outcome, from_state as "fromState", to_state as "toState",
        person_id as "personId", role, happened_at as "happenedAt", recorded_at as "recordedAt", said
      from step_taken where matter_id = ${matterId} order by fact_n`.execute(db)
  ).rows;
}

export interface WorkRow extends MatterRow {
  centre: [number, number];
  startedAt: string | null;
  count: number | null;
  unit: string | null;
  limitKey: string | null;
  provisional: boolean | null;
}

export type Whose =
  | { personId: string | null }
  | { unitIds: readonly string[] }
  | { where: ReturnType<typeof sql>; butPerson: string | null; unitId?: string };

/** As the indexes of work spell them. */
const DUE = sql`coalesce(m.due_on, date '9999-12-31')`;
const NO_UNIT = '00000000-0000-0000-0000-000000000000';
const UNIT = sql`coalesce(m.unit_id, uuid '00000000-0000-0000-0000-000000000000')`;

/** The one rule of whose work a matter is: the list, its counts and the figure in the menu go by it. */
function workOf(whose: Whose): ReturnType<typeof sql> {
  if ('personId' in whose) return sql`m.closed_at is null and m.person_id = ${whose.personId}::uuid`;
  if ('unitIds' in whose) return sql`m.closed_at is null and ${UNIT} = any(${whose.unitIds as string[]}::uuid[])`;
  const unit = whose.unitId === undefined ? sql`` : sql`and ${UNIT} = ${whose.unitId}::uuid`;
  return sql`m.closed_at is null and ${whose.where} and m.person_id is distinct from ${whose.butPerson}::uuid ${unit}`;
}

export type WorkOrder = 'time' | 'place' | 'unit';

/** Where a page ended: `group` is the division or the unit where the order has one. */
export interface WorkMark {
  group: string | null;
  dueOn: string;
  id: string;
}

const orders: Record<WorkOrder, { by: ReturnType<typeof sql>; beyond: (mark: WorkMark) => ReturnType<typeof sql> }> = {
  time: { by: sql`${DUE}, m.id`, beyond: ({ dueOn, id }) => sql`(${dueOn}::date, ${id}::uuid)` },
  // A county's code begins the codes of its places, so this is the order of divisions.
  place: {
    by: sql`m.county, m.division, ${DUE}, m.id`,
    beyond: ({ group, dueOn, id }) => sql`(left(${group}::text, 6), ${group}::text, ${dueOn}::date, ${id}::uuid)`,
  },
  unit: {
    by: sql`${UNIT}, ${DUE}, m.id`,
    beyond: ({ group, dueOn, id }) => sql`(${group}::uuid, ${dueOn}::date, ${id}::uuid)`,
  },
};

export function markOf(row: WorkRow, order: WorkOrder): WorkMark {
  const group = { time: null, place: row.division, unit: row.unitId ?? NO_UNIT }[order];
  return { group, dueOn: row.dueOn ?? '9999-12-31', id: row.id };
}

/** Open work in order, after the mark. Found on `matter` alone, then dressed. */
export async function findWork(
  db: Db,
  whose: Whose,
  order: WorkOrder,
  after: WorkMark | null,
  limit: number,
): Promise<WorkRow[]> {
  const { by, beyond } = orders[order];
  const further = after ? sql`and (${by}) > ${beyond(after)}` : sql``;
  return (
    await sql<WorkRow>`
      with page as materialized (
        select m.* from matter m where ${workOf(whose)} ${further} order by ${by} limit ${limit})
      select ${matterColumns}, jsonb_build_array(m.lon, m.lat) as centre,
        c.started_at as "startedAt", c.count, c.unit, c.limit_key as "limitKey", c.provisional
      from page m left join clock c on c.matter_id = m.id and c.name = m.clock
      order by ${by}`.execute(db)
  ).rows;
}

/** How much there is, how much is late, how much is due by a day; each counted up to `most`. */
export async function countWork(db: Db, whose: Whose, today: string, soon: string, most: number) {
  const work = workOf(whose);
  return (
    await sql<{ total: number; late: number; dueSoon: number }>`select
        (select count(*) from (select 1 from matter m where ${work} limit ${most}) a) as total,
        (select count(*) from (select 1 from matter m where ${work} and ${DUE} < ${today}::date limit ${most}) l) as late,
        (select count(*) from (select 1 from matter m where ${work}
          and ${DUE} between ${today}::date and ${soon}::date limit ${most}) s) as "dueSoon"`.execute(db)
  ).rows[0]!;
}

export interface WaitingUnit {
  unitId: string | null;
  total: number;
  late: number;
  dueSoon: number;
}

export async function countByUnit(db: Db, whose: Whose, today: string, soon: string): Promise<WaitingUnit[]> {
  return (
    await sql<WaitingUnit>`select m.unit_id as "unitId", count(*) as total,
        count(*) filter (where ${DUE} < ${today}::date) as late,
        count(*) filter (where ${DUE} between ${today}::date and ${soon}::date) as "dueSoon"
      from matter m where ${workOf(whose)}
      group by m.unit_id order by late desc, total desc, m.unit_id limit 500`.execute(db)
  ).rows;
}

/** Open tasks within the ground that the person owes in this role, in the order of their ids. */
export async function tasksWithin(tx: Tx, within: unknown, personId: string, role: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matter m where m.closed_at is null and m.person_id = ${personId} and m.duty = ${role}
      and st_covers(st_setsrid(st_geomfromgeojson(${JSON.stringify(within)}), 4490), st_pointonsurface(m.place))
    order by m.id`.execute(tx);
  return rows.map((row) => row.id);
}

export async function insertHanding(
  tx: Tx,
  h: { matterId: string; factN: number; fromPersonId: string; toPersonId: string; words: string },
): Promise<void> {
  await sql`insert into matter_handing (matter_id, fact_n, from_person_id, to_person_id, words)
    values (${h.matterId}, ${h.factN}, ${h.fromPersonId}, ${h.toPersonId}, ${h.words})`.execute(tx);
}

export async function turningClocks(db: Db, at: string, limit: number): Promise<{ matterId: string; clock: string }[]> {
  return (
    await sql<{ matterId: string; clock: string }>`select matter_id as "matterId", name as clock from clock
      where state = 'running' and not turned and due_at <= ${at} order by due_at limit ${limit}`.execute(db)
  ).rows;
}

export async function insertTurn(tx: Tx, matterId: string, factN: number, clock: string, dueOn: string): Promise<void> {
  await sql`with turned as (update clock set turned = true where matter_id = ${matterId} and name = ${clock})
    insert into clock_turn (matter_id, fact_n, clock, due_on)
    values (${matterId}, ${factN}, ${clock}, ${dueOn})`.execute(tx);
}
