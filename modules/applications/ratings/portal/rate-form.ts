/** How was it? Five grades for whoever holds the code, once it has ended; afterwards what came of it. */
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
  refused?: { sentence: string; applicant: string; grade: string; words: string; phone: string };
}

export function ratingPart(reader: Reader, { closedAt, rating }: WhereView, form: RateState): Html {
  if (rating) return rating.told ? givenPart(reader, rating.told, form) : elsewherePart(reader, form);
  return closedAt === null ? html`` : rateForm(reader, form);
}

function rateForm({ say }: Reader, { id, code, refused }: RateState): Html {
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
<label for="rate-applicant">${say('rating.applicant')}</label>
<input id="rate-applicant" name="applicant" type="text" required autocomplete="off" maxlength="30" value="${refused?.applicant ?? ''}" aria-describedby="rate-applicant-hint">
<p class="hint" id="rate-applicant-hint">${say('rating.applicantHint')}</p>
<label for="rate-words">${say('rating.words')}</label>
<textarea id="rate-words" name="words" rows="4" maxlength="500" aria-describedby="rate-words-hint">${refused?.words ?? ''}</textarea>
<p class="hint" id="rate-words-hint">${say('rating.wordsHint')}</p>
<label for="rate-phone">${say('rating.phone')}</label>
<input id="rate-phone" name="phone" type="text" inputmode="tel" autocomplete="tel" maxlength="20" value="${refused?.phone ?? ''}" aria-describedby="rate-phone-hint">
<p class="hint" id="rate-phone-hint">${say('rating.phoneHint')}</p>
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
