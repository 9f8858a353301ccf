/** Are we getting earlier: medians by month for a county or the city, from the months kept on write. */
import { ok, refuse } from '@cuntu/base';
import { condition, countyOf, holds } from '@cuntu/divisions';
import { answer } from '#platform/pipeline';
import { findEarly } from '../contract.ts';
import { findEarlyMonths } from '../tables.ts';

export const answerFindEarly = answer(findEarly, async (db, look, input) => {
  const own = widest(look.actor);
  const division = input.division ?? own;
  if (!division || !holds(condition(findEarly.may, look.actor, look.today), { division })) return refuse('may.denied');
  return ok({ division, months: await findEarlyMonths(db, division, monthBack(look.today, input.months - 1)) });
});

/** The widest place the reader answers for; nobody below the county reads medians. */
function widest(actor: Parameters<typeof condition>[1]): string | undefined {
  if (typeof actor === 'string') return undefined;
  const codes = actor.grants.map((grant) => grant.division).sort((a, b) => a.length - b.length);
  const first = codes[0];
  return first && (first.length <= 6 ? first : countyOf(first));
}

function monthBack(today: string, months: number): string {
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
