/** How long something took as its clock counts, and what a month of such times comes to: pure. */
import { must } from '@cuntu/base';
import { type Almanac, addDays, isWorkingDay } from '@cuntu/calendar';

interface Stopped {
  /** Days in China. */
  startedOn: string;
  stoppedOn: string;
  unit: string;
  pauses: readonly { from: string; until: string | null }[];
}

/** The day of acceptance does not count (民法典 201), nor does a day on which the law stopped the clock (行政许可法 45). */
export function daysTaken(almanac: Almanac, { startedOn, stoppedOn, unit, pauses }: Stopped): number {
  let taken = 0;
  for (let day = must(addDays(startedOn, 1)); day <= stoppedOn; day = must(addDays(day, 1))) {
    const stood = pauses.some(({ from, until }) => from <= day && (until === null || day < until));
    if (stood) continue;
    if (unit === 'workingDays' && !must(isWorkingDay(almanac, day, { provisional: true }))) continue;
    taken += 1;
  }
  return taken;
}

export interface Slot {
  promised: number;
  days: number;
  n: number;
  missed: number;
  unexplained: number;
}

/** The smallest number of days within which at least the share was done (nearest rank). */
export function quantile(slots: readonly Pick<Slot, 'days' | 'n'>[], share: number): number {
  const sorted = slots.toSorted((a, b) => a.days - b.days);
  const rank = Math.max(1, Math.ceil(share * sum(sorted.map(({ n }) => n))));
  let seen = 0;
  for (const { days, n } of sorted) {
    seen += n;
    if (seen >= rank) return days;
  }
  return 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** One item's month from its histogram. */
export function figureOf(slots: readonly Slot[]) {
  const count = sum(slots.map(({ n }) => n));
  const missed = sum(slots.map((slot) => slot.missed));
  const perPromise = [...Map.groupBy(slots, ({ promised }) => promised)].map(([promised, some]) => ({
    promised,
    n: sum(some.map(({ n }) => n)),
  }));
  const days = [...Map.groupBy(slots, (slot) => slot.days)].map(([taken, some]) => ({
    days: taken,
    count: sum(some.map(({ n }) => n)),
    missed: sum(some.map((slot) => slot.missed)),
  }));
  return {
    promised: perPromise.toSorted((a, b) => b.n - a.n)[0]?.promised ?? 0,
    count,
    median: quantile(slots, 0.5),
    p90: quantile(slots, 0.9),
    kept: count - missed,
    missed,
    unexplained: sum(slots.map(({ unexplained }) => unexplained)),
    days: days.toSorted((a, b) => a.days - b.days),
  };
}
