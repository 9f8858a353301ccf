/** How much time each of many matters has left, every day explained: for lists that other modules make of them. */
import { must, type OutputOf } from '@cuntu/base';
import { type Almanac, chinaDateOf } from '@cuntu/calendar';
import { almanacNow } from '#modules/norms';
import type { Db } from '#platform/database';
import type { findWorklist } from './contract.ts';
import { lightOf } from './rules.ts';
import { explain, explainOver, lateBy } from './showing.ts';
import { leadingClocks, type TimeRow } from './tables/work.ts';

type Task = OutputOf<typeof findWorklist>['tasks'][number];

/** As a task of the worklist says it. */
export type TimeLeft = Pick<
  Task,
  'startedOn' | 'count' | 'unitOfTime' | 'limitKey' | 'dueOn' | 'provisional' | 'late' | 'light' | 'counted' | 'over'
>;

/** By matter; what is closed or has no clock is not among them. */
export async function timesLeft(db: Db, ids: readonly string[], today: string): Promise<Map<string, TimeLeft>> {
  const [rows, almanac] = [await leadingClocks(db, ids), await almanacNow(db)];
  return new Map(rows.map((row) => [row.id, timeOf(row, almanac, today)]));
}

function timeOf(row: TimeRow, almanac: Almanac, today: string): TimeLeft {
  const { startedAt, count, unit, pauses } = row;
  return {
    startedOn: startedAt && must(chinaDateOf(startedAt)),
    count,
    unitOfTime: unit,
    limitKey: row.limitKey,
    dueOn: row.dueOn,
    provisional: row.provisional ?? false,
    late: lateBy(almanac, row, today),
    light: lightOf(row, today, row.clockState === 'suspended'),
    counted:
      startedAt && count !== null && unit
        ? explain(almanac, { ...row, startedAt, count, unit, pauses: pauses ?? [] }, today)
        : [],
    over: explainOver(almanac, row, today),
  };
}
