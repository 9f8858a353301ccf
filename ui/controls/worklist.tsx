/** What waits for me, in order of time left. Up and down move the choice here and on the map; Enter opens. */
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { useWords } from '#ui/words';
import type { LightColour } from './light.tsx';
import { LightPin } from './pin.tsx';
import { Ruler, type RulerCell } from './ruler.tsx';
import { type Explanation, WhyRow } from './why.tsx';

export interface WorklistItem {
  id: string;
  /** The number that also stands on the map. */
  number: string;
  light: LightColour;
  /** 批 核 回看 答复 */
  verb: string;
  title: string;
  /** Why this day: '11月20日 发现，3 个工作日内交核查报告'. */
  why: string;
  cells: readonly RulerCell[];
  person: string;
  /** '还剩 1 天' */
  left: string;
  /** '11月25日 周三' */
  due: string;
  href: string;
  explanation?: Explanation;
}

interface Choosing {
  chosenId?: string;
  onChoose(id: string): void;
  /** Without it a row is a plain link. */
  onOpen?(id: string): void;
}

/** A phone has no map beside the list: there a touch opens at once. */
const choosesFirst = () => globalThis.matchMedia?.('(min-width: 768px)').matches ?? true;

/** A pointer chooses, a second time opens; the keyboard's Enter and any modified click keep the link's own meaning. */
function clickMeans(event: MouseEvent, chosen: boolean): 'leave' | 'choose' | 'open' {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return 'leave';
  const byKeyboard = event.detail === 0;
  return byKeyboard || chosen || !choosesFirst() ? 'open' : 'choose';
}

export function WorklistRow({
  item,
  chosen,
  onChoose,
  onOpen,
}: { item: WorklistItem; chosen: boolean } & Omit<Choosing, 'chosenId'>) {
  const click = (event: MouseEvent) => {
    const meaning = clickMeans(event, chosen);
    if (meaning === 'leave' || (meaning === 'open' && !onOpen)) return;
    event.preventDefault();
    if (meaning === 'open') onOpen?.(item.id);
    else onChoose(item.id);
  };
  return (
    <a
      href={item.href}
      className="row"
      data-light={item.light}
      data-id={item.id}
      aria-current={chosen || undefined}
      onClick={click}
      onFocus={(event) => event.target.matches(':focus-visible') && choosesFirst() && onChoose(item.id)}
    >
      <span className="row-number">
        <LightPin colour={item.light} number={item.number} />
      </span>
      <span className="row-what">
        <b>
          <span className="verb">{item.verb}</span>
          {item.title}
        </b>
        <span>{item.why}</span>
      </span>
      <span className="row-who">
        <Ruler cells={item.cells} light={item.light} />
        <span>{item.person}</span>
      </span>
      <span className="row-left">
        <b>{item.left}</b>
        <span>{item.due}</span>
      </span>
      {chosen && item.explanation && <WhyRow {...item.explanation} light={item.light} />}
    </a>
  );
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

export function Worklist({
  items,
  label,
  chosenId,
  onChoose,
  onOpen,
}: Choosing & { items: readonly WorklistItem[]; label?: string }) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || items.length === 0) return;
    event.preventDefault();
    const at = items.findIndex(({ id }) => id === chosenId);
    const next = items[at === -1 ? 0 : step(at, items.length - 1)]!;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <ul
      className="worklist"
      ref={list}
      aria-label={label ?? t('worklist.label')}
      aria-description={t('worklist.keys')}
      onKeyDown={move}
    >
      {items.map((item) => (
        <li key={item.id}>
          <WorklistRow item={item} chosen={item.id === chosenId} onChoose={onChoose} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}
