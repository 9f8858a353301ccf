/** The papers of a finding: number, when it went out, how it reached its addressee; open, download, check. */
import type { OutputOf } from '@cuntu/base';
import { PaperRow } from '#modules/papers/office';
import { useFound } from '#platform/client';
import { FoundTrouble } from '#ui/controls';
import { BlockTitle, type Subjects, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findNotices } from '../contract.ts';

type Paper = OutputOf<typeof findNotices>['papers'][number];

/** When it went out, and how it reached its addressee. */
function Told({ paper }: { paper: Paper }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const { service } = paper;
  return (
    <>
      {paper.issuedAt !== null && t('paper.issued', { at: moment(paper.issuedAt, today) })}
      {paper.state === 'drawn' && t('paper.drawn')}
      {paper.state === 'void' && ` · ${t('paper.void')}`}
      <br />
      {service
        ? t('paper.served', { at: moment(service.servedAt, today), mode: t(`serviceMode.${service.mode}`) })
        : paper.state === 'issued' && paper.kind === 'stopNotice' && t('paper.notServed')}
      {service?.witness && <> · {t('told.witness', { name: service.witness })}</>}
    </>
  );
}

export default function Papers({ subject: matter }: { subject: Subjects['matter'] }) {
  const { t } = useWords();
  const found = useFound(findNotices, { matterId: matter.id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return null;
  const { papers, party } = found.data;
  return (
    <>
      <BlockTitle note={party ? t('paper.party', { name: party.name }) : undefined}>{t('paper.title')}</BlockTitle>
      {papers.length === 0 ? (
        <p className="quiet">{t('paper.none')}</p>
      ) : (
        <ul>
          {papers.map((paper) => (
            <PaperRow key={paper.id} paper={paper} matterId={matter.id}>
              <Told paper={paper} />
            </PaperRow>
          ))}
        </ul>
      )}
    </>
  );
}
