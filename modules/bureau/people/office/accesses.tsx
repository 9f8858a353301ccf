/** Who has opened one's own page (个人信息保护法 44, 45). */
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findAccesses } from '../contract.ts';

export function Accesses() {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const found = useFound(findAccesses, {});
  return (
    <section aria-labelledby="accesses">
      <h2 id="accesses">{t('bureau.accesses.title')}</h2>
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data?.accesses.length === 0 && <p className="quiet">{t('bureau.accesses.none')}</p>}
      <ul className="access-list">
        {found.data?.accesses.map(({ id, at, by, deed }) => (
          <li key={id}>
            <b>{by ?? t('bureau.accesses.somebody')}</b>{' '}
            {t(deed === 'bureau.exportPeople' ? 'bureau.accesses.exported' : 'bureau.accesses.opened')}
            <small>{moment(at, today)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
