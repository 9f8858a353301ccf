/** Articles in force, found by any word in them. */
import { useFound } from '#platform/client';
import { Field, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findArticles } from '../contract.ts';

export function Articles() {
  const { t, day } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const found = useFound(findArticles, {});
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const text = query.text ?? '';
  const shown = found.data.articles.filter((one) => `${one.law}${one.article}${one.text}`.includes(text));
  return (
    <>
      <div className="norms-bar">
        <Field label={t('norms.find')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="search"
              value={text}
              onChange={(event) => change({ text: event.target.value || undefined })}
            />
          )}
        </Field>
      </div>
      {shown.length === 0 && <p>{t('norms.noArticles')}</p>}
      <ul className="article-list">
        {shown.map((one) => (
          <li key={one.key} id={one.key}>
            <h2>
              {one.law} {one.article}
            </h2>
            <p>{one.text}</p>
            <small>
              {t('norms.inForce', { day: day(one.inForceFrom, today) })} · {t(`norms.confidence.${one.confidence}`)}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
