/** One paper beside its matter: a small sheet with its number, what became of it, and where it is opened and checked. */
import type { ReactNode } from 'react';
import { useWords } from '#ui/words';

export interface ShownPaper {
  kind: string;
  number: string | null;
  issuedAt: string | null;
  /** Of the printed file; none while it is printing. */
  sha256: string | null;
  /** None where it is not told to the staff: a check then begins with the paper itself. */
  code: string | null;
  leafHash: string | null;
}

function PaperLinks({ paper: { sha256, code, leafHash }, matterId }: { paper: ShownPaper; matterId: string }) {
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
      {code !== null && (
        <a href={`/check/${code}#${leafHash}`} target="_blank" rel="noreferrer">
          {t('paper.check')}
        </a>
      )}
    </span>
  );
}

/** `children` say what became of it; only what was issued is opened and checked. */
export function PaperRow({ paper, matterId, children }: { paper: ShownPaper; matterId: string; children: ReactNode }) {
  const { t } = useWords();
  const title = t(`paperKind.${paper.kind}`);
  return (
    <li className="paper-row">
      <span className="paper-sheet" aria-hidden="true">
        <b>{title}</b>
        {paper.number}
      </span>
      <span>
        <b>{title}</b>
        {paper.number}
        <br />
        {children}
        {paper.issuedAt !== null && <PaperLinks paper={paper} matterId={matterId} />}
      </span>
    </li>
  );
}
