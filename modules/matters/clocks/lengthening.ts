/** When clocks would be due that are counted anew, and what more time would come to: read, and nothing done. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Almanac } from '@cuntu/calendar';
import { extend, type Procedure } from '@cuntu/procedure';
import { almanacNow, findVersions, limitsOn } from '#modules/norms';
import { yellowOn } from '#modules/norms/contract';
import type { Db, Tx } from '#platform/database';
import { procedureOf } from '../runs/registry.ts';
import { runOf } from '../runs/running.ts';
import { type ClockRow, clocksOf } from '../runs/tables/clocks.ts';
import type { MatterRow } from '../runs/tables/run.ts';
import { dueOf } from './rules.ts';
import type { Redated } from './tables.ts';

interface Now {
  at: string;
  today: string;
}

/** Hours end at their instant, days at their midnight. */
export const isPast = ({ dueAt }: ClockRow, { at }: Now): boolean => dueAt <= at;

export interface Lengthened {
  clock: string;
  limitKey: string;
  basis: string;
  fromOn: string;
  /** How much longer, in units of the clock. */
  more: number;
  unit: string;
  /** The whole, from the start of the clock. */
  count: number;
  longer: Redated;
}

/** By as much as the limit of its extension says, from the clock's own start over its own pauses. */
export async function lengthened(
  tx: Db | Tx,
  matter: MatterRow,
  clock: string,
  now: Now,
): Promise<Result<Lengthened, 'clock.notRunning' | 'clock.notExtendable' | 'clock.extendedAlready' | 'clock.past'>> {
  const rows = await clocksOf(tx, matter.id);
  const decided = extend(procedureOf(matter.kind) as Procedure, runOf(matter, rows), clock);
  if (!decided.ok) return decided;
  const row = rows.find(({ name }) => name === clock)!;
  if (row.state !== 'running') return refuse('clock.notRunning', { at: 'clock' });
  if (isPast(row, now)) return refuse('clock.past', { at: 'clock' });
  const [more] = await limitsOn(tx, [decided.value.limit], now.today);
  if (!more || more.unit !== row.unit) throw new Error(`${decided.value.limit} does not extend ${row.unit}`);
  const count = row.count + more.count;
  const [longer] = await redated(tx, [{ ...row, count }], ({ pauses }) => pauses);
  const { limitKey, unit, dueOn: fromOn } = row;
  return ok({ clock, limitKey, basis: decided.value.basis, fromOn, more: more.count, unit, count, longer: longer! });
}

/** Of every clock of the matter that could be given more time now. */
export async function lengthenable(tx: Db | Tx, matter: MatterRow, now: Now): Promise<Lengthened[]> {
  const found: Lengthened[] = [];
  for (const [clock, { extension }] of Object.entries(procedureOf(matter.kind).clocks)) {
    const one = extension && (await lengthened(tx, matter, clock, now));
    if (one?.ok) found.push(one.value);
  }
  return found;
}

/** By the newest calendar; whoever writes what comes of it holds the calendar first. */
export async function redated(
  tx: Db | Tx,
  rows: readonly ClockRow[],
  pausesOf: (row: ClockRow) => Redated['pauses'],
): Promise<Redated[]> {
  const almanac: Almanac = await almanacNow(tx);
  const yellowAt = new Map((await findVersions(tx)).map((limit) => [limit.id, limit.yellowAt]));
  return rows.map((row) => {
    const pauses = pausesOf(row);
    const { dueOn, dueAt, provisional, counted } = dueOf(almanac, { ...row, pauses });
    return {
      clock: row.name,
      dueOn,
      dueAt,
      yellowOn: yellowOn(counted, dueOn, yellowAt.get(row.limitId)!),
      provisional,
      pauses,
    };
  });
}
