/** The form for a paper's check code, and what it is answered when there is nothing to show. */
import { type Html, html } from '#platform/http';
import { grouped } from '../register/rules.ts';
import type { Wording } from './wording.ts';

export interface FormState {
  typed?: string;
  wrong?: boolean;
}

export function checkForm({ say }: Wording, { typed = '', wrong = false }: FormState = {}): Html {
  return html`<form class="find" action="/check" method="get">
<label for="code">${say('check.label')}</label>
<input id="code" name="code" type="text" value="${typed}" maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="${wrong ? 'code-wrong code-hint' : 'code-hint'}" aria-invalid="${wrong ? 'true' : 'false'}">
<button class="main">${say('check.do')}</button>
<p class="hint" id="code-hint">${say('check.hint')}</p>
</form>`;
}

/** Codes are cut before they are shown again: an address can be longer than any screen. */
const SHOWN_MAX = 60;

export const wrongCode = (wording: Wording, typed: string): Html => html`<h1>${wording.say('check.wrongForm')}</h1>
<p class="answer calm" id="code-wrong">${wording.say('check.wrongFormSentence')}</p>
${checkForm(wording, { typed: typed.slice(0, SHOWN_MAX), wrong: true })}`;

export function unknownCode(wording: Wording, code: string, ask: Html): Html {
  const { say } = wording;
  const advice = ['check.adviceLetters', 'check.advicePairs', 'check.adviceAsk'];
  return html`<h1>${say('check.unknown')}</h1>
<p class="answer calm">${say('check.unknownSentence', { code: grouped(code) })}</p>
<ul class="marked">${advice.map((key) => html`<li>${say(key)}</li>`)}</ul>
${ask}
<h2>${say('check.again')}</h2>
${checkForm(wording, { typed: grouped(code) })}`;
}

export const tooManyChecks = ({ say }: Wording): Html => html`<h1>${say('check.tooMany')}</h1>
<p class="answer calm">${say('check.tooManySentence')}</p>`;

/** What a check tells and what it cannot, said before anybody trusts one. */
export function whatCheckTells({ say }: Wording): Html {
  const list = (title: string, keys: readonly string[]) => html`<section><h2>${say(title)}</h2>
<ul class="lines">${keys.map((key) => html`<li>${say(key)}</li>`)}</ul></section>`;
  return html`${list('check.tells', ['check.tells.record', 'check.tells.state', 'check.tells.same'])}
${list('check.tellsNot', ['check.tellsNot.person', 'check.tellsNot.original', 'check.tellsNot.true'])}`;
}
