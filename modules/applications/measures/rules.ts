/** Which measures are in force on a day, whether one points at something that exists, and what its effect was. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { ServiceItem } from '../items/contract.ts';
import { catalogue } from '../items/rules/catalogue.ts';
import { mortgageProcedure } from '../mortgages/procedure.ts';
import { previewProcedure } from '../previews/procedure.ts';
import type { Effect, Measure, Pointer } from './contract.ts';

export interface Withdrawal {
  key: string;
  from: string;
}

export interface Standing extends Measure {
  withdrawnFrom: string | null;
  state: 'inForce' | 'toCome';
}

/** Of each key the version in force on the day, or the first that is to come; none whose withdrawal has begun. */
export function measuresOn(all: readonly Measure[], withdrawals: readonly Withdrawal[], on: string): Standing[] {
  const keys = [...new Set(all.map(({ key }) => key))];
  const standing = keys.flatMap((key): Standing[] => {
    const series = all.filter((one) => one.key === key).toSorted((a, b) => a.inForceFrom.localeCompare(b.inForceFrom));
    const current = series.findLast(({ inForceFrom }) => inForceFrom <= on);
    const shown = current ?? series[0]!;
    const from = withdrawalOf(withdrawals, key, series.at(-1)!.inForceFrom);
    if (from !== null && from <= on) return [];
    return [{ ...shown, withdrawnFrom: from, state: current ? 'inForce' : 'toCome' }];
  });
  const order = ['opinion', 'relaxation', 'preference', 'compression'];
  return standing.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group) || a.number - b.number);
}

/** A version that comes into force after a withdrawal, or on its day, takes the measure up again. */
export const withdrawalOf = (withdrawals: readonly Withdrawal[], key: string, latest: string): string | null =>
  withdrawals
    .filter((one) => one.key === key && one.from > latest)
    .map(({ from }) => from)
    .toSorted()[0] ?? null;

const stepsOf = {
  mortgage: mortgageProcedure.steps.map(({ name }): string => name),
  preview: previewProcedure.steps.map(({ name }): string => name),
};

type PointerRefusal =
  | 'measure.unknownLimit'
  | 'measure.unknownFee'
  | 'measure.unknownStep'
  | 'measure.unknownMaterial'
  | 'measure.nothingChanges';

const at = 'pointer';

/** What it names is there. `limits`: keys that the norms keep. */
export function decidePointer(
  pointer: Pointer,
  limits: readonly string[],
  items: readonly ServiceItem[] = catalogue,
): Result<true, PointerRefusal> {
  switch (pointer.changes) {
    case 'limit':
      if (!limits.includes(pointer.limit))
        return refuse('measure.unknownLimit', { at, params: { limit: pointer.limit } });
      return pointer.from?.count === pointer.to.count && pointer.from.unit === pointer.to.unit
        ? refuse('measure.nothingChanges', { at })
        : ok(true);
    case 'fee':
      if (!items.some(({ key, fees }) => key === pointer.item && fees.some((fee) => fee.key === pointer.fee)))
        return refuse('measure.unknownFee', { at, params: { fee: pointer.fee } });
      return pointer.fromYuan === pointer.toYuan ? refuse('measure.nothingChanges', { at }) : ok(true);
    case 'step':
      return stepsOf[pointer.procedure].includes(pointer.step)
        ? ok(true)
        : refuse('measure.unknownStep', { at, params: { step: pointer.step } });
    case 'material':
      return items.some(
        ({ key, materials }) => key === pointer.item && materials.some((m) => m.key === pointer.material),
      )
        ? ok(true)
        : refuse('measure.unknownMaterial', { at, params: { material: pointer.material } });
  }
}

/** The items whose time a measure can have changed. */
export function itemsOf(pointer: Pointer, items: readonly ServiceItem[] = catalogue): ServiceItem['key'][] {
  const reached = items.filter((item) => {
    switch (pointer.changes) {
      case 'limit':
        return item.promise === pointer.limit || item.statutory === pointer.limit;
      case 'step':
        return item.procedure === pointer.procedure;
      default:
        return item.key === pointer.item;
    }
  });
  return [...new Set(reached.map(({ key }) => key))];
}

/** So many working days were taken so many times. */
export interface Taken {
  days: number;
  n: number;
}

export interface Spell {
  from: string;
  to: string;
  taken: readonly Taken[];
}

export function medianOf(taken: readonly Taken[]): number | null {
  const sorted = taken.filter(({ n }) => n > 0).toSorted((a, b) => a.days - b.days);
  const count = sorted.reduce((all, { n }) => all + n, 0);
  if (count === 0) return null;
  const nth = (rank: number): number => {
    let seen = 0;
    for (const { days, n } of sorted) {
      seen += n;
      if (rank < seen) return days;
    }
    throw new RangeError(`${rank} of ${count}`);
  };
  return (nth(Math.floor((count - 1) / 2)) + nth(Math.ceil((count - 1) / 2))) / 2;
}

/**
 * By records or not at all. `notKept`: the change is none of time, or of a service that this house does not keep; `notYet`: it
 * has not begun.
 */
export function decideEffect(before: Spell, since: Spell): Effect {
  const [b, s] = [daysOf(before), daysOf(since)];
  if (b && s) return { is: 'measured', before: b, since: s };
  return b || s ? { is: 'oneSided', before: b, since: s } : { is: 'unknown', why: 'noRecords' };
}

function daysOf({ from, to, taken }: Spell) {
  const median = medianOf(taken);
  return median === null ? null : { median, count: taken.reduce((all, { n }) => all + n, 0), from, to };
}

/** A measure is counted forward: what was promised on a day stays what was promised on that day. */
export function decideRecord(
  next: Pick<Measure, 'key' | 'group' | 'number' | 'inForceFrom'>,
  series: readonly Pick<Measure, 'inForceFrom'>[],
  today: string,
): Result<true, 'measure.otherKey' | 'measure.fromToday' | 'measure.sameDay'> {
  if (next.key !== `${next.group}.${next.number}`)
    return refuse('measure.otherKey', { at: 'key', params: { key: `${next.group}.${next.number}` } });
  if (series.some(({ inForceFrom }) => inForceFrom === next.inForceFrom))
    return refuse('measure.sameDay', { at: 'inForceFrom', params: { day: next.inForceFrom } });
  return next.inForceFrom < today ? refuse('measure.fromToday', { at: 'inForceFrom' }) : ok(true);
}

export function decideWithdrawal(
  { key, from }: Withdrawal,
  series: readonly Pick<Measure, 'inForceFrom'>[],
  withdrawals: readonly Withdrawal[],
  today: string,
): Result<true, 'measure.unknown' | 'measure.withdrawn' | 'measure.fromToday'> {
  const latest = series
    .map(({ inForceFrom }) => inForceFrom)
    .toSorted()
    .at(-1);
  if (latest === undefined) return refuse('measure.unknown', { at: 'key', params: { key } });
  if (withdrawalOf(withdrawals, key, latest) !== null) return refuse('measure.withdrawn', { at: 'key' });
  return from < today || from <= latest ? refuse('measure.fromToday', { at: 'from' }) : ok(true);
}

/** Months before it came into force that are compared with what came after. */
const MONTHS = 6;

/** The same day six months before, or the last of that month. */
export function halfYearBefore(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 - MONTHS, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
