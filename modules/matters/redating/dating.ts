/** The groups of running clocks as a calendar would date them. */
import type { Almanac } from '@cuntu/calendar';
import { findVersions } from '#modules/norms';
import type { Db, Tx } from '#platform/database';
import { type Dated, redate } from './rules.ts';
import { findGroups } from './tables.ts';

export async function datedBy(db: Db | Tx, almanac: Almanac): Promise<(Dated & { clocks: number })[]> {
  const yellowAt = new Map((await findVersions(db)).map((limit) => [limit.id, limit.yellowAt]));
  return (await findGroups(db)).map((group) => ({
    ...redate(almanac, { ...group, yellowAt: yellowAt.get(group.limitId)! }),
    clocks: group.clocks,
  }));
}
