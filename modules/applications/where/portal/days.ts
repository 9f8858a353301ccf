/** Why this day: the ruler of working days, and each day in a sentence, counted or not. */
import { type Html, html } from '#platform/http';
import type { WhereView } from '../contract.ts';
import { dayWords, weekdayWords } from './day-words.ts';
import type { Reader } from './where-page.ts';

type Clock = NonNullable<WhereView['clock']>;
type Day = Clock['counted'][number];

/** A longer ruler is told in numbers. */
const CELLS = 12;

export function daysOf(reader: Reader, clock: Clock | null): Html | null {
  if (!clock || clock.counted.length === 0) return null;
  const { say, today } = reader;
  const nth = clock.counted.filter(({ counts, date }) => counts && date <= today).length;
  const unit = clock.unit === 'workingDays' ? 'workingDays' : 'days';
  const where = today > clock.dueOn ? 'over' : nth === 0 ? 'soon' : 'said';
  return html`<section><h2>${say(`where.${where}.${unit}`, { count: clock.count, nth })}</h2>
${clock.counted.length <= CELLS && ruler(reader, clock)}
<details><summary>${say('where.why')}</summary>
<ol class="days">${numbered([...clock.counted, ...clock.over]).map(([day, nth]) => dayLine(reader, clock, day, nth))}</ol>
<p class="hint">${say('where.basis')} <span lang="zh-CN">${clock.article}</span></p></details></section>`;
}

const numbered = (days: readonly Day[]): [Day, number][] => {
  let nth = 0;
  return days.map((day) => {
    if (day.counts) nth += 1;
    return [day, day.counts ? nth : 0];
  });
};

/** Read aloud, the sentences below say it all. */
function ruler({ lang, say, today }: Reader, { counted, dueOn }: Clock): Html {
  const cells = numbered(counted).map(([{ date, counts }, nth]) => {
    const when = date === today ? 'today' : date < today ? 'used' : 'left';
    const note = date === today ? say('where.today') : counts ? say('where.nth', { nth }) : '';
    return html`<li class="${counts ? when : 'off'}${date === dueOn ? ' due' : ''}"><span>${Number(date.slice(8))} ${weekdayWords(lang, date)}</span><span>${note}</span></li>`;
  });
  return html`<ol class="ruler" aria-hidden="true">${cells}</ol>`;
}

function dayLine({ lang, say, today }: Reader, { dueOn }: Clock, { date, counts, why }: Day, nth: number): Html {
  const words = dayReason(say, why, nth);
  return html`<li class="${counts ? 'counts' : 'off'}"><b>${dayWords(lang, date, today)}</b> <span>${words}${date === dueOn && html` ${say('where.isDue')}`}${date === today && html` ${say('where.isToday')}`}</span></li>`;
}

const HOLIDAY = 'holiday:';
const ENDS = 'endsOn:';

function dayReason(say: Reader['say'], why: string, nth: number): string {
  if (why.startsWith(HOLIDAY))
    return say('where.day.holiday', { holiday: say(`holiday.${why.slice(HOLIDAY.length)}`) });
  return say(`where.day.${why.startsWith(ENDS) ? 'endsOn' : why}`, { nth });
}
