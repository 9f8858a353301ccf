/** Every statement about the numbers of a day: given, called, tied to what was taken in, ended. */
import { type Db, sql, type Tx } from '#platform/database';
import type { ItemKey } from '../../items/contract.ts';

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
