/** Every statement about holiday notices, and the almanac that follows from them. */
import { type Almanac, almanacOf, type HolidayNotice } from '@cuntu/calendar';
import type { z } from 'zod';
import { type Db, leave, type Migration, sql, type Tx } from '#platform/database';
import type { holidayNotice } from './contract.ts';

export const migrations: Migration[] = [
  {
    id: 'norms.holidays.1',
    sql: `
      create table holiday_notice (
        id uuid primary key, matter_id uuid not null, fact_n int not null, number text not null unique,
        year int not null, issued_on date not null, notice jsonb not null);
    `,
  },
];

export async function insertNotice(
  tx: Tx,
  id: string,
  n: HolidayNotice,
  matterId: string,
  factN: number,
): Promise<void> {
  await sql`insert into holiday_notice (id, matter_id, fact_n, number, year, issued_on, notice)
    values (${id}, ${matterId}, ${factN}, ${n.number}, ${n.year}, ${n.issuedOn}, ${JSON.stringify(n)}::jsonb)`.execute(
    tx,
  );
}

/** Any number, the same in all versions of the program. */
const LOCK_CLASS = 0x6361;

/**
 * Until the end of the deed no notice is loaded: what it dates is there for whoever hears of the next one. Whatever is asked
 * afterwards is answered under it.
 */
export function holdCalendar(tx: Tx): void {
  leave(sql`select pg_advisory_xact_lock_shared(${LOCK_CLASS}::int, hashtext(current_schema()))`.execute(tx));
}

/** Whoever dates by the calendar of before has committed; whoever dates from now on waits and sees the new one. */
export async function changeCalendar(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(current_schema()))`.execute(tx);
}

type Notice = z.output<typeof holidayNotice>;

export async function findNotices(db: Db | Tx): Promise<{ id: string; notice: Notice }[]> {
  return (
    await sql<{ id: string; notice: Notice }>`select id, notice from holiday_notice order by issued_on, number`.execute(
      db,
    )
  ).rows;
}

/** All notices as one word: the almanac that follows from them is known by it. */
export const noticeIds = sql<string>`(select coalesce(string_agg(id::text, ',' order by id), '') from holiday_notice)`;

/** By the set of notices that made it, so that databases side by side and a new notice never mix. */
const almanacs = new Map<string, Almanac>();
const KEPT = 16;

export async function almanacNow(db: Db | Tx): Promise<Almanac> {
  const { rows } = await sql<{ ids: string }>`select ${noticeIds} as ids`.execute(db);
  return almanacBy(db, rows[0]!.ids);
}

/** For whoever has read `noticeIds` along with something else. */
export async function almanacBy(db: Db | Tx, ids: string): Promise<Almanac> {
  const kept = almanacs.get(ids);
  if (kept) return kept;
  const almanac = almanacOf((await findNotices(db)).map((row) => row.notice));
  if (almanacs.size >= KEPT) almanacs.clear();
  almanacs.set(ids, almanac);
  return almanac;
}
