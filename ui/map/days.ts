/** Days as a slider counts them: steps of a day and of a month, the marks beneath, and bars over equal spans. */
import type { Bars } from '#ui/pages';

const DAY_MS = 86_400_000;
const number = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const dayOf = (count: number): string => new Date(count * DAY_MS).toISOString().slice(0, 10);

export interface Span {
  first: string;
  last: string;
}

const within = (day: string, { first, last }: Span): string => (day < first ? first : day > last ? last : day);

/** The same day of another month, or its last. */
function afterMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const end = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), Math.min(date, end.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}

/** Where a key leads; undefined for keys that are none of the slider's. */
export function dayAfterKey(key: string, day: string, span: Span): string | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(dayOf(number(day) - 1), span);
    case 'ArrowRight':
    case 'ArrowUp':
      return within(dayOf(number(day) + 1), span);
    case 'PageDown':
      return within(afterMonths(day, -1), span);
    case 'PageUp':
      return within(afterMonths(day, 1), span);
    case 'Home':
      return span.first;
    case 'End':
      return span.last;
    default:
      return undefined;
  }
}

const daysOf = ({ first, last }: Span): number => Math.max(1, number(last) - number(first));

/** From 0 at the first day to 1 at the last. */
export const shareOf = (day: string, span: Span): number =>
  (number(within(day, span)) - number(span.first)) / daysOf(span);
export const dayAt = (share: number, span: Span): string =>
  within(dayOf(number(span.first) + Math.round(share * daysOf(span))), span);
export const countOf = (day: string): number => number(day);

/** First days of months, or of years once months would stand too close. */
export function marksOf(span: Span): { day: string; share: number; year: boolean }[] {
  const years = daysOf(span) > 500;
  const marks = [];
  let day = `${span.first.slice(0, years ? 4 : 7)}${years ? '-01' : ''}-01`;
  for (; day <= span.last; day = afterMonths(day, years ? 12 : 1))
    if (day >= span.first) marks.push({ day, share: shareOf(day, span), year: years });
  return marks;
}

const CELLS = 46;

/** Heights from 0 to 1: what held at the end of each of equal spans. */
export function heightsOf({ values }: Bars, span: Span): number[] {
  const ends = Array.from({ length: CELLS }, (_, i) => dayAt((i + 1) / CELLS, span));
  const counts = ends.map((end) => values.findLast(({ day }) => day <= end)?.count ?? 0);
  const most = Math.max(...counts, 1);
  return counts.map((count) => count / most);
}
