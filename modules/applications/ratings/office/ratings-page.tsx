/** Ratings as they come, for whoever supervises; those of matters in which one had a hand are not among them. */
import { useFound } from '#platform/client';
import { ActionButton, EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findRatings } from '../contract.ts';

export default function RatingsPage() {
  const { t, day } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const found = useFound(findRatings, { cursor: query.cursor as never }, { keepFormer: true });
  const { data, error } = found;
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('page.ratings')}</h1>
        <p>{t('ratings.lead')}</p>
      </header>
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data?.ratings.length === 0 && <EmptyState title={t('page.ratings')} sentence={t('ratings.none')} />}
      <ul>
        {data?.ratings.map(({ id, item, grade, words, ratedOn, setAside, callBackId, disowningId }) => (
          <li key={id} className="rating-line">
            <b>{t(`rating.grade.${grade}`)}</b> {setAside && `(${t('ratings.notCounted')})`}
            <small>
              {t(`kind.${item}`)} · {day(ratedOn, today)}
            </small>
            {words !== '' && <blockquote>{words}</blockquote>}
            {callBackId && <a href={`/office/callbacks/${callBackId}`}>{t('ratings.open')}</a>}
            {disowningId && <a href={`/office/callbacks/${disowningId}`}>{t('ratings.openDisowned')}</a>}
          </li>
        ))}
      </ul>
      {data?.next && <ActionButton onClick={() => change({ cursor: data.next! })}>{t('ratings.more')}</ActionButton>}
    </div>
  );
}
