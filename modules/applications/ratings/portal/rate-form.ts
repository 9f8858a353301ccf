/** How was it? Five grades for whoever holds the code, once it has ended; afterwards what came of it, and *not by me*. */
import { grouped } from '#modules/papers';
import { type Html, html } from '#platform/http';
import type { WhereView } from '../../where/contract.ts';
import { dayWords } from '../../where/portal/day-words.ts';
import type { Reader } from '../../where/portal/where-page.ts';
import { grades } from '../contract.ts';

export interface RateState {
  /** Made anew for each form: sent twice, it is one rating. */
  id: string;
  code: string;
  /** Told to the rater alone. */
  secret?: string;
  /** What was sent and refused, with its sentence. */
  refused?: {
    sentence: string;
    deed: 'rate' | 'disown';
    applicant: string;
    grade: string;
    words: string;
    phone: string;
  };
}

export function ratingPart(reader: Reader, { closedAt, rating, disowned }: WhereView, form: RateState): Html {
  const said = disowned && disownedPart(reader, disowned, form);
  if (rating?.told) return html`${givenPart(reader, rating.told, form)}${said}`;
  if (rating) return said ?? html`${elsewherePart(reader, form)}${disownForm(reader, form)}`;
  return closedAt === null ? html`` : html`${said}${rateForm(reader, form)}`;
}

/** The same proof for a rating as against one. */
const proof = ({ say }: Reader, deed: 'rate' | 'disown', applicant = ''): Html =>
  html`<label for="${deed}-applicant">${say('rating.applicant')}</label>
<input id="${deed}-applicant" name="applicant" type="text" required autocomplete="off" maxlength="30" value="${applicant}" aria-describedby="${deed}-applicant-hint">
<p class="hint" id="${deed}-applicant-hint">${say('rating.applicantHint')}</p>`;

const moreWords = (
  { say }: Reader,
  deed: 'rate' | 'disown',
  { words = '', phone = '' }: { words?: string; phone?: string } = {},
): Html =>
  html`<label for="${deed}-words">${say('rating.words')}</label>
<textarea id="${deed}-words" name="words" rows="4" maxlength="500" aria-describedby="${deed}-words-hint">${words}</textarea>
<p class="hint" id="${deed}-words-hint">${say('rating.wordsHint')}</p>
<label for="${deed}-phone">${say('rating.phone')}</label>
<input id="${deed}-phone" name="phone" type="text" inputmode="tel" autocomplete="tel" maxlength="20" value="${phone}" aria-describedby="${deed}-phone-hint">
<p class="hint" id="${deed}-phone-hint">${say('rating.phoneHint')}</p>`;

function rateForm(reader: Reader, { id, code, refused }: RateState): Html {
  const { say } = reader;
  const choice = (grade: string): Html =>
    html`<li><label><input type="radio" name="grade" value="${grade}" required> ${say(`rating.grade.${grade}`)}</label></li>`;
  const chosen = (grade: string): Html =>
    html`<li><label><input type="radio" name="grade" value="${grade}" checked> ${say(`rating.grade.${grade}`)}</label></li>`;
  return html`<section id="rate"><h2>${say('rating.title')}</h2>
<p>${say('rating.lead')}</p>
${refused && html`<p class="answer calm" role="alert">${refused.sentence}</p>`}
<form class="rate" action="/where/${code}/rate" method="post">
<input type="hidden" name="id" value="${id}">
<fieldset><legend>${say('rating.which')}</legend><ul>${grades.map((grade) => (grade === refused?.grade ? chosen(grade) : choice(grade)))}</ul></fieldset>
${proof(reader, 'rate', refused?.applicant)}
${moreWords(reader, 'rate', refused)}
<button class="main">${say('rating.do')}</button>
</form></section>`;
}

/** Whoever has only the code is told that it was rated, and by whose code he would read more. */
function elsewherePart({ say }: Reader, { code }: RateState): Html {
  return html`<section id="rate"><h2>${say('rating.rated')}</h2>
<form class="find" action="/where/${code}" method="get"><label for="rate-secret">${say('rating.secret')}</label>
<input id="rate-secret" name="rating" type="text" maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="rate-secret-hint">
<button>${say('rating.show')}</button><p class="hint" id="rate-secret-hint">${say('rating.secretWhere')}</p></form></section>`;
}

/** Open where it was sent and refused; a browser without scripts unfolds it as well. */
function disownForm(reader: Reader, { id, code, refused: any }: RateState): Html {
  const { say } = reader;
  const refused = any?.deed === 'disown' ? any : undefined;
  const form = html`<p>${say('disown.lead')}</p>
${refused && html`<p class="answer calm" role="alert">${refused.sentence}</p>`}
<form class="rate" action="/where/${code}/disown" method="post">
<input type="hidden" name="id" value="${id}">
${proof(reader, 'disown', refused?.applicant)}
${moreWords(reader, 'disown', refused)}
<button class="main">${say('disown.do')}</button>
</form>`;
  const summary = html`<summary>${say('disown.title')}</summary>`;
  return html`<section id="disown">${refused ? html`<details open>${summary}${form}</details>` : html`<details>${summary}${form}</details>`}</section>`;
}

function disownedPart(
  { say, lang, today }: Reader,
  { saidOn, byOther, answer }: NonNullable<WhereView['disowned']>,
  { secret = '' }: RateState,
): Html {
  const became = byOther ? 'disown.byOther' : answer === null ? 'disown.waits' : 'disown.stands';
  return html`<section id="disown"><h2>${say('disown.yours')}</h2>
<p>${say('disown.said', { day: dayWords(lang, saidOn, today) })}</p>
<p>${say(became)}</p>
${answer !== null && html`<p>${say('rating.answer')}</p><blockquote lang="zh-CN">${answer}</blockquote>`}
<p>${say('disown.secret')} <b class="num">${grouped(secret)}</b></p><p class="hint">${say('rating.secretKeep')}</p></section>`;
}

function givenPart(
  { say, lang, today }: Reader,
  { grade, ratedOn, called, answer, setAside }: NonNullable<NonNullable<WhereView['rating']>['told']>,
  { secret = '' }: RateState,
): Html {
  const follows = answer !== null || setAside || !called ? '' : say('rating.calledBack');
  return html`<section id="rate"><h2>${say('rating.yours')}</h2>
<p>${say('rating.given', { grade: say(`rating.grade.${grade}`), day: dayWords(lang, ratedOn, today) })}</p>
<p>${say('rating.secret')} <b class="num">${grouped(secret)}</b></p><p class="hint">${say('rating.secretKeep')}</p>
${follows !== '' && html`<p>${follows}</p>`}
${setAside && html`<p>${say('rating.notCounted')}</p>`}
${answer !== null && html`<p>${say('rating.answer')}</p><blockquote lang="zh-CN">${answer}</blockquote>`}</section>`;
}
