/** Every statement about windows: hours, numbers of a day, calls, appointments and the places of a half hour. */
import { type Db, type Migration, sql, type Tx } from '#platform/database';
import type { ItemKey } from '../items/contract.ts';
import type { Hours } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'applications.queue.1',
    sql: `
      create table window_hours (
        id uuid primary key, matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit,
        in_force_from date not null, week jsonb not null, capacity int not null,
        constraint window_hours_day unique (unit_id, in_force_from));
      create table queue_day (
        unit_id uuid not null references unit, day date not null, last_number int not null, primary key (unit_id, day));
      create table window_booking (
        id uuid primary key, matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit,
        item text not null, day date not null, half_hour text not null, code_hash bytea not null unique,
        phone_sealed bytea, phone_mark text, booked_at timestamptz not null, cancelled_at timestamptz);
      create index window_booking_slot on window_booking (unit_id, day, half_hour) where cancelled_at is null;
      create index window_booking_phones on window_booking (day) where phone_sealed is not null;
      create table window_slot (
        unit_id uuid not null references unit, day date not null, half_hour text not null, booked int not null,
        primary key (unit_id, day, half_hour));
      create table queue_ticket (
        id uuid primary key, matter_id uuid not null, fact_n int not null, unit_id uuid not null references unit,
        day date not null, number int not null, item text, appointment_id uuid unique references window_booking,
        half_hour text, taken_at timestamptz not null, counter int, called_at timestamptz, recalled_at timestamptz,
        recalls int not null default 0, ended_at timestamptz, outcome text, unique (unit_id, day, number));
      create index queue_ticket_waiting on queue_ticket (unit_id, day) where called_at is null;
      create index queue_ticket_called on queue_ticket (unit_id, day, called_at desc) where called_at is not null;
      create table queue_call (
        matter_id uuid not null references queue_ticket, fact_n int not null, counter int not null, called_by uuid,
        primary key (matter_id, fact_n));
      create table queue_end (
        matter_id uuid not null references queue_ticket, fact_n int not null, outcome text not null,
        application_id uuid references application, waited_minutes int not null, served_minutes int not null,
        primary key (matter_id, fact_n));
      create index queue_end_application on queue_end (application_id) where application_id is not null;
    `,
  },
  {
    id: 'applications.queue.2',
    sql: `
      create table queue_tie (
        matter_id uuid not null references queue_ticket, fact_n int not null,
        application_id uuid not null unique references application, primary key (matter_id, fact_n));
      alter table queue_end drop column application_id;
    `,
  },
  {
    id: 'applications.queue.3',
    sql: `
      alter table window_booking add column network_mark text;
      create index window_booking_network on window_booking (network_mark) where network_mark is not null;
    `,
  },
];

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

/** Asked once the place is taken: whoever books the same half hour waits until then. */
export async function phoneHasPlace(tx: Tx, { unitId, day, halfHour }: Slot, mark: string): Promise<boolean> {
  const { rows } = await sql`select 1 from window_booking where unit_id = ${unitId} and day = ${day}
    and half_hour = ${halfHour} and phone_mark = ${mark} and cancelled_at is null limit 1`.execute(tx);
  return rows.length > 0;
}

export interface NewAppointment extends Slot {
  id: string;
  factN: number;
  item: string;
  codeHash: Uint8Array;
  phoneSealed: Uint8Array | null;
  phoneMark: string | null;
  networkMark: string | null;
  bookedAt: string;
}

export async function insertAppointment(tx: Tx, a: NewAppointment): Promise<void> {
  await sql`insert into window_booking (id, matter_id, fact_n, unit_id, item, day, half_hour, code_hash, phone_sealed,
      phone_mark, network_mark, booked_at)
    values (${a.id}, ${a.id}, ${a.factN}, ${a.unitId}, ${a.item}, ${a.day}, ${a.halfHour}, ${a.codeHash},
      ${a.phoneSealed}, ${a.phoneMark}, ${a.networkMark}, ${a.bookedAt})`.execute(tx);
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
    with gone as (update window_booking set cancelled_at = ${at}, phone_sealed = null, phone_mark = null where id = ${id})
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
  await sql`update window_booking set phone_sealed = null, phone_mark = null
    where phone_sealed is not null and day < ${today}`.execute(db);
}

/** The next number of the day, without gaps: the row stays locked until the end, and falls back with it. */
export async function nextNumber(tx: Tx, unitId: string, day: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into queue_day as q (unit_id, day, last_number) values (${unitId}, ${day}, 1)
    on conflict (unit_id, day) do update set last_number = q.last_number + 1 returning last_number as number`.execute(
    tx,
  );
  return rows[0]!.number;
}

/** Two who call at once get two numbers: the second waits here for the first. */
export async function lockDay(tx: Tx, unitId: string, day: string): Promise<void> {
  await sql`select 1 from queue_day where unit_id = ${unitId} and day = ${day} for update`.execute(tx);
}

export interface NewTicket {
  id: string;
  factN: number;
  unitId: string;
  day: string;
  number: number;
  item: string | null;
  appointmentId: string | null;
  /** Only where he came in time for it. */
  halfHour: string | null;
  takenAt: string;
}

export async function insertTicket(tx: Tx, t: NewTicket): Promise<void> {
  await sql`insert into queue_ticket (id, matter_id, fact_n, unit_id, day, number, item, appointment_id, half_hour, taken_at)
    values (${t.id}, ${t.id}, ${t.factN}, ${t.unitId}, ${t.day}, ${t.number}, ${t.item}, ${t.appointmentId},
      ${t.halfHour}, ${t.takenAt})`.execute(tx);
}

export interface TicketRow {
  id: string;
  unitId: string;
  division: string;
  day: string;
  number: number;
  item: ItemKey | null;
  halfHour: string | null;
  takenAt: string;
  counter: number | null;
  calledAt: string | null;
  recalledAt: string | null;
  recalls: number;
  endedAt: string | null;
  outcome: string | null;
}

const tickets = sql`
  select t.id, t.unit_id as "unitId", u.division, t.day, t.number, t.item, t.half_hour as "halfHour",
    t.taken_at as "takenAt", t.counter, t.called_at as "calledAt", t.recalled_at as "recalledAt", t.recalls,
    t.ended_at as "endedAt", t.outcome
  from queue_ticket t join unit u on u.id = t.unit_id`;

/** First whose half hour has come, by their half hours; then everybody by his number. `now`: 'HH:MM'. */
const inTurn = (now: string) =>
  sql`order by case when t.half_hour <= ${now} then t.half_hour else '99:99' end, t.number`;

export async function waitingAt(
  db: Db | Tx,
  unitId: string,
  day: string,
  now: string,
  limit: number,
): Promise<TicketRow[]> {
  return (
    await sql<TicketRow>`${tickets} where t.unit_id = ${unitId} and t.day = ${day} and t.called_at is null
      ${inTurn(now)} limit ${limit}`.execute(db)
  ).rows;
}

/** How many go before him. */
export async function waitingBefore(db: Db | Tx, ticketId: string, now: string): Promise<number> {
  const { rows } = await sql<{ before: number }>`
    select count(*)::int as before from queue_ticket own join queue_ticket o on o.unit_id = own.unit_id
      and o.day = own.day and o.called_at is null,
      lateral (select case when own.half_hour <= ${now} then own.half_hour else '99:99' end as turn) mine,
      lateral (select case when o.half_hour <= ${now} then o.half_hour else '99:99' end as turn) other
    where own.id = ${ticketId} and (other.turn, o.number) < (mine.turn, own.number)`.execute(db);
  return rows[0]!.before;
}

export async function calledAt(db: Db | Tx, unitId: string, day: string, limit: number): Promise<TicketRow[]> {
  return (
    await sql<TicketRow>`${tickets} where t.unit_id = ${unitId} and t.day = ${day} and t.called_at is not null
      and t.ended_at is null order by coalesce(t.recalled_at, t.called_at) desc limit ${limit}`.execute(db)
  ).rows;
}

export async function endedAt(db: Db, unitId: string, day: string, limit: number): Promise<TicketRow[]> {
  return (
    await sql<TicketRow>`${tickets} where t.unit_id = ${unitId} and t.day = ${day} and t.ended_at is not null
      order by t.ended_at desc limit ${limit}`.execute(db)
  ).rows;
}

export async function standingAt(tx: Tx, unitId: string, day: string, counter: number): Promise<TicketRow | undefined> {
  return (
    await sql<TicketRow>`${tickets} where t.unit_id = ${unitId} and t.day = ${day} and t.called_at is not null
      and t.ended_at is null and t.counter = ${counter} limit 1`.execute(tx)
  ).rows[0];
}

export async function findTicket(tx: Tx, id: string): Promise<TicketRow | undefined> {
  return (await sql<TicketRow>`${tickets} where t.id = ${id}`.execute(tx)).rows[0];
}

interface CallRow {
  ticketId: string;
  factN: number;
  counter: number;
  by: string | null;
  at: string;
}

export async function keepCall(tx: Tx, { ticketId, factN, counter, by, at }: CallRow): Promise<void> {
  await sql`
    with called as (update queue_ticket set counter = ${counter}, called_at = ${at} where id = ${ticketId})
    insert into queue_call (matter_id, fact_n, counter, called_by)
    values (${ticketId}, ${factN}, ${counter}, ${by})`.execute(tx);
}

export async function keepRecall(tx: Tx, { ticketId, factN, counter, by, at }: CallRow): Promise<void> {
  await sql`
    with again as (update queue_ticket set recalls = recalls + 1, recalled_at = ${at} where id = ${ticketId})
    insert into queue_call (matter_id, fact_n, counter, called_by)
    values (${ticketId}, ${factN}, ${counter}, ${by})`.execute(tx);
}

export interface EndedRow {
  ticketId: string;
  factN: number;
  outcome: string;
  waitedMinutes: number;
  servedMinutes: number;
  at: string;
}

export async function keepEnd(tx: Tx, e: EndedRow): Promise<void> {
  await sql`
    with ended as (update queue_ticket set ended_at = ${e.at}, outcome = ${e.outcome} where id = ${e.ticketId})
    insert into queue_end (matter_id, fact_n, outcome, waited_minutes, served_minutes)
    values (${e.ticketId}, ${e.factN}, ${e.outcome}, ${e.waitedMinutes}, ${e.servedMinutes})`.execute(tx);
}

export async function keepTie(tx: Tx, ticketId: string, factN: number, applicationId: string): Promise<void> {
  await sql`insert into queue_tie (matter_id, fact_n, application_id)
    values (${ticketId}, ${factN}, ${applicationId})`.execute(tx);
}

export async function isTied(tx: Tx, ticketId: string): Promise<boolean> {
  return (await sql`select 1 from queue_tie where matter_id = ${ticketId} limit 1`.execute(tx)).rows.length > 0;
}

export interface TiedRow {
  ticketId: string;
  id: string;
  number: string;
  item: ItemKey;
}

/** `where`: what the reader may see, on rows of `matter m`. */
export async function tiedTo(db: Db, ticketIds: readonly string[], where: ReturnType<typeof sql>): Promise<TiedRow[]> {
  return (
    await sql<TiedRow>`
      select q.matter_id as "ticketId", m.id, m.number, a.item
      from queue_tie q join application a on a.matter_id = q.application_id join matter m on m.id = a.matter_id
      where q.matter_id = any(${ticketIds as string[]}::uuid[]) and ${where} order by q.matter_id, q.fact_n`.execute(db)
  ).rows;
}

export interface TicketOfApplication {
  number: number;
  day: string;
  counter: number;
  calledAt: string;
  window: string;
}

/** On which number it was taken in. */
export async function ticketOf(db: Db, applicationId: string): Promise<TicketOfApplication | undefined> {
  return (
    await sql<TicketOfApplication>`
      select t.number, t.day, t.counter, t.called_at as "calledAt", u.name as window
      from queue_tie q join queue_ticket t on t.id = q.matter_id join unit u on u.id = t.unit_id
      where q.application_id = ${applicationId}`.execute(db)
  ).rows[0];
}

export interface CalledRow {
  id: string;
  number: number;
  item: ItemKey | null;
  counter: number;
  atHand: boolean;
}

/** Called today by whoever came for them; at hand: not ended, and last called by him who asks. */
export async function calledOn(
  db: Db,
  unitIds: readonly string[],
  day: string,
  personId: string | null,
  limit: number,
): Promise<CalledRow[]> {
  return (
    await sql<CalledRow>`
      select t.id, t.number, t.item, t.counter, t.ended_at is null and coalesce((select c.called_by = ${personId}::uuid
          from queue_call c where c.matter_id = t.id order by c.fact_n desc limit 1), false) as "atHand"
      from queue_ticket t where t.unit_id = any(${unitIds as string[]}::uuid[]) and t.day = ${day}
        and t.called_at is not null and t.outcome is distinct from 'absent'
      order by t.called_at desc limit ${limit}`.execute(db)
  ).rows;
}

/** How the day has gone: of those ended, by outcome, and of those called, how long they had waited. */
export async function dayFigures(
  db: Db,
  unitId: string,
  day: string,
): Promise<{ served: number; absent: number; waited: number[] }> {
  const { rows } = await sql<{ served: number; absent: number; waited: number[] }>`
    select count(*) filter (where outcome = 'served')::int as served,
      count(*) filter (where outcome = 'absent')::int as absent,
      coalesce(jsonb_agg(floor(extract(epoch from called_at - taken_at) / 60)::int
        order by called_at - taken_at) filter (where called_at is not null), '[]'::jsonb) as waited
    from queue_ticket where unit_id = ${unitId} and day = ${day}`.execute(db);
  return rows[0]!;
}

export interface BoardRow {
  unitId: string;
  waiting: number;
}

export async function waitingCounts(db: Db, unitIds: readonly string[], day: string): Promise<BoardRow[]> {
  return (
    await sql<BoardRow>`select unit_id as "unitId", count(*)::int as waiting from queue_ticket
      where unit_id = any(${unitIds as string[]}::uuid[]) and day = ${day} and called_at is null
      group by unit_id`.execute(db)
  ).rows;
}
