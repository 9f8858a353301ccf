/** The picture of promises: of each month a histogram of the days it took, on one scale, and how far half and nine in ten reach. */
import type { PromiseFigure } from '../contract.ts';

export interface Mark {
  is: 'base' | 'kept' | 'missed' | 'median' | 'p90' | 'promised';
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Text {
  is: 'month' | 'count' | 'axis';
  x: number;
  y: number;
  words: string;
}

export interface Drawing {
  width: number;
  height: number;
  marks: Mark[];
  texts: Text[];
}

const LABEL = 116;
const ROOM = 250;
const COUNT = 84;
const TALLEST = 32;
const ROW = 56;
const AXIS = 22;
/** Of the baseline, within its row. */
const BASE = 40;
const WIDEST = 44;
/** What took longer stands together in the last column. */
export const LAST_DAY = 15;
/** The number of each day is written where its column is wide enough. */
const NUMBERED = 20;

/** What the marks mean, in the order in which it is told. */
export const legend = ['kept', 'missed', 'promised', 'median', 'p90'] as const;

type Figure = Pick<PromiseFigure, 'month' | 'promised' | 'count' | 'median' | 'p90' | 'kept' | 'missed' | 'days'>;

/** One item's months in any order, drawn as time runs. `sameDay` names the column of what took no day. */
export function drawPromises(
  figures: readonly Figure[],
  { month, sameDay }: { month(month: string): string; sameDay: string },
): Drawing {
  const months = asTimeRuns(figures);
  const furthest = Math.max(...months.flatMap(({ promised, days }) => [promised, ...days.map((one) => one.days)]));
  const last = Math.min(LAST_DAY, furthest);
  const pitch = Math.min(WIDEST, Math.floor(ROOM / (last + 1)));
  const end = LABEL + (last + 1) * pitch;
  const binned = months.map(({ days }) => binsOf(days, last));
  const most = Math.max(...binned.flat().map(({ count }) => count));
  /** Where the column of a day ends. */
  const reach = (days: number): number => LABEL + (Math.min(days, last) + 1) * pitch;
  const height = months.length * ROW + AXIS;
  return {
    width: end + COUNT,
    height,
    marks: months.flatMap((one, nth) => {
      const base = nth * ROW + BASE;
      return [
        { is: 'base' as const, x: LABEL, y: base, width: end - LABEL, height: 1 },
        ...binned[nth]!.flatMap((bin) => bars(bin, LABEL + bin.days * pitch, base, { pitch, most })),
        { is: 'p90' as const, x: LABEL, y: base + 5, width: reach(one.p90) - LABEL, height: 2 },
        { is: 'median' as const, x: LABEL, y: base + 3, width: reach(one.median) - LABEL, height: 6 },
        { is: 'promised' as const, x: reach(one.promised) - 1, y: base - TALLEST - 2, width: 3, height: TALLEST + 13 },
      ];
    }),
    texts: [
      ...months.flatMap(({ month: its, kept, count }, nth) => {
        const y = nth * ROW + BASE;
        return [
          { is: 'month' as const, x: 0, y, words: month(its) },
          { is: 'count' as const, x: end + 12, y, words: `${kept} / ${count}` },
        ];
      }),
      ...Array.from({ length: last + 1 }, (_, days) => days)
        .filter((days) => pitch >= NUMBERED || days % 5 === 0)
        .map((days) => ({
          is: 'axis' as const,
          x: LABEL + (days + 0.5) * pitch,
          y: height - 4,
          words: days === 0 ? sameDay : days === last && furthest > last ? `${days}+` : String(days),
        })),
    ],
  };
}

const asTimeRuns = (figures: readonly Figure[]): Figure[] => figures.toSorted((a, b) => (a.month < b.month ? -1 : 1));

interface Said {
  say(key: string, params?: Record<string, string | number>): string;
  month(month: string): string;
  days(days: number): string;
}

/** The picture for whoever hears it. */
export const drawnSaid = (figures: readonly Figure[], { say, month, days }: Said): string =>
  asTimeRuns(figures)
    .map((one) => {
      const [promised, median, p90] = [one.promised, one.median, one.p90].map(days) as [string, string, string];
      const { kept, missed } = one;
      return say('promise.monthSaid', { month: month(one.month), promised, median, p90, kept, missed });
    })
    .join(say('promise.monthJoin'));

type Bin = PromiseFigure['days'][number];

const binsOf = (days: readonly Bin[], last: number): Bin[] =>
  [...Map.groupBy(days, (one) => Math.min(one.days, last))].map(([at, some]) => ({
    days: at,
    count: some.reduce((all, { count }) => all + count, 0),
    missed: some.reduce((all, { missed }) => all + missed, 0),
  }));

/** Less than this is not seen as a bar, nor as a hollow one. */
const LEAST = { kept: 3, missed: 6 };

/** Those kept stand on the line, those missed on them. */
function bars(
  { count, missed }: Bin,
  x: number,
  base: number,
  { pitch, most }: { pitch: number; most: number },
): Mark[] {
  const tall = (is: keyof typeof LEAST, n: number): number =>
    n === 0 ? 0 : Math.max(LEAST[is], Math.round((n / most) * TALLEST));
  const width = pitch - 4;
  const [kept, late] = [tall('kept', count - missed), tall('missed', missed)];
  return [
    { is: 'kept' as const, x: x + 2, y: base - kept, width, height: kept },
    { is: 'missed' as const, x: x + 3, y: base - kept - late, width: width - 2, height: late - 1 },
  ].filter(({ height }) => height > 0);
}
