/** Promised against actual for staff: each item as a picture and as a table whose figures open the matters behind them. */
import { Fragment } from 'react';
import { useFound } from '#platform/client';
import { EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPromises, LATE_MOST, type PromiseFigure } from '../contract.ts';
import { Legend, Picture } from './picture.tsx';
import { Records } from './records.tsx';
import { useDays } from './use-days.ts';

const columns = ['month', 'promised', 'count', 'median', 'p90', 'kept', 'explained'] as const;

/** Its figure opens the month's matters; which month is open stands in the address. */
function Month({ figure }: { figure: PromiseFigure }) {
  const { t, month: monthSaid } = useWords();
  const days = useDays();
  const { query, change } = useAddress();
  const { item, month, promised, count, median, p90, kept, missed, unexplained } = figure;
  const said = (column: (typeof columns)[number]) => t(`promise.${column}`);
  const open = query.item === item && query.month === month;
  return (
    <Fragment>
      <tr data-chosen={open || undefined}>
        <th scope="row">{monthSaid(month)}</th>
        <td data-column={said('promised')}>{days(promised)}</td>
        <td data-column={said('count')}>
          <button
            type="button"
            className="link"
            aria-expanded={open}
            aria-label={t('promises.records', { month: monthSaid(month), count })}
            onClick={() => change(open ? { item: undefined, month: undefined } : { item, month })}
          >
            {count}
          </button>
        </td>
        <td data-column={said('median')}>{days(median)}</td>
        <td data-column={said('p90')}>{days(p90)}</td>
        <td className={missed === 0 ? 'kept' : 'missed'}>
          {missed === 0 ? t('promise.allKept') : t('promise.someMissed', { kept, missed })}
        </td>
        <td>
          {missed > 0 &&
            (unexplained === 0 ? t('promise.allExplained') : t('promise.unexplained', { count: unexplained }))}
        </td>
      </tr>
      {open && (
        <tr className="promise-records">
          <td colSpan={columns.length}>
            <Records item={item} month={month} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Item({ item, figures }: { item: string; figures: readonly PromiseFigure[] }) {
  const { t, count: counted } = useWords();
  const days = useDays();
  const title = `promises-${item}`;
  const sum = (of: 'count' | 'kept') => counted(figures.reduce((all, one) => all + one[of], 0));
  return (
    <section className="promise-item" aria-labelledby={title}>
      <header>
        <h2 id={title}>{t(`kind.${item}`)}</h2>
        <p>{t('promises.promised', { promised: days(figures[0]!.promised) })}</p>
        <p className="promise-sum">
          <b>{sum('kept')}</b> {t('promises.sum', { count: sum('count') })}
        </p>
      </header>
      <Picture figures={figures} />
      <div className="promise-table">
        <table aria-label={t('promise.table', { item: t(`kind.${item}`) })}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`promise.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <Month key={figure.month} figure={figure} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export default function PromisesPage() {
  const { t } = useWords();
  const { data, error, refetch } = useFound(findPromises, {});
  return (
    <div className="page promises-page">
      <header className="page-head">
        <h1>{t('page.promises')}</h1>
        <p>{t('promises.lead')}</p>
        <p>
          <a href="/promise">{t('promises.public')}</a>
        </p>
      </header>
      {error && <FoundTrouble error={error} again={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.figures.length === 0 && (
        <EmptyState
          title={t('promises.none')}
          sentence={t('promises.noneThen')}
          links={[{ words: t('promises.applications'), href: '/office/applications?state=open' }]}
        />
      )}
      {data && data.openLate > 0 && (
        <p>{t(data.openLate < LATE_MOST ? 'promise.openLate' : 'promise.openLateMost', { count: data.openLate })}</p>
      )}
      {data && data.figures.length > 0 && <Legend />}
      {data &&
        [...Map.groupBy(data.figures, ({ item }) => item)].map(([item, figures]) => (
          <Item key={item} item={item} figures={figures} />
        ))}
    </div>
  );
}
