/** What stands on a piece of land in the book already, the first in rank first, and where one more would come. */
import { useFound } from '#platform/client';
import { FoundTrouble } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { yuanSaid } from '../../intake/office/application-words.ts';
import { findMortgages } from '../contract.ts';
import { standingIn } from '../rules.ts';

/** `adds`: an entry is asked for that is not in the book yet. */
export function Standing({ unitNumber, adds }: { unitNumber: string; adds: boolean }) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  const found = useFound(findMortgages, { text: unitNumber });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return null;
  const { entries, next } = standingIn(found.data.mortgages);
  if (entries.length === 0) return <p className="quiet">{t(adds ? 'standing.first' : 'standing.none')}</p>;
  return (
    <>
      {adds && (
        <p>
          <b>{t('standing.next', { count: entries.length, rank: next })}</b>
        </p>
      )}
      <ul className="land-list" aria-label={t('register.standing')}>
        {entries.map(({ id, rank, proofNumber, mortgagee, amount, toOn }) => (
          <li key={id}>
            <b>{t('mortgage.rankNth', { rank })}</b> {mortgagee} · {yuanSaid(words, amount)}
            <small>
              {proofNumber} · {t('mortgage.until', { day: shortDay(toOn, today) })}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
