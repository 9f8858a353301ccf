/** The matters behind one figure, those that missed first. */
import { useState } from 'react';
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPromiseRecords, type PromiseFigure } from '../contract.ts';

export function Records({ item, month }: Pick<PromiseFigure, 'item' | 'month'>) {
  const { t, day } = useWords();
  const { today } = useHouse();
  const [cursor, goTo] = useState<string>();
  const found = useFound(findPromiseRecords, { item, month, cursor: cursor as never }, { keepFormer: true });
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
        <button type="button" className="link" onClick={() => goTo(next)}>
          {t('ratings.more')}
        </button>
      )}
    </>
  );
}
