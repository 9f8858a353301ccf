/** The papers of an application: number, when it went out; open, download, check. */
import { PaperRow } from '#modules/papers/office';
import { FoundTrouble } from '#ui/controls';
import { BlockTitle, type Subjects, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { useApplication } from './use-application.ts';

export default function Papers({ subject: matter }: { subject: Subjects['matter'] }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
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
            <PaperRow key={paper.id} paper={paper} matterId={matter.id}>
              {paper.issuedAt !== null && t('application.paperOut', { at: moment(paper.issuedAt, today) })}
              {paper.state === 'void' && ` · ${t('paper.void')}`}
              <br />
            </PaperRow>
          ))}
        </ul>
      )}
    </>
  );
}
