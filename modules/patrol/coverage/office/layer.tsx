/** Covered ground as a layer of the map: over which days, said in the address, so that it can be shared. */
import { useMemo } from 'react';
import { Choice, Field } from '#ui/controls';
import type { Ground } from '#ui/map';
import { type Query, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';

const spans = ['week', 'month', 'own'] as const;
type Span = (typeof spans)[number];
const DAYS = { week: 7, month: 30 } as const;

const back = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

const spanIn = ({ cover }: Query): Span => spans.find((one) => one === cover) ?? 'week';

/** Both days included. */
export function periodIn(query: Query, today: string): { from: string; to: string } {
  const span = spanIn(query);
  if (span !== 'own') return { from: back(today, DAYS[span] - 1), to: today };
  const to = query.coverTo || today;
  return { from: query.coverFrom && query.coverFrom <= to ? query.coverFrom : back(to, 6), to };
}

export function useCoverageGround(): Ground {
  const { query } = useAddress();
  const { today } = useHouse();
  const { from, to } = periodIn(query, today);
  return useMemo(() => ({ asOf: to, layers: [{ layer: 'coverage', edition: '1', period: { from, to } }] }), [from, to]);
}

export function CoveragePeriod() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const { today } = useHouse();
  const span = spanIn(query);
  const period = periodIn(query, today);
  return (
    <div className="coverage-period">
      <Choice<Span>
        label={t('coverage.period')}
        value={span}
        onChange={(cover) => change({ cover, coverFrom: undefined, coverTo: undefined })}
        options={spans.map((value) => ({ value, words: t(`coverage.${value}`) }))}
      />
      {span === 'own' && (
        <div className="form-row">
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(`coverage.${end}`)}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  type="date"
                  max={today}
                  value={period[end]}
                  onChange={(event) =>
                    change({ [end === 'from' ? 'coverFrom' : 'coverTo']: event.target.value || undefined })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}
