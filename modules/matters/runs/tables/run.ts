/** One run as it is written and read: the matter, its steps, and the matters that it waits for. */
import { type Db, leave, sql, type Tx } from '#platform/database';
import { gramsOf } from '../grams.ts';
import { type ClockRow, clockInsert } from './clocks.ts';
import { type ContactRow, contactInsert } from './contacts.ts';

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

export interface Saving {
  /** `place`: as GeoJSON; null: where it was. */
  matter: Omit<MatterRow, 'place' | 'number'> & { place: string | null };
  step: StepRow;
  clocks: ClockRow[];
  stopped: string[];
  /** Whoever answers for it to the applicant from now on; absent: as before. */
  contact?: ContactRow;
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
export function updateMatter(tx: Tx, s: Saving): void {
  const m = s.matter;
  const updated = sql`
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
    ${clockInsert(m.id, s.clocks)}`;
  leave(updated.execute(tx));
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
