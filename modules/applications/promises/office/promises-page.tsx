/** Promised against actual for staff: each figure opens the matters behind it, those that missed first. */

import { useState } from 'react';
import { useFound } from '#platform/client';
import { EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPromiseRecords, findPromises, type PromiseFigure } from '../contract.ts';

function Records({ item, month }: Pick<PromiseFigure, 'item' | 'month'>) {
  const { t, day } = useWords();
  const { today } = useHouse();
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const found = useFound(findPromiseRecords, { item, month, cursor: cursors.at(-1) as never }, { keepFormer: true });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { records, next } = found.data;
  return (
    <>
      <ul>
        {records.map(({ matterId, number, placeName, finishedOn, days, promised, kept }) => (
          <li key={matterId} className="promise-record">
            <a href={`/office/applications/${matterId}`}>
              {number} {placeName}
            </a>{' '}
            {t(kept ? 'promises.kept' : 'promises.missed')}
            <small>{t('promises.record', { finished: day(finishedOn, today), days, promised })}</small>
          </li>
        ))}
      </ul>
      {next && (
        <button type="button" className="link" onClick={() => setCursors([...cursors, next])}>
          {t('ratings.more')}
        </button>
      )}
    </>
  );
}

function Figure({ figure }: { figure: PromiseFigure }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { item, month, count, missed } = figure;
  return (
    <section>
      <h2>{t('promises.figure', { item: t(`kind.${item}`), month })}</h2>
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('promises.counts', { count, missed })}
      </button>
      {open && <Records item={item} month={month} />}
    </section>
  );
}

export default function PromisesPage() {
  const { t } = useWords();
  const found = useFound(findPromises, {});
  const { data, error } = found;
  return (
    <div className="page narrow promises-page">
      <header className="page-head">
        <h1>{t('page.promises')}</h1>
        <p>{t('promises.lead')}</p>
      </header>
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data?.figures.length === 0 && <EmptyState title={t('page.promises')} sentence={t('promises.none')} />}
      {data?.figures.map((figure) => (
        <Figure key={`${figure.month} ${figure.item}`} figure={figure} />
      ))}
    </div>
  );
}
