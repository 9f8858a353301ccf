/** The form for the code of a receipt, and the calm pages when there is nothing to show. */
import type { Wording } from '#modules/papers';
import { type Html, html } from '#platform/http';

interface WhereFormState {
  typed?: string;
  wrong?: boolean;
}

export function whereForm({ say }: Wording, { typed = '', wrong = false }: WhereFormState = {}): Html {
  return html`<form class="find" action="/where" method="get">
<label for="receipt">${say('where.label')}</label>
<input id="receipt" name="code" type="text" value="${typed}" maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="${wrong ? 'receipt-wrong receipt-hint' : 'receipt-hint'}" aria-invalid="${wrong ? 'true' : 'false'}">
<button class="main">${say('where.do')}</button>
<p class="hint" id="receipt-hint">${say('where.hint')}</p>
</form>`;
}

/** Codes are cut before they are shown again: an address can be longer than any screen. */
const SHOWN_MAX = 60;

export const wrongReceipt = (wording: Wording, typed: string): Html => html`<h1>${wording.say('where.wrongForm')}</h1>
<p class="answer calm" id="receipt-wrong">${wording.say('where.wrongFormSentence')}</p>
${whereForm(wording, { typed: typed.slice(0, SHOWN_MAX), wrong: true })}`;

export function unknownReceipt(wording: Wording, code: string, ask: Html): Html {
  const { say } = wording;
  const advice = ['check.adviceLetters', 'check.advicePairs', 'where.adviceAsk'];
  return html`<h1>${say('where.unknown')}</h1>
<p class="answer calm">${say('where.unknownSentence', { code })}</p>
<ul class="marked">${advice.map((key) => html`<li>${say(key)}</li>`)}</ul>
${ask}
<h2>${say('check.again')}</h2>
${whereForm(wording, { typed: code })}`;
}
