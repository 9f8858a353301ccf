/** What a notice says before it is out; the paper itself is set by the house once both have signed. */
import type { OutputOf } from '@cuntu/base';
import { muOf, onPaper, useWords, wordsIn } from '#ui/words';
import type { previewStopNotice } from '../contract.ts';

interface Told {
  text: OutputOf<typeof previewStopNotice>;
  /** Of the party. */
  kind: string;
}

export function NoticeText({ text, kind }: Told) {
  const { t: label } = useWords();
  // The paper is set in Chinese, whatever language the screen speaks.
  const { t, wholeDay } = wordsIn('zh');
  const { organ, facts, articles, remedies, contact, party, officers, issuedOn } = text;
  const firm = kind !== 'person' ? 'Firm' : '';
  const list = (words: readonly string[]) => words.join(t('clock.listComma'));
  return (
    <section className="preview" lang="zh-CN" aria-label={label('issue.preview')}>
      <span className="preview-draft">{t('issue.draft')}</span>
      <p className="preview-organ">{organ}</p>
      <h3>{t('paperKind.stopNotice')}</h3>
      <p>{t('issue.to', { name: party.name || '—' })}</p>
      {party.representative && <p className="indent">{t('issue.representative', { name: party.representative })}</p>}
      {party.address && <p className="indent">{t('issue.address', { address: party.address })}</p>}
      <p className="indent">
        {t(`issue.facts${firm}`, {
          ...facts,
          seenOn: wholeDay(facts.seenOn),
          area: t('issue.area', { m2: onPaper(facts.areaM2), mu: onPaper(muOf(facts.areaM2)) }),
          violated: list(articles.violated),
        })}
      </p>
      <p className="indent">{t(`issue.order${firm}`, { power: list(articles.power) })}</p>
      <p className="indent">{t('issue.ignored', { ignored: list(articles.ignored) })}</p>
      {remedies && <p className="indent">{remedies}</p>}
      <p>
        {officers.map(({ name, licence }) => (
          <span key={licence} className="preview-line">
            {t('issue.officer', { name, licence })}
          </span>
        ))}
        <span className="preview-line">{t('issue.contact', { ...contact })}</span>
      </p>
      <p className="preview-date">{wholeDay(issuedOn)}</p>
    </section>
  );
}
