/** Are we getting earlier: medians by month for a county or the city, from the months kept on write. */
import { ok } from '@cuntu/base';
import { type Actor, type Condition, countyOf, decideMay, grantsOn, holds } from '@cuntu/divisions';
import { answer } from '#platform/pipeline';
import { findEarly } from '../contract.ts';
import { findEarlyMonths } from '../tables/early.ts';

export const answerFindEarly = answer(findEarly, async (db, look, input) => {
  const division = input.division ?? widest(look.actor, look.may, look.today) ?? '';
  const allowed = decideMay(findEarly.may, look.actor, { division }, look.today);
  if (!allowed.ok) return allowed;
  return ok({ division, months: await findEarlyMonths(db, division, monthBack(look.today, input.months - 1)) });
});

/** The widest place the reader answers for; nobody below the county reads medians. */
function widest(actor: Actor, may: Condition, today: string): string | undefined {
  if (typeof actor === 'string') return undefined;
  const codes = grantsOn(actor, today).map(({ division }) => countyOf(division) ?? division);
  return codes.sort((a, b) => a.length - b.length).find((division) => holds(may, { division }));
}

function monthBack(today: string, months: number): string {
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
