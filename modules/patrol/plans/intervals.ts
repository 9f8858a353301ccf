/** How many days may go by between two visits, by class, as the norms have it on a day. */
import { limitsOn } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import { intervalKeys } from '../blind-spots/rules.ts';
import type { ZoneClass } from '../zones/contract.ts';

export interface Interval {
  days: number;
  /** So many days before its end a visit is asked for. */
  askedBefore: number;
}

export async function intervalsOn(db: Db | Tx, on: string): Promise<Record<ZoneClass, Interval>> {
  const limits = await limitsOn(db, Object.values(intervalKeys), on);
  const of = (zoneClass: ZoneClass): Interval => {
    const limit = limits.find(({ key }) => key === intervalKeys[zoneClass]);
    if (limit?.unit !== 'days') throw new Error(`no interval for class ${zoneClass} in force on ${on}`);
    return { days: limit.count, askedBefore: limit.yellowAt };
  };
  return { 1: of(1), 2: of(2), 3: of(3) };
}
