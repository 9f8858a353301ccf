/** Whenever a finding moves, its month is counted anew for its county and for the city. */
import type { FactHearer } from '#platform/pipeline';
import { monthOf, recountMonth } from '../tables.ts';

export const countEarly: FactHearer = {
  name: 'patrol.countEarly',
  facts: ['patrol.findingReported', 'patrol.findingVerified', 'patrol.siteRechecked', 'enforcement.stopNoticeServed'],
  async hear({ db, cityCode }, fact) {
    const at = fact.matterId && (await monthOf(db, fact.matterId));
    if (!at) return;
    await recountMonth(db, at.county, at.month);
    await recountMonth(db, cityCode, at.month);
  },
};
