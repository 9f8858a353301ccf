/** How early: the months, kept on write. */

import { type Db, sql } from '#platform/database';
import { counted } from '../predicate.ts';

export interface EarlyRow {
  month: string;
  found: number;
  begun: number;
  stopped: number;
  early: number;
  foundAfterDays: number | null;
  reportedAfterMinutes: number | null;
  stoppedAfterMinutes: number | null;
}

export async function findEarlyMonths(db: Db, division: string, fromMonth: string): Promise<EarlyRow[]> {
  return (
    await sql<EarlyRow>`select month, found, begun, stopped, early, found_after_days as "foundAfterDays",
        reported_after_minutes as "reportedAfterMinutes", stopped_after_minutes as "stoppedAfterMinutes"
      from early_month where division = ${division} and month >= ${fromMonth} order by month limit 40`.execute(db)
  ).rows;
}

/** Where and when the findings count, each place and month once. */
export async function monthsOf(db: Db, matterIds: readonly string[]): Promise<{ county: string; month: string }[]> {
  return (
    await sql<{ county: string; month: string }>`select distinct county, found_month as month from finding_progress
      where matter_id = any(${matterIds as string[]}::uuid[])`.execute(db)
  ).rows;
}

/** One month of one division anew; `prefix` is a county's code or the city's. */
export async function recountMonth(db: Db, prefix: string, month: string): Promise<void> {
  await sql`
    insert into early_month (division, month, found, begun, stopped, early, found_after_days, reported_after_minutes,
      stopped_after_minutes)
    select ${prefix}, ${month}, count(*) filter (where ${counted.reported}), count(*) filter (where ${counted.found}),
      count(*) filter (where ${counted.stopped}), count(*) filter (where ${counted.caught}),
      percentile_cont(0.5) within group (order by extract(epoch from p.found_at - (p.begun_on::timestamp at time zone 'Asia/Shanghai')) / 86400)
        filter (where ${counted.found}),
      percentile_cont(0.5) within group (order by extract(epoch from p.reported_at - p.found_at) / 60),
      percentile_cont(0.5) within group (order by extract(epoch from coalesce(p.ordered_at, p.stopped_at) - p.reported_at) / 60)
        filter (where ${counted.stopped})
    from finding_progress p where p.county like ${`${prefix}%`} and p.found_month = ${month}
    on conflict (division, month) do update set found = excluded.found, begun = excluded.begun, stopped = excluded.stopped, early = excluded.early,
      found_after_days = excluded.found_after_days, reported_after_minutes = excluded.reported_after_minutes,
      stopped_after_minutes = excluded.stopped_after_minutes`.execute(db);
}
