/** The papers of a finding: number, when it went out, how it reached its addressee; open, download, check. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { FoundTrouble } from '#ui/controls';
import { BlockTitle, type Subjects, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findNotices } from '../contract.ts';

type Paper = OutputOf<typeof findNotices>['papers'][number];

function PaperLinks({ paper: { sha256, code, leafHash }, matterId }: { paper: Paper; matterId: string }) {
  const { t } = useWords();
  const address = `/api/files/${matterId}/${sha256}`;
  return (
    <span className="paper-links">
      {sha256 ? (
        <>
          <a href={address} target="_blank" rel="noreferrer">
            {t('paper.open')}
          </a>
          <a href={`${address}?download`} download>
            {t('paper.download')}
          </a>
        </>
      ) : (
        <span role="status">{t('paper.printing')}</span>
      )}
      <a href={`/check/${code}#${leafHash}`} target="_blank" rel="noreferrer">
        {t('paper.check')}
      </a>
    </span>
  );
}

function PaperRow({ paper, matterId }: { paper: Paper; matterId: string }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const { service } = paper;
  return (
    <li className="paper-row">
      <span className="paper-sheet" aria-hidden="true">
        <b>{t(`paperKind.${paper.kind}`)}</b>
        {paper.number}
      </span>
      <span>
        <b>{t(`paperKind.${paper.kind}`)}</b>
        {paper.number}
        <br />
        {paper.issuedAt !== null && t('paper.issued', { at: moment(paper.issuedAt, today) })}
        {paper.state === 'drawn' && t('paper.drawn')}
        {paper.state === 'void' && ` · ${t('paper.void')}`}
        <br />
        {service
          ? t('paper.served', { at: moment(service.servedAt, today), mode: t(`serviceMode.${service.mode}`) })
          : paper.state === 'issued' && paper.kind === 'stopNotice' && t('paper.notServed')}
        {service?.witness && <> · {t('told.witness', { name: service.witness })}</>}
        {paper.issuedAt !== null && <PaperLinks paper={paper} matterId={matterId} />}
      </span>
    </li>
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
            <PaperRow key={paper.id} paper={paper} matterId={matter.id} />
          ))}
        </ul>
      )}
    </>
  );
}
