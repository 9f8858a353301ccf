/** Over which days covered ground is shown: said in the address, so that it can be shared. */
import { Choice, DayInput, dayIn, Field } from '#ui/controls';
import { type Query, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';

const spans = ['week', 'month', 'own'] as const;
type Span = (typeof spans)[number];
const DAYS = { week: 7, month: 30 } as const;

const back = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

const spanIn = ({ cover }: Query): Span => spans.find((one) => one === cover) ?? 'week';

/** Both days included; a week and a month end with the day that the map shows. */
export function periodIn(query: Query, asOf: string): { from: string; to: string } {
  const span = spanIn(query);
  if (span !== 'own') return { from: back(asOf, DAYS[span] - 1), to: asOf };
  const to = dayIn(query.coverTo) ?? asOf;
  const from = dayIn(query.coverFrom);
  return { from: from && from <= to ? from : back(to, 6), to };
}

export default function CoveragePeriod() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const { today } = useHouse();
  const span = spanIn(query);
  const period = periodIn(query, dayIn(query.asOf) ?? today);
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
                <DayInput
                  {...control}
                  max={today}
                  value={period[end]}
                  onChange={(day) => change({ [end === 'from' ? 'coverFrom' : 'coverTo']: day || undefined })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}
