/** What a notice would move, before it is loaded: how many, and which. */
import type { InputOf, OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { previewNotice } from '../contract.ts';

type Found = OutputOf<typeof previewNotice>;

function Moves({ found }: { found: Found }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('notice.matter')}</th>
          <th scope="col">{t('notice.person')}</th>
          <th scope="col">{t('notice.was')}</th>
          <th scope="col">{t('notice.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {found.moves.map((move) => (
          <tr key={`${move.matterId} ${move.clock}`}>
            <td>
              {move.placeName} <small className="num">{move.number}</small>
            </td>
            <td data-column={t('notice.person')}>{move.person ?? t('notice.nobody')}</td>
            <td data-column={t('notice.was')}>{shortDay(move.fromOn, today)}</td>
            <td data-column={t('notice.becomes')}>
              <b>{shortDay(move.toOn, today)}</b>
              {move.becomesLate && <small data-late> {t('notice.late')}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Preview({ notice }: InputOf<typeof previewNotice>) {
  const { t, count } = useWords();
  const found = useFound(previewNotice, { notice });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading words={t('notice.trying')} />;
  const { moved, later, becomeLate, settled, more } = found.data;
  return (
    <section aria-live="polite" className="notice-preview">
      <h3>
        {moved === 0
          ? t('notice.movesNone')
          : t('notice.moves', { moved: count(moved), later: count(later), sooner: count(moved - later) })}
      </h3>
      {becomeLate > 0 && <p data-late>{t('notice.becomeLate', { late: count(becomeLate) })}</p>}
      {settled > 0 && <p>{t('notice.settled', { settled: count(settled) })}</p>}
      {moved > 0 && <Moves found={found.data} />}
      {more && <p className="quiet">{t('notice.more')}</p>}
    </section>
  );
}
