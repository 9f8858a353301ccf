/** The clocks of runs: begun, read, and the turn of each. */
import { type Db, sql, type Tx } from '#platform/database';
import type { Pause } from '../../clocks/rules.ts';

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

const clockColumns = sql`name, limit_key as "limitKey", limit_id as "limitId", count, unit, started_at as "startedAt",
  due_on as "dueOn", due_at as "dueAt", yellow_on as "yellowOn", provisional, settled_on as "settledOn", state, stopped_at as "stoppedAt", turned, pauses,
  stands_until as "standsUntil", extended`;

export const clockInsert = (matterId: string, clocks: readonly ClockRow[]) => sql`
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
