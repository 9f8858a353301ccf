/** The form for a code, and the calm pages of one that leads nowhere: of a paper, of a receipt, of an appointment. */
import { type Html, html } from '#platform/http';
import { grouped } from '../register/rules.ts';
import type { Wording } from './wording.ts';

/** What the code is of: the address that it is sent to, and whose words the form speaks. */
export type Coded = 'check' | 'where' | 'appointment';

interface CodeFormState {
  typed?: string;
  wrong?: boolean;
}

/** Codes are cut before they are shown again: an address can be longer than any screen. */
const SHOWN_MAX = 60;

export function codeForm({ say }: Wording, of: Coded, { typed = '', wrong = false }: CodeFormState = {}): Html {
  const id = `${of}-code`;
  return html`<form class="find" action="/${of}" method="get">
<label for="${id}">${say(`${of}.form.label`)}</label>
<input id="${id}" name="code" type="text" value="${typed.slice(0, SHOWN_MAX)}" maxlength="${SHOWN_MAX}" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="${wrong ? `${id}-wrong ${id}-hint` : `${id}-hint`}" aria-invalid="${wrong ? 'true' : 'false'}">
<button class="main">${say(`${of}.form.do`)}</button>
<p class="hint" id="${id}-hint">${say(`${of}.form.hint`)}</p>
</form>`;
}

export const wrongCode = (
  wording: Wording,
  of: Coded,
  typed: string,
): Html => html`<h1>${wording.say(`${of}.form.wrong`)}</h1>
<p class="answer calm" id="${of}-code-wrong">${wording.say(`${of}.form.wrongSentence`)}</p>
${codeForm(wording, of, { typed, wrong: true })}`;

/** `ask`: whom to ask, where somebody can be named. */
export function unknownCode(wording: Wording, of: Coded, code: string, ask: Html | null = null): Html {
  const { say } = wording;
  const advice = ['code.letters', 'code.pairs', `${of}.form.advice`];
  return html`<h1>${say(`${of}.form.unknown`)}</h1>
<p class="answer calm">${say(`${of}.form.unknownSentence`, { code: grouped(code) })}</p>
<ul class="marked">${advice.map((key) => html`<li>${say(key)}</li>`)}</ul>
${ask}
<h2>${say('code.again')}</h2>
${codeForm(wording, of, { typed: grouped(code) })}`;
}
