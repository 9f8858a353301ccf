/** Are we getting earlier: this month's medians beside the months before, each opening the findings behind it. */
import type { OutputOf } from '@cuntu/base';
import { findEarly } from '#modules/patrol/contract';
import { useFound } from '#platform/client';
import { type Early, EarlyFigures, FoundTrouble } from '#ui/controls';
import { spellQuery, useHouse } from '#ui/pages';
import { useWords, type Words } from '#ui/words';

type Month = OutputOf<typeof findEarly>['months'][number];

const DAY_MIN = 1440;
const MONTHS = 13;

const figures = [
  {
    name: 'found',
    minutes: (m: Month) => m.foundAfterDays && m.foundAfterDays * DAY_MIN,
    count: (m: Month) => m.begun,
  },
  { name: 'reported', minutes: (m: Month) => m.reportedAfterMinutes, count: (m: Month) => m.found },
  { name: 'stopped', minutes: (m: Month) => m.stoppedAfterMinutes, count: (m: Month) => m.stopped },
] as const;

function monthsTo(today: string, count: number): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, nth) => {
    const at = last - (count - 1 - nth);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** The very findings behind a figure. */
const recordsOf = (month: string, early: string, division: string): string =>
  `/office/findings${spellQuery({ month, early, division: division.length > 4 ? division : undefined })}`;

function figureOf(
  { t, span, spanParts }: Words,
  months: readonly (Month | undefined)[],
  { name, minutes, count }: (typeof figures)[number],
  names: readonly string[],
  division: string,
): Early {
  const figureIn = (one: Month | undefined) => (one ? minutes(one) : null);
  const [former, current] = months.slice(-2);
  const [lastMonth = '', thisMonth = ''] = names.slice(-2);
  const now = figureIn(current);
  const before = figureIn(former);
  return {
    name: t(`early.${name}`),
    span: t(`early.${name}Span`),
    parts: now === null ? [['—', '']] : spanParts(Math.max(0, now)),
    bars: months.map((one) => Math.max(0, figureIn(one) ?? 0)),
    note: now !== null && current ? t('today.early.of', { count: count(current) }) : t('early.none'),
    href: recordsOf(thisMonth, name, division),
    ...(before !== null && {
      former: {
        words: t('today.early.before', { span: span(Math.max(0, before)) }),
        href: recordsOf(lastMonth, name, division),
      },
    }),
  };
}

export function EarlyOfMonth() {
  const words = useWords();
  const { today } = useHouse();
  const found = useFound(findEarly, { months: MONTHS });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return null;
  const { months, division } = found.data;
  const names = monthsTo(today, MONTHS);
  const series = names.map((name) => months.find(({ month }) => month === name));
  const now = series.at(-1);
  return (
    <>
      <EarlyFigures figures={figures.map((figure) => figureOf(words, series, figure, names, division))} />
      {now && now.found > 0 && (
        <p className="early-caught">
          <a href={recordsOf(now.month, 'caught', division)}>
            {words.t('early.caught', { early: now.early, found: now.found })}
          </a>
        </p>
      )}
    </>
  );
}
