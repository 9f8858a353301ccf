/** Every statement about appointments and the places of a half hour. */
import { type Db, sql, type Tx } from '#platform/database';
import type { ItemKey } from '../../items/contract.ts';

export interface Slot {
  unitId: string;
  day: string;
  halfHour: string;
}

/** Takes a place under its lock; false: the half hour is full. */
export async function takePlace(tx: Tx, { unitId, day, halfHour }: Slot, capacity: number): Promise<boolean> {
  const { rows } = await sql`
    insert into window_slot as s (unit_id, day, half_hour, booked) values (${unitId}, ${day}, ${halfHour}, 1)
    on conflict (unit_id, day, half_hour) do update set booked = s.booked + 1 where s.booked < ${capacity}
    returning booked`.execute(tx);
  return rows.length > 0;
}

export async function bookedFrom(
  db: Db | Tx,
  unitId: string,
  from: string,
  to: string,
): Promise<{ day: string; halfHour: string; booked: number }[]> {
  return (
    await sql<{ day: string; halfHour: string; booked: number }>`
      select day, half_hour as "halfHour", booked from window_slot
      where unit_id = ${unitId} and day between ${from} and ${to}`.execute(db)
  ).rows;
}

export interface NewAppointment extends Slot {
  id: string;
  factN: number;
  item: string;
  codeHash: Uint8Array;
  phoneSealed: Uint8Array | null;
  networkMark: string | null;
  bookedAt: string;
}

export async function insertAppointment(tx: Tx, a: NewAppointment): Promise<void> {
  await sql`insert into window_booking (id, matter_id, fact_n, unit_id, item, day, half_hour, code_hash, phone_sealed,
      network_mark, booked_at)
    values (${a.id}, ${a.id}, ${a.factN}, ${a.unitId}, ${a.item}, ${a.day}, ${a.halfHour}, ${a.codeHash},
      ${a.phoneSealed}, ${a.networkMark}, ${a.bookedAt})`.execute(tx);
}

/** Given back or not: whoever books and cancels keeps others out as well. */
export const bookedFromNetwork = async (tx: Tx, mark: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from window_booking where network_mark = ${mark}`.execute(tx))
    .rows[0]!.n;

export interface AppointmentRow extends Slot {
  id: string;
  item: ItemKey;
  cancelled: boolean;
  ticketId: string | null;
  number: number | null;
  counter: number | null;
  calledAt: string | null;
  outcome: string | null;
  hasPhone: boolean;
}

const appointments = sql`
  select a.id, a.unit_id as "unitId", a.item, a.day, a.half_hour as "halfHour", a.cancelled_at is not null as cancelled,
    t.id as "ticketId", t.number, t.counter, t.called_at as "calledAt", t.outcome,
    a.phone_sealed is not null as "hasPhone"
  from window_booking a left join queue_ticket t on t.appointment_id = a.id`;

export async function appointmentByCode(db: Db | Tx, codeHash: Uint8Array): Promise<AppointmentRow | undefined> {
  return (await sql<AppointmentRow>`${appointments} where a.code_hash = ${codeHash}`.execute(db)).rows[0];
}

const OF_A_DAY = 500;

export async function appointmentsOn(db: Db, unitId: string, day: string): Promise<AppointmentRow[]> {
  return (
    await sql<AppointmentRow>`${appointments} where a.unit_id = ${unitId} and a.day = ${day} and a.cancelled_at is null
      order by a.half_hour, a.booked_at, a.id limit ${OF_A_DAY}`.execute(db)
  ).rows;
}

export async function cancel(tx: Tx, { id, unitId, day, halfHour }: AppointmentRow, at: string): Promise<void> {
  await sql`
    with gone as (update window_booking set cancelled_at = ${at}, phone_sealed = null where id = ${id})
    update window_slot set booked = booked - 1
    where unit_id = ${unitId} and day = ${day} and half_hour = ${halfHour}`.execute(tx);
}

export async function sealedPhone(
  db: Db,
  id: string,
): Promise<{ unitId: string; division: string; phoneSealed: Uint8Array | null } | undefined> {
  return (
    await sql<{ unitId: string; division: string; phoneSealed: Uint8Array | null }>`
      select a.unit_id as "unitId", u.division, a.phone_sealed as "phoneSealed"
      from window_booking a join unit u on u.id = a.unit_id where a.id = ${id}`.execute(db)
  ).rows[0];
}

/** 个人信息保护法 19: for no longer than it is needed. */
export async function forgetPhones(db: Db, today: string): Promise<void> {
  await sql`update window_booking set phone_sealed = null
    where phone_sealed is not null and day < ${today}`.execute(db);
}
