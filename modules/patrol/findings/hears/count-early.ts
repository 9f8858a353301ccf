/** Whenever findings move, their months are counted anew for their counties and for the city. */
import type { FactHearer, House } from '#platform/pipeline';
import { monthsOf, recountMonth } from '../tables/early.ts';

async function countMonths({ db, cityCode }: House, matterIds: readonly string[]): Promise<void> {
  const months = await monthsOf(db, matterIds);
  for (const { county, month } of months) await recountMonth(db, county, month);
  for (const month of new Set(months.map((one) => one.month))) await recountMonth(db, cityCode, month);
}

export const countEarly: FactHearer = {
  name: 'patrol.countEarly',
  facts: ['patrol.findingReported', 'patrol.findingVerified', 'patrol.siteRechecked', 'enforcement.stopNoticeServed'],
  hear: (house, fact) => countMonths(house, fact.matterId ? [fact.matterId] : []),
  hearTogether: (house, facts) =>
    countMonths(
      house,
      facts.flatMap((fact) => fact.matterId ?? []),
    ),
};
