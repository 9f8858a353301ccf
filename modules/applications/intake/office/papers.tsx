/** The papers of an application: number, when it went out; open, download, check. */
import { FoundTrouble } from '#ui/controls';
import { BlockTitle, type Subjects, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { useApplication } from './use-application.ts';

type Paper = NonNullable<ReturnType<typeof useApplication>['data']>['papers'][number];

export function PaperLinks({ paper, matterId }: { paper: Paper; matterId: string }) {
  const { t } = useWords();
  const { sha256, code, leafHash } = paper;
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
        {paper.issuedAt !== null && t('application.paperOut', { at: moment(paper.issuedAt, today) })}
        {paper.state === 'void' && ` · ${t('paper.void')}`}
        <br />
        {paper.issuedAt !== null && <PaperLinks paper={paper} matterId={matterId} />}
      </span>
    </li>
  );
}

export default function Papers({ subject: matter }: { subject: Subjects['matter'] }) {
  const { t } = useWords();
  const found = useApplication(matter.id);
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return null;
  const { papers } = found.data;
  return (
    <>
      <BlockTitle>{t('paper.title')}</BlockTitle>
      {papers.length === 0 ? (
        <p className="quiet">{t('application.noPaper')}</p>
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
