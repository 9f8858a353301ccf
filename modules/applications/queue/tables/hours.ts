/** Every statement about windows and their hours. */
import { type Db, sql, type Tx } from '#platform/database';
import type { Hours } from '../contract/hours.ts';

export interface WindowRow {
  unitId: string;
  name: string;
  division: string;
  address: string | null;
  phone: string | null;
}

/** More windows than any city has. */
const WINDOWS = 200;

export async function findWindowUnits(db: Db | Tx, unitId: string | null = null): Promise<WindowRow[]> {
  return (
    await sql<WindowRow>`select id as "unitId", name, division, address, phone from unit
      where kind = 'window' and valid_to is null and (${unitId}::uuid is null or id = ${unitId}::uuid)
      order by length(division), division, name limit ${WINDOWS}`.execute(db)
  ).rows;
}

export interface HoursRow extends Hours {
  unitId: string;
}

/** Of each window the hours in force on `from` and every change of them after it; oldest first. */
export async function hoursFrom(db: Db | Tx, unitIds: readonly string[], from: string): Promise<HoursRow[]> {
  return (
    await sql<HoursRow>`
      select unit_id as "unitId", in_force_from as "inForceFrom", week, capacity from window_hours h
      where unit_id = any(${unitIds as string[]}::uuid[]) and in_force_from >= coalesce(
        (select max(in_force_from) from window_hours b where b.unit_id = h.unit_id and b.in_force_from <= ${from}), ${from}::date)
      order by unit_id, in_force_from`.execute(db)
  ).rows;
}

export async function insertHours(tx: Tx, h: Hours & { id: string; unitId: string; factN: number }): Promise<void> {
  await sql`insert into window_hours (id, matter_id, fact_n, unit_id, in_force_from, week, capacity)
    values (${h.id}, ${h.id}, ${h.factN}, ${h.unitId}, ${h.inForceFrom}, ${JSON.stringify(h.week)}::jsonb,
      ${h.capacity})`.execute(tx);
}
