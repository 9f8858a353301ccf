/** What a check tells and what it cannot, and that there were too many of them. */
import { type Html, html } from '#platform/http';
import type { Wording } from './wording.ts';

export const tooManyChecks = ({ say }: Wording): Html => html`<h1>${say('check.tooMany')}</h1>
<p class="answer calm">${say('check.tooManySentence')}</p>`;

/** What a check tells and what it cannot, said before anybody trusts one. */
export function whatCheckTells({ say }: Wording): Html {
  const list = (title: string, keys: readonly string[]) => html`<section><h2>${say(title)}</h2>
<ul class="lines">${keys.map((key) => html`<li>${say(key)}</li>`)}</ul></section>`;
  return html`${list('check.tells', ['check.tells.record', 'check.tells.state', 'check.tells.same'])}
${list('check.tellsNot', ['check.tellsNot.person', 'check.tellsNot.original', 'check.tellsNot.true'])}`;
}
