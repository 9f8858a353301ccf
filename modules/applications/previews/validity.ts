/** Until when an opinion holds that is given now: so many years as the limit in force says, to the corresponding day. */
import { must } from '@cuntu/base';
import { deadline, type PeriodUnit } from '@cuntu/calendar';
import { almanacNow, limitsOn } from '#modules/norms';
import type { Db, Tx } from '#platform/database';

export const VALID = 'preview.valid';

export interface Term {
  count: number;
  validTo: string;
}

/** A licence ends on its day also where that is a holiday: 民法典 203 moves what somebody has to do, not what he may. */
export async function validFrom(db: Db | Tx, start: string, today: string): Promise<Term> {
  const [limit] = await limitsOn(db, [VALID], today);
  if (!limit) throw new Error(`no limit ${VALID} in force on ${today}`);
  const { count } = limit;
  const unit = limit.unit as PeriodUnit;
  const ask = { start, count, unit, provisional: true, rollOver: false };
  return { count, validTo: must(deadline(await almanacNow(db), ask)).dueOn };
}
