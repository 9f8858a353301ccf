/** On a preliminary review's page: what the map said when it was checked, what was concluded, until when its opinion holds. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { BlockTitle, type Subjects, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { getPreview } from '../contract.ts';

type Preview = OutputOf<typeof getPreview>;
type Check = NonNullable<Preview['check']>;

function Checked({ check, against }: { check: Check; against: readonly string[] }) {
  const { t, area, moment } = useWords();
  const { today } = useHouse();
  const { figures } = check;
  const rows = [
    ['preview.area', area(figures.whole.areaM2)],
    ['preview.permanent', area(figures.permanentFarmland.areaM2)],
    ['preview.plan', t(`preview.fit.${figures.plan.fit}`)],
    ['preview.print', check.digest.slice(0, 16)],
  ] as const;
  return (
    <>
      <BlockTitle note={t('preview.checked', { at: moment(check.checkedAt, today), person: check.checkedBy ?? '' })}>
        {t('preview.check')}
      </BlockTitle>
      <dl className="preview-facts">
        {rows.map(([name, words]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd className={name === 'preview.print' ? 'num' : undefined}>{words}</dd>
          </div>
        ))}
      </dl>
      {against.length > 0 && (
        <p className="preview-against">{against.map((one) => t(`against.${one}`)).join(t('clock.comma'))}</p>
      )}
      {figures.reviews.length > 0 && <p>{t('preview.reviews', { count: figures.reviews.length })}</p>}
    </>
  );
}

function Conclusion({ conclusion }: { conclusion: NonNullable<Preview['conclusion']> }) {
  const { t } = useWords();
  const { outcome, words, despite, by } = conclusion;
  return (
    <div className="preview-said">
      <p>
        <b>{t(`outcome.concludePreview.${outcome}`)}</b> {by && <small>{t('issueOpinion.by', { person: by })}</small>}
      </p>
      <p>{words}</p>
      {despite && <p>{t('preview.despite', { words: despite })}</p>}
    </div>
  );
}

function Opinion({ opinion }: { opinion: NonNullable<Preview['opinion']> }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  const { number, validTo, validity } = opinion;
  return (
    <>
      <BlockTitle>{t('preview.opinion')}</BlockTitle>
      <p data-validity={validity} className="preview-validity">
        {number} · <b>{t(`preview.${validity}`, { day: day(validTo, today) })}</b>
      </p>
    </>
  );
}

export default function ReviewPanel({ subject }: { subject: Subjects['matter'] }) {
  const { t } = useWords();
  const found = useFound(getPreview, { matterId: subject.id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { check, against, conclusion, opinion } = found.data;
  return (
    <section>
      {opinion && <Opinion opinion={opinion} />}
      {conclusion && (
        <>
          <BlockTitle>{t('preview.conclusion')}</BlockTitle>
          <Conclusion conclusion={conclusion} />
        </>
      )}
      {check ? (
        <Checked check={check} against={against} />
      ) : (
        <>
          <BlockTitle>{t('preview.check')}</BlockTitle>
          <p className="quiet">{t('preview.notChecked')}</p>
        </>
      )}
    </section>
  );
}
