/** What was promised and what came of it, item by item and month by month: from the histogram alone. */
import { ok } from '@cuntu/base';
import { answer } from '#platform/pipeline';
import type { ItemKey } from '../../items/contract.ts';
import { findPromises, LATE_MOST } from '../contract.ts';
import { figureOf } from '../rules.ts';
import { countOpenLate, findMonths } from '../tables.ts';

export const answerFindPromises = answer(findPromises, async (db, look, { months }) => {
  const slots = await findMonths(db, monthsBefore(look.today, months - 1));
  const figures = Map.groupBy(slots, ({ item, month }) => `${month} ${item}`);
  return ok({
    openLate: await countOpenLate(db, LATE_MOST),
    figures: [...figures.values()].map((some) => ({
      item: some[0]!.item as ItemKey,
      month: some[0]!.month,
      ...figureOf(some),
    })),
  });
});

/** The first day of the month that lies so many months back. */
function monthsBefore(today: string, count: number): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const nth = year * 12 + month - 1 - count;
  return `${Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, '0')}-01`;
}
