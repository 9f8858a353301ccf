/** The front page: what this is, check a paper, where staff sign in. */
import { checkForm, type FormState, whatCheckTells } from '#modules/papers';
import { html } from '#platform/http';
import { type Frame, page } from './page.ts';

export const frontPage = (frame: Frame, form: FormState = {}): string =>
  page(frame, {
    title: frame.organ,
    text: html`<div class="hero"><div class="wide">
<section><h1>${frame.say('check.title')}</h1>
${checkForm(frame, form)}</section>
<section class="about"><h2>${frame.say('portal.what')}</h2>
<p>${frame.say('portal.whatSentence', { organ: frame.organ })}</p>
<a class="way" href="/office">${person}<span><b>${frame.say('portal.staff')}</b><span>${frame.say('portal.staffHint')}</span></span>${onward}</a>
${ways.map(([href, key]) => html`<a class="way more" href="${href}"><span></span><span><b>${frame.say(key)}</b><span>${frame.say(`${key}Hint`)}</span></span>${onward}</a>`)}</section>
</div></div>
<div class="wide two">${whatCheckTells(frame)}</div>`,
  });

/** What else can be done here, by its address. */
const ways = [
  ['/appointment', 'portal.way.appointment'],
  ['/measures', 'portal.way.measures'],
] as const;

const person = html`<svg class="icon" viewBox="0 0 20 20" width="26" height="26" aria-hidden="true"><circle cx="10" cy="6.500" r="3.500"/><path d="M3 17.500c0-4 3-6 7-6s7 2 7 6"/></svg>`;
const onward = html`<svg class="icon" viewBox="0 0 20 20" width="22" height="22" aria-hidden="true"><path d="M7.500 4.500L13 10l-5.500 5.500"/></svg>`;
