/** Promised against actual for everybody: each thing by months, as bars and as a table, with what ratings say of it. */
import type { OutputOf } from '@cuntu/base';
import { type Html, html } from '#platform/http';
import { type findRatingFigures, grades } from '../../ratings/contract.ts';
import { monthWords } from '../../where/portal/day-words.ts';
import type { Reader } from '../../where/portal/where-page.ts';
import { FEW, type findPromises, LATE_MOST, type PromiseFigure } from '../contract.ts';
import { drawnSaid, drawPromises, legend } from '../rules/drawing.ts';

type Ratings = OutputOf<typeof findRatingFigures>['figures'];

type Promises = OutputOf<typeof findPromises>;

export function promisePage(reader: Reader, { figures, openLate }: Promises, ratings: Ratings): Html {
  const { say } = reader;
  const items = Map.groupBy(figures, ({ item }) => item);
  return html`<h1>${say('promise.title')}</h1>
<p>${say('promise.lead')}</p>
${openLate > 0 && html`<p class="answer">${say(openLate < LATE_MOST ? 'promise.openLate' : 'promise.openLateMost', { count: openLate })}</p>`}
${items.size === 0 && html`<p class="answer calm">${say('promise.none')}</p>`}
${figures.some(isTold) && legendLine(reader)}
${[...items].map(([item, months]) =>
  itemPart(
    reader,
    item,
    months,
    ratings.find((one) => one.item === item),
  ),
)}
<section><h2>${say('promise.how')}</h2><ul class="lines">${['count', 'open', 'median', 'few', 'withdrawn', 'law'].map((key) => html`<li>${say(`promise.how.${key}`, { few: FEW })}</li>`)}</ul></section>`;
}

function itemPart(
  reader: Reader,
  item: string,
  months: readonly PromiseFigure[],
  rating: Ratings[number] | undefined,
): Html {
  const { say } = reader;
  return html`<section><h2>${say(`kind.${item}`)}</h2>
${picture(reader, months)}
<div class="scroll promise-table" tabindex="0" role="group" aria-label="${say('promise.table', { item: say(`kind.${item}`) })}"><table>
<thead><tr>${['month', 'promised', 'count', 'median', 'p90', 'kept', 'explained'].map((key) => html`<th scope="col">${say(`promise.${key}`)}</th>`)}</tr></thead>
<tbody>${months.map((one) => monthRow(reader, one))}</tbody></table></div>
${rating && ratingLine(reader, rating)}</section>`;
}

const isTold = ({ count }: PromiseFigure): boolean => count >= FEW;

const daysWords = (say: Reader['say'], days: number): string =>
  days === 0 ? say('promise.sameDay') : say('promise.days', { days });

function monthRow({ say, lang }: Reader, one: PromiseFigure): Html {
  const head = html`<th scope="row">${monthWords(lang, one.month)}</th><td data-column="${say('promise.promised')}">${say('promise.days', { days: one.promised })}</td>`;
  if (!isTold(one))
    return html`<tr>${head}<td data-column="${say('promise.count')}">${say('promise.few')}</td><td colspan="4">${say('promise.fewHint')}</td></tr>`;
  const kept =
    one.missed === 0 ? say('promise.allKept') : say('promise.someMissed', { kept: one.kept, missed: one.missed });
  const explained =
    one.missed === 0
      ? ''
      : one.unexplained === 0
        ? say('promise.allExplained')
        : say('promise.unexplained', { count: one.unexplained });
  return html`<tr>${head}<td data-column="${say('promise.count')}">${one.count}</td><td data-column="${say('promise.median')}">${daysWords(say, one.median)}</td><td data-column="${say('promise.p90')}">${daysWords(say, one.p90)}</td><td class="${one.missed === 0 ? 'kept' : 'missed'}">${kept}</td><td>${explained}</td></tr>`;
}

const legendLine = ({ say }: Reader): Html =>
  html`<p class="promise-legend">${legend.map((key) => html`<span class="${key}">${say(`promise.legend.${key}`)}</span> `)}${say('promise.unit')}</p>`;

/** The portal's letters are larger than the office's. */
const LARGER = 1.25;

/** The same figures stand in the table. */
function picture({ say, lang }: Reader, figures: readonly PromiseFigure[]): Html | null {
  const shown = figures.filter(isTold);
  if (shown.length === 0) return null;
  const month = (its: string): string => monthWords(lang, its);
  const { width, height, marks, texts } = drawPromises(shown, { month, sameDay: say('promise.axis') });
  const days = (count: number): string => daysWords(say, count);
  return html`<figure class="promise-picture"><svg viewBox="0 0 ${width} ${height}" width="${width * LARGER}" role="img" aria-label="${drawnSaid(shown, { say, month, days })}">
${marks.map((one) => html`<rect class="${one.is}" x="${one.x}" y="${one.y}" width="${one.width}" height="${one.height}"></rect>`)}
${texts.map((one) => html`<text class="${one.is}" x="${one.x}" y="${one.y}">${one.words}</text>`)}</svg></figure>`;
}

function ratingLine({ say }: Reader, { count, grades: given }: Ratings[number]): Html {
  const parts = grades.flatMap((grade) =>
    given[grade] ? [say('promise.grade', { grade: say(`rating.grade.${grade}`), count: given[grade] })] : [],
  );
  return html`<p>${say('promise.rated', { count, parts: parts.join(say('promise.gradeJoin')) })}</p>`;
}
