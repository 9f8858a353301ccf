/** Where a matter stands, as the holder of its receipt reads it: the answer first, then the days, the road, whom to ask. */
import { grouped, type Wording } from '#modules/papers';
import { type Html, html } from '#platform/http';
import type { WhereView } from '../contract.ts';
import { dayIn, dayWords } from './day-words.ts';
import { daysOf } from './days.ts';

export interface Reader extends Wording {
  today: string;
  /** A demo city's numbers cannot be dialled. */
  demo: boolean;
}

export function wherePage(reader: Reader, code: string, view: WhereView, rating: Html): Html {
  const { say, lang, today } = reader;
  const submitted = dayWords(lang, dayIn(view.submittedAt), today);
  return html`<h1>${say(`kind.${view.item}`)}</h1>
<p class="hint">${view.number} · <span lang="zh-CN">${view.placeName}</span> · ${say('where.received', { day: submitted })}</p>
<div class="columns">
<div>
${answerOf(reader, view)}
${explanationsTold(reader, view)}
${bringOf(reader, view)}
${daysOf(reader, view.clock)}
${pausesOf(reader, view)}
${roadOf(reader, view)}
${rating}
</div>
<aside>${contactOf(reader, view)}${papersOf(reader, view)}<section><h2>${say('where.code')}</h2>
<p class="num">${grouped(code)}</p><p class="hint">${say('where.codeHint')}</p></section>
${trustOf(reader, view)}</aside>
</div>`;
}

/** First the answer, then what is asked of him. */
function answerOf(reader: Reader, { state, clock, standing, settled, moved, turn, outcome }: WhereView): Html {
  const { say, lang, today } = reader;
  const due = clock ? dayWords(lang, clock.dueOn, today) : '';
  const timed = clock && clock.state === 'running' && turn === 'house';
  const late = timed && clock.late > 0;
  const when = !clock || !timed ? '' : late ? say('where.late', { due, days: clock.late }) : say('where.by', { due });
  // A promise of time is kept by a no in time as well; nothing was done for him then, and nothing says so.
  const how = outcome && (outcome.kept ? (outcome.days === 0 ? 'keptSameDay' : 'kept') : 'missed');
  const notGranted = { refusalReady: 'where.refused', refused: 'where.refused', withdrawn: 'where.withdrawn' };
  const ended = notGranted[state as keyof typeof notGranted] ?? 'where';
  const done =
    outcome &&
    say(`${ended}.${how}`, {
      days: outcome.days,
      promised: outcome.promised,
      day: dayWords(lang, outcome.finishedOn, today),
    });
  return html`<div class="answer${late ? ' late' : ''}"><strong>${say(`where.now.${state}`, { due })}</strong>
${when !== '' && html`<p>${when}</p>`}
${standsTold(reader, standing)}
${clock?.provisional && html`<p>${say('where.provisional')}</p>`}
${settledTold(reader, settled)}
${movedTold(reader, moved)}
<p>${say(`where.todo.${state}`, { due })}</p>
${done && html`<p>${done}</p>`}</div>`;
}

/** Which of the two days stands still and until when; the other runs on, or stands with it. */
function standsTold({ say, lang, today }: Reader, standing: WhereView['standing']): Html | null {
  if (!standing) return null;
  const { clocks, beside, untilOn } = standing;
  const which = clocks.length > 1 ? 'both' : clocks[0]!;
  const runs = beside[0];
  return html`<p>${say(`where.stands.${which}`)} ${untilOn && say('where.standsUntil', { day: dayWords(lang, untilOn, today) })} ${runs && html`${say(`where.runsOn.${runs}`)}`} ${say('where.standsWhy')}</p>`;
}

/** A receipt stays as it was printed; what it called provisional is told where it is followed. */
export const settledTold = ({ say, lang, today }: Reader, settled: WhereView['settled']): Html[] =>
  settled.map(
    ({ clock, dueOn, settledOn }) =>
      html`<p>${say(`where.settled.${clock}`, { due: dayWords(lang, dueOn, today), day: dayWords(lang, settledOn, today) })}</p>`,
  );

/** So is what moved since: the day on the paper in his hand is no longer the one that is meant. */
const movedTold = ({ say, lang, today }: Reader, moved: WhereView['moved']): Html[] =>
  moved.map(
    ({ cause, clock, fromOn, toOn }) =>
      html`<p>${say(`where.moved.${cause}.${clock}`, { from: dayWords(lang, fromOn, today), to: dayWords(lang, toOn, today) })}</p>`,
  );

/** The bureau's own words to the applicant. */
function explanationsTold({ say, lang, today }: Reader, { explanations }: WhereView): Html | null {
  if (explanations.length === 0) return null;
  const lines = explanations.map(
    ({ words, newExpectedOn, explainedOn }) =>
      html`<li><span class="hint">${dayWords(lang, explainedOn, today)}</span><br><span lang="zh-CN">${words}</span>${newExpectedOn && html`<br>${say('where.expected', { day: dayWords(lang, newExpectedOn, today) })}`}</li>`,
  );
  return html`<section><h2>${say('where.explained')}</h2><ul class="lines">${lines}</ul></section>`;
}

/** Only what the one-time notice asked for: nothing else can be asked any more. */
function bringOf({ say }: Reader, { bring }: WhereView): Html | null {
  if (bring.length === 0) return null;
  const why = (lacking: string): Html =>
    lacking === 'missing' || lacking === 'expired'
      ? html`${say(`where.lacking.${lacking}`)}`
      : html`<span lang="zh-CN">${lacking}</span>`;
  return html`<section><h2>${say('where.bring')}</h2><ul class="lines">
${bring.map(({ material, lacking }) => html`<li><b>${say(`material.${material}`)}</b><br>${why(lacking)}</li>`)}</ul>
<p class="hint">${say('where.bringOnce')}</p></section>`;
}

/** 行政许可法 45: the applicant is told on which ground time was not counted. */
function pausesOf({ say, lang, today }: Reader, { pauses }: WhereView): Html | null {
  if (pauses.length === 0) return null;
  const lines = pauses.map(({ ground, basis, fromOn, untilOn, expectedOn }) => {
    const params = {
      ground: say(`where.ground.${ground}`),
      from: dayWords(lang, fromOn, today),
      until: untilOn || expectedOn ? dayWords(lang, untilOn ?? expectedOn!, today) : '',
    };
    const said = untilOn ? 'where.paused' : expectedOn ? 'where.pausedUntil' : 'where.pausedStill';
    return html`<li>${say(said, params)}<br><span class="hint" lang="zh-CN">${basis}</span></li>`;
  });
  return html`<section><h2>${say('where.pauses')}</h2><ul class="lines">${lines}</ul></section>`;
}

function roadOf({ say, lang, today }: Reader, { road, closedAt }: WhereView): Html {
  const now = road.findLastIndex(({ at }) => at !== null);
  const line = ({ state, at, due }: WhereView['road'][number], n: number): Html => {
    const ended = closedAt !== null;
    const mark = at === null ? 'ahead' : n === now && !ended ? 'now' : 'past';
    const when = at
      ? dayWords(lang, dayIn(at), today)
      : due
        ? say('where.byShort', { due: dayWords(lang, due, today) })
        : '';
    return html`<li class="${mark}"><b>${say(`where.road.${state}`)}</b> <span>${when}</span>${mark === 'now' && html`<em>${say('where.here')}</em>`}</li>`;
  };
  return html`<section><h2>${say('where.roadTitle')}</h2><ol class="road">${road.map(line)}</ol></section>`;
}

function contactOf({ say, demo, lang, today }: Reader, { contacts, holder, closedAt }: WhereView): Html | null {
  const last = contacts.at(-1);
  if (!last) return null;
  const former = contacts.slice(0, -1);
  const phone = last.phone;
  return html`<section><h2>${say(closedAt === null ? 'where.with' : 'where.withEnded')}</h2>
<p><b lang="zh-CN">${last.name}</b> <span lang="zh-CN">${last.post}</span></p>
${last.unit && html`<p lang="zh-CN">${last.unit}</p>`}
${last.room && html`<p lang="zh-CN">${last.room}</p>`}
${phone && (demo ? html`<p class="num">${phone}</p><p class="hint">${say('check.askDemo')}</p>` : html`<p><a href="tel:${phone.replace(/[^\d+]/g, '')}">${say('portal.call', { phone })}</a></p>`)}
${holder && html`<p class="hint">${say('where.holder', { name: holder.name, unit: holder.unit ?? '' })}</p>`}
${former.length > 0 && html`<details><summary>${say('where.before')}</summary><ul class="lines">${former.map((one) => html`<li><span lang="zh-CN">${one.name} ${one.post}</span> <span class="hint">${say('where.since', { day: dayWords(lang, dayIn(one.since), today) })}</span></li>`)}</ul></details>`}</section>`;
}

function papersOf({ say, lang, today }: Reader, { papers }: WhereView): Html | null {
  if (papers.length === 0) return null;
  return html`<section><h2>${say('where.papers')}</h2><ul class="lines">${papers.map(
    ({ kind, number, code, issuedOn }) =>
      html`<li><a href="/check/${code}">${say(`check.kind.${kind}`)}</a><br><span class="hint"><span lang="zh-CN">${number}</span> · ${dayWords(lang, issuedOn, today)}</span></li>`,
  )}</ul></section>`;
}

/** Nobody need believe the bureau; each paper's page says which entry of the log is its own. */
const trustOf = ({ say }: Reader, { papers }: WhereView): Html =>
  html`<section><h2>${say('where.trust')}</h2><p>${say('where.trustSentence')} <a href="/log">${say('where.trustLog')}</a></p>
${papers.length > 0 && html`<p class="hint">${say('where.trustPaper')}</p>`}</section>`;
