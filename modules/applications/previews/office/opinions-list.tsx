/** Every preliminary opinion that was signed, with its last day: those that hold, those that have ended, by page. */
import { useFound } from '#platform/client';
import { ActionButton, Choice, EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPreviewOpinions, validities } from '../contract.ts';

export default function OpinionsList() {
  const { t, area, day } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const validity = validities.find((one) => one === query.validity);
  const found = useFound(findPreviewOpinions, { validity, cursor: query.cursor }, { keepFormer: true });
  return (
    <div className="page preview-opinions">
      <header className="page-head">
        <h1>{t('page.previewOpinions')}</h1>
        <p className="quiet">{t('previewOpinions.lead')}</p>
      </header>
      <Choice
        label={t('previewOpinions.show')}
        value={validity ?? 'all'}
        options={(['all', ...validities] as const).map((one) => ({ value: one, words: t(`previewOpinions.${one}`) }))}
        onChange={(chosen) => change({ validity: chosen === 'all' ? undefined : chosen, cursor: undefined })}
      />
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data?.opinions.length === 0 &&
        (validity ? (
          <p className="quiet">{t('previewOpinions.noneSo')}</p>
        ) : (
          <EmptyState title={t('previewOpinions.emptyTitle')} sentence={t('previewOpinions.empty')} />
        ))}
      <ul className="preview-list">
        {found.data?.opinions.map((one) => (
          <li key={one.paperId} data-validity={one.validity}>
            <a href={`/office/applications/${one.matterId}`}>
              <b>{one.project}</b>
            </a>
            <span>
              {one.number} · {t('previewOpinions.issued', { day: day(one.issuedOn, today) })}
            </span>
            <span>
              {one.placeName} · {area(one.areaM2)}
            </span>
            <b className="preview-validity" data-validity={one.validity}>
              {t(`preview.${one.validity}`, { day: day(one.validTo, today) })}
            </b>
          </li>
        ))}
      </ul>
      {found.data?.next && (
        <ActionButton onClick={() => change({ cursor: found.data?.next ?? undefined })}>
          {t('previewOpinions.more')}
        </ActionButton>
      )}
    </div>
  );
}
