/** Whom to ask about a paper: the organ, and its telephone where the register knows it. */
import { type Html, html } from '#platform/http';
import type { Wording } from './wording.ts';

export interface Asked {
  organ: string;
  phone: string | null;
  /** A demo city's numbers cannot be dialled, so they are no links. */
  demo: boolean;
}

export function whomToAsk({ say }: Wording, { organ, phone, demo }: Asked): Html {
  return html`<section><h2>${say('check.ask')}</h2><p>${say('check.askOrgan', { organ })}</p>
${phone === null ? html`<p>${say('check.askPaper')}</p>` : phoneWords(say, phone, demo)}</section>`;
}

const phoneWords = (say: Wording['say'], phone: string, demo: boolean): Html =>
  demo
    ? html`<p class="num">${phone}</p><p class="hint">${say('check.askDemo')}</p>`
    : html`<p><a href="tel:${phone.replace(/[^\d+]/g, '')}">${say('portal.call', { phone })}</a></p>`;
