/** Why a day is the due day: each day of the clock, counted or not, in words. */
import type { LightColour } from './light.tsx';
import { MOST_CELLS } from './ruler.tsx';

export interface ClockDay {
  dateOn: string;
  /** '20' */
  day: string;
  /** '五' */
  weekday: string;
  /** `start` is the day of the event, which does not count; `off` a day that does not count. */
  kind: 'start' | 'off' | 'used' | 'today' | 'left' | 'over';
  due?: boolean;
  /** '第 1 天', '发现，当天不算' */
  note?: string;
}

export interface Explanation {
  /** '为什么是 25 日' */
  title: string;
  days: readonly ClockDay[];
  /** The count in one or two sentences. */
  sentence?: string;
  /** The rule: '本市巡查规程 第 9 条'. */
  basis?: { words: string; href: string };
}

export const drawable = (days: readonly ClockDay[]) =>
  days.length > 0 && days.filter(({ kind }) => kind !== 'off' && kind !== 'start').length <= MOST_CELLS;

/** One line under a chosen row of the worklist. */
export function WhyRow({ title, days, sentence, light }: Explanation & { light: LightColour }) {
  return (
    <span className="why-row" data-light={light}>
      <span className="why-title">{title}</span>
      {drawable(days) ? (
        days.map(({ dateOn, day, weekday, kind, due, note }) => (
          <span key={dateOn} className="why-day" data-kind={kind} data-due={due || undefined}>
            <i aria-hidden="true" />
            <span>
              <b>{day}</b> {weekday}
            </span>
            <em>{note}</em>
          </span>
        ))
      ) : (
        <span className="why-sentence">{sentence}</span>
      )}
    </span>
  );
}

/** On the page of a matter and in the chip's bubble: the days, then the sentence and its rule. */
export function WhyPanel({ days, sentence, basis, light }: Explanation & { light: LightColour }) {
  return (
    <div className="why-panel" data-light={light}>
      {drawable(days) && (
        <div className="why-days" aria-hidden="true">
          {days.map(({ dateOn, day, weekday, kind, due }) => (
            <span key={dateOn} data-kind={kind} data-due={due || undefined}>
              <i />
              {day}
              <br />
              {weekday}
            </span>
          ))}
        </div>
      )}
      {(sentence || basis) && (
        <p>
          {sentence} {basis && <a href={basis.href}>{basis.words}</a>}
        </p>
      )}
    </div>
  );
}
