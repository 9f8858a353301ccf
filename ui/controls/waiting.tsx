/** What takes time, what has come through, what is empty, and what went wrong: each in whole sentences. */
import type { ReactNode } from 'react';
import { useWords } from '#ui/words';
import { type Opener, OpenerLink } from './actions.tsx';

interface Work {
  title: string;
  done: number;
  total: number;
  /** '约 6 秒' */
  left?: string;
  onCancel?: () => void;
  cells?: number;
}

export function Progress({ title, done, total, left, onCancel, cells = 13 }: Work) {
  const { t, count } = useWords();
  // The last cell fills only when all is done.
  const filled = done >= total ? cells : Math.min(Math.round((done / total) * cells), cells - 1);
  const said = t('progress.ofTotal', { done: count(done), total: count(total) });
  return (
    <div className="progress">
      <div>
        {title} · {said}
      </div>
      <div
        className="progress-cells"
        role="progressbar"
        aria-label={title}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuetext={said}
      >
        {Array.from({ length: cells }, (_, nth) => `cell${nth}`).map((key, nth) => (
          <i key={key} data-filled={nth < filled || undefined} />
        ))}
      </div>
      <div className="progress-left">
        {left}
        {onCancel && <OpenerLink words={t('progress.cancel')} onClick={onCancel} />}
      </div>
    </div>
  );
}

const plots = ['M1 1h9v9H1z', 'M12 1h9v9h-9z', 'M1 12h9v9H1z', 'M12 12h9v9h-9z'];

/** The four plots of 田 fill as what was sent comes through; `count` of them are done. */
export function SentMark({ count, size = 36 }: { count: 0 | 1 | 2 | 3 | 4; size?: number }) {
  const { t } = useWords();
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 22 22"
      role="img"
      aria-label={t('sent.label', { count })}
      className="sent"
    >
      {plots.map((d, nth) => (
        <path
          key={d}
          d={d}
          strokeWidth="1.2"
          fill={nth < count ? 'var(--accent)' : 'none'}
          stroke={nth < count ? 'var(--accent)' : 'var(--line-control)'}
          strokeDasharray={nth > count ? '2 1.6' : undefined}
        />
      ))}
    </svg>
  );
}

interface Emptiness {
  title: string;
  sentence?: string;
  links?: readonly Opener[];
  heading?: 'h1' | 'h2' | 'h3';
}

/** What is empty, when the next one comes, where else to look. `heading` says its rank on the page. */
export function EmptyState({ title, sentence, links = [], heading: Heading = 'h3' }: Emptiness) {
  return (
    <div className="empty">
      <svg width="64" height="64" viewBox="0 0 22 22" aria-hidden="true">
        <path
          d="M1 1h9v9H1zM12 1h9v9h-9zM12 12h9v9h-9z"
          fill="none"
          stroke="var(--line-control)"
          strokeWidth=".9"
          strokeDasharray="2 1.6"
        />
        <path d="M3 15h4v4H3z" fill="var(--accent)" />
      </svg>
      <div>
        <Heading>{title}</Heading>
        {sentence && <p>{sentence}</p>}
        <p>
          {links.map((link, place) => (
            <span key={link.words}>
              {place > 0 && ' · '}
              <OpenerLink {...link} />
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}

interface Trouble {
  /** What happened; never that the person is to blame. */
  what: string;
  /** Whether the typing is safe, and what comes by itself. */
  safe?: ReactNode;
  /** What to do. */
  next?: Opener;
  /** The rule that says no. */
  basis?: { words: string; href?: string };
}

export function ErrorSentence({ what, safe, next, basis }: Trouble) {
  return (
    <div className="trouble" role="alert">
      <b>{what}</b>
      <p>
        {safe}
        {basis && <span> {basis.href ? <a href={basis.href}>{basis.words}</a> : basis.words} </span>}
        {next && <OpenerLink {...next} />}
      </p>
    </div>
  );
}

/** Never a spinner without words. */
export const Loading = ({ words }: { words?: string }) => {
  const { t } = useWords();
  return (
    <p className="loading" role="status">
      {words ?? t('wait.loading')}
    </p>
  );
};
