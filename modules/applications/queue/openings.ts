/** When windows are open, from their hours in each version and the calendar of the newest notices. */
import { dayKind } from '@cuntu/calendar';
import { almanacNow, limitsOn } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import type { Hours } from './contract/hours.ts';
import { type Opening, openingOn } from './rules.ts';
import { hoursFrom } from './tables/hours.ts';

export type Openings = Awaited<ReturnType<typeof openingsOf>>;

/** Of the windows, from a day on: which hours hold on a day, and what that makes of it. */
export async function openingsOf(db: Db | Tx, unitIds: readonly string[], from: string) {
  const almanac = await almanacNow(db);
  const all = await hoursFrom(db, unitIds, from);
  const hoursOn = (unitId: string, day: string): Hours | undefined =>
    all.findLast((each) => each.unitId === unitId && each.inForceFrom <= day);
  return {
    hoursOn,
    next: (unitId: string, day: string): Hours | undefined =>
      all.find((each) => each.unitId === unitId && each.inForceFrom > day),
    on(unitId: string, day: string): Opening & { provisional: boolean } {
      const kind = dayKind(almanac, day, { provisional: true });
      if (!kind.ok) throw new Error(`${day}: ${kind.refusal.code}`);
      return { ...openingOn(hoursOn(unitId, day), kind.value, day), provisional: kind.value.provisional };
    },
  };
}

export async function daysAhead(db: Db | Tx, today: string): Promise<number> {
  const [limit] = await limitsOn(db, ['appointment.ahead'], today);
  if (!limit) throw new Error(`no limit appointment.ahead in force on ${today}`);
  return limit.count;
}
