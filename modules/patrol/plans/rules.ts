/** How often a zone is to be visited within a period, and which stretches of it are over. */
import { must } from '@cuntu/base';
import { addDays, daysBetween } from '@cuntu/calendar';

export interface Period {
  from: string;
  to: string;
}

/** Both days included. */
export function periodOf(year: number, month: number | undefined): Period {
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const from = `${year}-${String(month).padStart(2, '0')}-01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { from, to: must(addDays(next, -1)) };
}

const lengthOf = ({ from, to }: Period): number => must(daysBetween(from, to)) + 1;

/** Once in each stretch that the interval cuts the period into, the last one included. */
export const timesIn = (period: Period, intervalDays: number): number => Math.ceil(lengthOf(period) / intervalDays);

/** Stretches that are over by today; the one that runs is not yet missed. */
export function stretchesOver(period: Period, intervalDays: number, today: string): number {
  if (today <= period.from) return 0;
  if (today > period.to) return timesIn(period, intervalDays);
  return Math.floor(must(daysBetween(period.from, today)) / intervalDays);
}
