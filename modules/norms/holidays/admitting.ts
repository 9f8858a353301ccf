/** Whether a notice can be taken into the calendar, and the calendar that would follow; asked before it is loaded as well. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type Almanac, almanacOf, type HolidayNotice, noticeFaults } from '@cuntu/calendar';
import type { Db, Tx } from '#platform/database';
import { findNotices } from './tables.ts';

export async function almanacWith(
  db: Db | Tx,
  notice: HolidayNotice,
): Promise<Result<Almanac, 'notice.contradicts' | 'notice.alreadyLoaded'>> {
  const faults = noticeFaults(notice);
  if (faults.length > 0)
    return refuse('notice.contradicts', { faults: faults.map((fault) => ({ ...fault, at: `notice.${fault.at}` })) });
  const loaded = (await findNotices(db)).map((row) => row.notice);
  if (loaded.some(({ number }) => number === notice.number))
    return refuse('notice.alreadyLoaded', { at: 'notice.number', params: { number: notice.number } });
  return ok(almanacOf([...loaded, notice]));
}
