/** Promised against actual for everybody: each thing by months, as bars and as a table, with what ratings say of it. */
import type { OutputOf } from '@cuntu/base';
import { type Html, html } from '#platform/http';
import { type findRatingFigures, grades } from '../../ratings/contract.ts';
import { monthWords } from '../../where/portal/day-words.ts';
import type { Reader } from '../../where/portal/where-page.ts';
import { FEW, type PromiseFigure } from '../contract.ts';

type Ratings = OutputOf<typeof findRatingFigures>['figures'];

export function promisePage(reader: Reader, figures: readonly PromiseFigure[], ratings: Ratings): Html {
  const { say } = reader;
  const items = Map.groupBy(figures, ({ item }) => item);
  return html`<h1>${say('promise.title')}</h1>
<p>${say('promise.lead')}</p>
${items.size === 0 && html`<p class="answer calm">${say('promise.none')}</p>`}
${[...items].map(([item, months]) =>
  itemPart(
    reader,
    item,
    months,
    ratings.find((one) => one.item === item),
  ),
)}
<section><h2>${say('promise.how')}</h2><ul class="lines">${['count', 'median', 'few', 'withdrawn', 'law'].map((key) => html`<li>${say(`promise.how.${key}`, { few: FEW })}</li>`)}</ul></section>`;
}

function itemPart(
  reader: Reader,
  item: string,
  months: readonly PromiseFigure[],
  rating: Ratings[number] | undefined,
): Html {
  const { say } = reader;
  return html`<section><h2>${say(`kind.${item}`)}</h2>
${chart(reader, months)}
<div class="scroll" tabindex="0" role="group" aria-label="${say('promise.table', { item: say(`kind.${item}`) })}"><table>
<thead><tr>${['month', 'promised', 'count', 'median', 'p90', 'kept', 'explained'].map((key) => html`<th scope="col">${say(`promise.${key}`)}</th>`)}</tr></thead>
<tbody>${months.map((one) => monthRow(reader, one))}</tbody></table></div>
${rating && ratingLine(reader, rating)}</section>`;
}

const daysWords = (say: Reader['say'], days: number): string =>
  days === 0 ? say('promise.sameDay') : say('promise.days', { days });

function monthRow({ say, lang }: Reader, one: PromiseFigure): Html {
  const head = html`<th scope="row">${monthWords(lang, one.month)}</th><td>${say('promise.days', { days: one.promised })}</td>`;
  if (one.count < FEW)
    return html`<tr>${head}<td>${say('promise.few')}</td><td colspan="4">${say('promise.fewHint')}</td></tr>`;
  const kept =
    one.missed === 0 ? say('promise.allKept') : say('promise.someMissed', { kept: one.kept, missed: one.missed });
  const explained =
    one.missed === 0
      ? ''
      : one.unexplained === 0
        ? say('promise.allExplained')
        : say('promise.unexplained', { count: one.unexplained });
  return html`<tr>${head}<td>${one.count}</td><td>${daysWords(say, one.median)}</td><td>${daysWords(say, one.p90)}</td><td class="${one.missed === 0 ? 'kept' : 'missed'}">${kept}</td><td>${explained}</td></tr>`;
}

/** Wide enough for the longest month, small enough to be read on a phone. */
const BAR = 26;
const LABEL = 124;
const WIDTH = 420;

/** Oldest first, as time runs; the same figures stand in the table. */
function chart({ say, lang }: Reader, months: readonly PromiseFigure[]): Html | null {
  const shown = months.filter(({ count }) => count >= FEW).toReversed();
  if (shown.length === 0) return null;
  const most = Math.max(...shown.map(({ count }) => count));
  const room = WIDTH - LABEL - 50;
  const wide = (n: number): number => (n === 0 ? 0 : Math.max(2, Math.round((n / most) * room)));
  const bars = shown.map(({ month, count, kept, missed }, i) => {
    const y = i * BAR + 5;
    return html`<text x="0" y="${y + 13}">${monthWords(lang, month)}</text><rect class="kept" x="${LABEL}" y="${y}" width="${wide(kept)}" height="16"></rect>${missed > 0 && html`<rect class="missed" x="${LABEL + wide(kept) + 2}" y="${y + 1}" width="${wide(missed)}" height="14"></rect>`}<text x="${LABEL + wide(kept) + wide(missed) + 10}" y="${y + 13}">${count}</text>`;
  });
  const told = shown.map(({ month, kept, missed }) =>
    say('promise.chartMonth', { month: monthWords(lang, month), kept, missed }),
  );
  return html`<figure class="chart"><svg viewBox="0 0 ${WIDTH} ${shown.length * BAR + 6}" role="img" aria-label="${told.join(say('promise.chartJoin'))}">${bars}</svg>
<figcaption class="hint"><span class="swatch kept"></span>${say('promise.legendKept')} <span class="swatch missed"></span>${say('promise.legendMissed')}</figcaption></figure>`;
}

function ratingLine({ say }: Reader, { count, grades: given }: Ratings[number]): Html {
  const parts = grades.flatMap((grade) =>
    given[grade] ? [say('promise.grade', { grade: say(`rating.grade.${grade}`), count: given[grade] })] : [],
  );
  return html`<p>${say('promise.rated', { count, parts: parts.join(say('promise.gradeJoin')) })}</p>`;
}
