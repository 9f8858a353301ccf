/** What a notice would move, before it is loaded: how many, and which. */
import type { OutputOf } from '@cuntu/base';
import type { UseQueryResult } from '@tanstack/react-query';
import type { NotFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import type { previewHolidayNotice } from '../contract.ts';

type Found = OutputOf<typeof previewHolidayNotice>;

function Moves({ found }: { found: Found }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('holidayNotice.matter')}</th>
          <th scope="col">{t('holidayNotice.person')}</th>
          <th scope="col">{t('holidayNotice.was')}</th>
          <th scope="col">{t('holidayNotice.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {found.moves.map((move) => (
          <tr key={`${move.matterId} ${move.clock}`}>
            <td>
              {move.placeName} <small className="num">{move.number}</small>
            </td>
            <td data-column={t('holidayNotice.person')}>{move.person ?? t('holidayNotice.nobody')}</td>
            <td data-column={t('holidayNotice.was')}>{shortDay(move.fromOn, today)}</td>
            <td data-column={t('holidayNotice.becomes')}>
              <b>{shortDay(move.toOn, today)}</b>
              {move.becomesLate && <small data-late> {t('holidayNotice.late')}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Preview({ found }: { found: UseQueryResult<Found, NotFound> }) {
  const { t, count } = useWords();
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading words={t('holidayNotice.trying')} />;
  const { moved, later, becomeLate, settled, more } = found.data;
  return (
    <section aria-live="polite" className="notice-preview">
      <h3>
        {moved === 0
          ? t('holidayNotice.movesNone')
          : t('holidayNotice.moves', { moved: count(moved), later: count(later), sooner: count(moved - later) })}
      </h3>
      {becomeLate > 0 && <p data-late>{t('holidayNotice.becomeLate', { late: count(becomeLate) })}</p>}
      {settled > 0 && <p>{t('holidayNotice.settled', { settled: count(settled) })}</p>}
      {moved > 0 && <Moves found={found.data} />}
      {more && <p className="quiet">{t('holidayNotice.more')}</p>}
    </section>
  );
}
