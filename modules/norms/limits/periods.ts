/** A limit applied to a start: when it is due, when its light turns yellow, under which version and article. */
import { type Deadline, deadline } from '@cuntu/calendar';
import type { Db, Tx } from '#platform/database';
import { almanacBy } from '../holidays/tables.ts';
import { isPeriod, type LimitVersion } from './contract.ts';
import { yellowOn } from './rules.ts';
import { limitsOn } from './tables.ts';

export interface PeriodDue extends Deadline {
  limit: LimitVersion;
  yellowOn: string;
}

/**
 * The limits in force on `on`, each counted from the instant at its place in `starts`. A year without notice gives a provisional
 * day, never a refusal: intake is never blocked by a notice that is not out yet.
 */
export async function periodsFor(
  tx: Db | Tx,
  keys: readonly string[],
  starts: readonly string[],
  on: string,
): Promise<PeriodDue[]> {
  if (keys.length === 0) return [];
  const limits = await limitsOn(tx, keys, on);
  const almanac = await almanacBy(tx, limits[0]?.notices ?? '');
  return keys.map((key, i) => {
    const found = limits.find((each) => each.key === key);
    if (!found) throw new Error(`no limit ${key} in force on ${on}`);
    const { notices, ...limit } = found;
    const { unit } = limit;
    if (!isPeriod(unit)) throw new Error(`${key} is no period`);
    const due = deadline(almanac, { start: starts[i]!, count: limit.count, unit, provisional: true });
    if (!due.ok) throw new Error(`${key}: ${due.refusal.code}`);
    return { ...due.value, limit, yellowOn: yellowOn(due.value.counted, due.value.dueOn, limit.yellowAt) };
  });
}
