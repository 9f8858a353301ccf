/** One run as it is written and read: the matter, its clocks, its steps, its turns and its handing over. */
import { type Db, sql, type Tx } from '#platform/database';
import type { Pause } from '../../clocks/rules.ts';
import { gramsOf } from '../grams.ts';

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
  /** The task is this person's by name, whoever holds the post. */
  named: boolean;
  clock: string | null;
  dueOn: string | null;
  yellowOn: string | null;
  /** The matter whose step waits for this one. */
  parentId: string | null;
  /** Its work is this very unit's, wherever it lies; null: by its place. */
  ofUnitId: string | null;
  /** Who answers for it to the applicant (首问负责): null where nobody applied. */
  contactId: string | null;
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
  /** Since when a day that was provisional rests on a notice. */
  settledOn: string | null;
  state: 'running' | 'suspended' | 'stopped';
  stoppedAt: string | null;
  /** Its turn is recorded. */
  turned: boolean;
  pauses: readonly Pause[];
  /** On which day it goes on by itself, while it stands still. */
  standsUntil: string | null;
  extended: boolean;
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

export const matterColumns = sql`m.id, m.kind, m.procedure_version as "procedureVersion", m.number, m.state, m.version, m.topic,
  m.place_name as "placeName", m.division, st_asgeojson(m.place, 7, 0)::jsonb as place, m.brought_by as "broughtBy",
  m.done_by as "doneBy", m.opened_at as "openedAt", m.closed_at as "closedAt", m.verb, m.duty, m.unit_id as "unitId",
  m.post_id as "postId", m.person_id as "personId", m.named, m.clock, m.due_on as "dueOn", m.yellow_on as "yellowOn",
  m.parent_id as "parentId", m.of_unit_id as "ofUnitId", m.contact_id as "contactId"`;

const clockColumns = sql`name, limit_key as "limitKey", limit_id as "limitId", count, unit, started_at as "startedAt",
  due_on as "dueOn", due_at as "dueAt", yellow_on as "yellowOn", provisional, settled_on as "settledOn", state, stopped_at as "stoppedAt", turned, pauses,
  stands_until as "standsUntil", extended`;

export interface Saving {
  /** `place`: as GeoJSON; null: where it was. */
  matter: Omit<MatterRow, 'place' | 'number'> & { place: string | null };
  step: StepRow;
  clocks: ClockRow[];
  stopped: string[];
  /** Whoever answers for it to the applicant from now on; absent: as before. */
  contact?: ContactRow;
}

export interface ContactRow {
  personId: string;
  unitId: string | null;
  post: string;
  since: string;
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
        place_grams, division, place, brought_by, done_by, opened_at, closed_at, verb, duty, unit_id, post_id, person_id, named, clock, due_on, yellow_on, parent_id, of_unit_id, contact_id)
      select ${m.id}, ${m.kind}, ${m.procedureVersion},
        ${`${year}-`} || lpad(next.n, greatest(length(next.n), 4), '0'), ${m.state}, 1, ${m.topic}, ${m.placeName},
        ${gramsOf(m.placeName)}::text[], ${m.division}, st_setsrid(st_geomfromgeojson(${m.place}), 4490), ${m.broughtBy}::uuid,
        ${JSON.stringify(m.doneBy)}::jsonb, ${m.openedAt}::timestamptz, ${m.closedAt}::timestamptz, ${m.verb}, ${m.duty},
        ${m.unitId}::uuid, ${m.postId}::uuid, ${m.personId}::uuid, ${m.named}, ${m.clock}, ${m.dueOn}::date, ${m.yellowOn}::date,
        ${m.parentId}::uuid, ${m.ofUnitId}::uuid, ${m.contactId}::uuid
      from (select nextval('matter_number')::text as n) next
      returning number
    ), stepped as (${stepInsert(m.id, s.step)}), timed as (${clockInsert(m.id, s.clocks)}),
    met as (${contactInsert(m.id, s.step.factN, s.contact)})
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
        person_id = ${m.personId}, named = ${m.named}, clock = ${m.clock}, due_on = ${m.dueOn}, yellow_on = ${m.yellowOn}, contact_id = ${m.contactId}
      where id = ${m.id}
    ), stopped as (
      -- What stood still stands no more.
      update clock set state = 'stopped', stopped_at = ${s.step.recordedAt}, stands_until = null,
        pauses = case when state = 'suspended' then jsonb_set(pauses, '{-1,until}',
          to_jsonb(least(stands_until, ${s.step.recordedAt}::timestamptz at time zone 'Asia/Shanghai')::date))
          else pauses end
      where matter_id = ${m.id} and name = any(${s.stopped.filter((name) => !s.clocks.some((one) => one.name === name))})
    ), stepped as (${stepInsert(m.id, s.step)}), met as (${contactInsert(m.id, s.step.factN, s.contact)})
    ${clockInsert(m.id, s.clocks)}`.execute(tx);
}

const stepInsert = (matterId: string, s: StepRow) => sql`
  insert into step_taken (matter_id, fact_n, step, fact, outcome, from_state, to_state, person_id, role, happened_at,
    recorded_at, said)
  values (${matterId}, ${s.factN}, ${s.step}, ${s.fact}, ${s.outcome}, ${s.fromState}, ${s.toState}, ${s.personId},
    ${s.role}, ${s.happenedAt}, ${s.recordedAt}, ${JSON.stringify(s.said)}::jsonb)`;

/** What happened beside the run: told in its timeline, and no open form is the older for it. */
export const insertStep = async (tx: Tx, matterId: string, step: StepRow): Promise<void> => {
  await stepInsert(matterId, step).execute(tx);
};

const clockInsert = (matterId: string, clocks: readonly ClockRow[]) => sql`
  insert into clock (matter_id, name, limit_key, limit_id, count, unit, started_at, due_on, due_at, yellow_on,
    provisional, state)
  select ${matterId}::uuid, name, "limitKey", "limitId", count, unit, "startedAt", "dueOn", "dueAt", "yellowOn",
    provisional, 'running'
  from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as c (name text, "limitKey" text, "limitId" uuid, count int,
    unit text, "startedAt" timestamptz, "dueOn" date, "dueAt" timestamptz, "yellowOn" date, provisional boolean)
  -- Begun anew: what was due before is told by the steps.
  on conflict (matter_id, name) do update set limit_id = excluded.limit_id, count = excluded.count, unit = excluded.unit,
    started_at = excluded.started_at, due_on = excluded.due_on, due_at = excluded.due_at, yellow_on = excluded.yellow_on,
    provisional = excluded.provisional, state = 'running', stopped_at = null, turned = false, pauses = '[]', stands_until = null, extended = false,
    next_rung_on = null, settled_on = null`;

const contactInsert = (matterId: string, factN: number, contact: ContactRow | undefined) =>
  sql`insert into contact (matter_id, fact_n, person_id, unit_id, post, since)
    select ${matterId}::uuid, ${factN}::int, c."personId", c."unitId", c.post, c.since
    from jsonb_to_recordset(${JSON.stringify(contact ? [contact] : [])}::jsonb)
      as c ("personId" uuid, "unitId" uuid, post text, since timestamptz)`;

export async function findMatter(db: Db | Tx, id: string): Promise<MatterRow | undefined> {
  return (await sql<MatterRow>`select ${matterColumns} from matter m where m.id = ${id}`.execute(db)).rows[0];
}

export async function findMatters(tx: Tx, ids: readonly string[]): Promise<MatterRow[]> {
  return (
    await sql<MatterRow>`select ${matterColumns} from matter m where m.id = any(${ids as string[]}::uuid[])
      order by m.id`.execute(tx)
  ).rows;
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

export async function clocksOfMany(tx: Tx, ids: readonly string[]): Promise<(ClockRow & { matterId: string })[]> {
  return (
    await sql<ClockRow & { matterId: string }>`select matter_id as "matterId", ${clockColumns} from clock
      where matter_id = any(${ids as string[]}::uuid[]) order by matter_id, name`.execute(tx)
  ).rows;
}

export async function stepsOf(db: Db | Tx, matterId: string): Promise<StepRow[]> {
  return (
    await sql<StepRow>`select fact_n as "factN", step, fact, outcome, from_state as "fromState", to_state as "toState",
        person_id as "personId", role, happened_at as "happenedAt", recorded_at as "recordedAt", said
      from step_taken where matter_id = ${matterId} order by fact_n`.execute(db)
  ).rows;
}

/** Those that a matter waits for, or waited for. */
export async function childrenOf(db: Db | Tx, parentId: string): Promise<ChildRow[]> {
  return (
    await sql<ChildRow>`select m.id, m.kind, m.closed_at is not null as ended, u.name as unit
      from matter m left join unit u on u.id = m.unit_id
      where m.parent_id = ${parentId} order by m.opened_at, m.id limit 500`.execute(db)
  ).rows;
}

export interface ChildRow {
  id: string;
  kind: string;
  ended: boolean;
  /** Whose work it is now; null where it has ended. */
  unit: string | null;
}

export interface ContactShown {
  personId: string;
  name: string;
  post: string;
  unit: string | null;
  /** Where to find him, and his telephone or his unit's. */
  room: string | null;
  phone: string | null;
  since: string;
}

/** Who answered for it, from the first who was met to whoever does now. */
export async function contactsOf(db: Db | Tx, matterId: string): Promise<ContactShown[]> {
  return (
    await sql<ContactShown>`select c.person_id as "personId", n.name, c.post, u.name as unit, u.address as room,
        coalesce(u.phone, n.phone) as phone, c.since
      from contact c join person n on n.id = c.person_id left join unit u on u.id = c.unit_id
      where c.matter_id = ${matterId} order by c.fact_n limit 100`.execute(db)
  ).rows;
}

/** Open tasks within the ground that the person owes in this role, in the order of their ids. */
export async function tasksWithin(tx: Tx, within: unknown, personId: string, role: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matter m where m.closed_at is null and not m.named and m.person_id = ${personId} and m.duty = ${role}
      and st_covers(st_setsrid(st_geomfromgeojson(${JSON.stringify(within)}), 4490), st_pointonsurface(m.place))
    order by m.id`.execute(tx);
  return rows.map((row) => row.id);
}

export interface HandingRow {
  matter: Pick<MatterRow, 'id' | 'unitId' | 'postId' | 'personId'>;
  step: StepRow;
  fromPersonId: string | null;
  words: string;
}

/** However many go together, in one statement: whose they are, the step that tells it, and from whom. */
export async function handMatters(tx: Tx, rows: readonly HandingRow[]): Promise<void> {
  const given = JSON.stringify(rows.map(({ matter, step, ...row }) => ({ ...matter, ...row, step })));
  await sql`
    with given as materialized (select * from jsonb_to_recordset(${given}::jsonb) as g (id uuid, "unitId" uuid,
      "postId" uuid, "personId" uuid, "fromPersonId" uuid, words text, step jsonb)),
    moved as (
      update matter m set version = m.version + 1, unit_id = g."unitId", post_id = g."postId", person_id = g."personId"
      from given g where m.id = g.id),
    stepped as (
      insert into step_taken (matter_id, fact_n, step, fact, outcome, from_state, to_state, person_id, role, happened_at,
        recorded_at, said)
      select g.id, s."factN", s.step, s.fact, s.outcome, s."fromState", s."toState", s."personId", s.role, s."happenedAt",
        s."recordedAt", s.said
      from given g, jsonb_to_record(g.step) as s ("factN" int, step text, fact text, outcome text, "fromState" text,
        "toState" text, "personId" uuid, role text, "happenedAt" timestamptz, "recordedAt" timestamptz, said jsonb))
    insert into matter_handing (matter_id, fact_n, from_person_id, to_person_id, words)
    select id, (step ->> 'factN')::int, "fromPersonId", "personId", words from given`.execute(tx);
}

export async function turningClocks(db: Db, at: string, limit: number): Promise<{ matterId: string; clock: string }[]> {
  return (
    await sql<{ matterId: string; clock: string }>`select matter_id as "matterId", name as clock from clock
      where state = 'running' and not turned and due_at <= ${at} order by due_at limit ${limit}`.execute(db)
  ).rows;
}

export interface TurnRow {
  clock: string;
  dueOn: string;
  /** Promised, statutory or internal. */
  kind: string;
  /** Who had the task, and where. */
  personId: string | null;
  unitId: string | null;
  /** When its first rung is raised; null: nobody is told of such clocks. */
  nextRungOn: string | null;
}

export async function insertTurn(tx: Tx, matterId: string, factN: number, t: TurnRow): Promise<void> {
  await sql`with turned as (
      update clock set turned = true, next_rung_on = ${t.nextRungOn} where matter_id = ${matterId} and name = ${t.clock})
    insert into clock_turn (matter_id, fact_n, clock, due_on, kind, person_id, unit_id)
    values (${matterId}, ${factN}, ${t.clock}, ${t.dueOn}, ${t.kind}, ${t.personId}, ${t.unitId})`.execute(tx);
}
