/** The page of a matter: its header with the road of steps, and what has happened so far. */
import type { ReactNode } from 'react';
import { useWords } from '#ui/words';

export interface RoadStep {
  id: string;
  /** '发现 11月20日', '核查报告 到 11月25日' */
  words: string;
  state: 'done' | 'now' | 'toCome';
}

interface HeaderWords {
  /** From the list down to the place; the last is often the number. */
  path: readonly { words: string; href?: string }[];
  number?: string;
  title: string;
  road: readonly RoadStep[];
  actions?: ReactNode;
}

export function MatterHeader({ path, number, title, road, actions }: HeaderWords) {
  const { t } = useWords();
  return (
    <header className="matter-header">
      <nav aria-label={t('matter.path')} className="matter-path">
        {path.map(({ words, href }, place) => (
          <span key={words}>
            {place > 0 && <i aria-hidden="true"> / </i>}
            {href ? <a href={href}>{words}</a> : words}
          </span>
        ))}
        {number && <span> · {number}</span>}
      </nav>
      <h1>{title}</h1>
      {actions && <div className="matter-actions">{actions}</div>}
      <ol className="road" aria-label={t('matter.road')}>
        {road.map(({ id, words, state }) => (
          <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i aria-hidden="true" />
            <span className="unseen">{t(`matter.${state}`)}</span>
            {words}
          </li>
        ))}
      </ol>
    </header>
  );
}

export interface TimelineItem {
  id: string;
  /** '11月20日 09:12' or '09:14' under the same day, '11月25日 前' for what is to come. */
  when: string;
  /** Instant or day, for machines. */
  at?: string;
  /** Who and the deed, in bold: '李长顺 发现'. */
  deed?: string;
  /** What follows in plain weight: '，拍照 3 张'. */
  more?: string;
  quote?: string;
  /** '用时 2 分', '从发现到停工 1 小时 14 分' */
  delay?: string;
  /** A paper or record to open. */
  links?: readonly { words: string; href: string }[];
  next?: boolean;
}

export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  const { t } = useWords();
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} data-next={item.next || undefined}>
          {item.next && <span className="unseen">{t('timeline.next')}</span>}
          <time dateTime={item.at}>{item.when}</time>
          {item.deed && <b>{item.deed}</b>}
          {item.more}
          {item.delay && <span className="delay"> {item.delay}</span>}
          {item.quote && <q>{item.quote}</q>}
          {item.links?.map(({ words, href }) => (
            <a key={href} href={href}>
              {words}
            </a>
          ))}
        </li>
      ))}
    </ol>
  );
}
