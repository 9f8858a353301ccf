/** The front page: what this is, check a paper, where staff sign in. */
import { codeForm, whatCheckTells } from '#modules/papers';
import { type Html, html } from '#platform/http';
import { type Frame, page } from './page.ts';

export const frontPage = (frame: Frame): string =>
  page(frame, {
    title: frame.organ,
    text: html`<div class="hero"><div class="wide">
<section><h1>${frame.say('where.title')}</h1>
${codeForm(frame, 'where')}</section>
<section class="about" aria-label="${frame.say('portal.ways')}">
${way('/guide', sheet, frame.say('guide.title'), frame.say('guide.hint'))}
${way('/appointment', clock, frame.say('portal.way.appointment'), frame.say('portal.way.appointmentHint'))}
${way('/promise', ticks, frame.say('promise.title'), frame.say('promise.hint'))}
${way('/measures', list, frame.say('portal.way.measures'), frame.say('portal.way.measuresHint'))}
${way('/office', person, frame.say('portal.staff'), frame.say('portal.staffHint'))}</section>
</div></div>
<div class="wide two"><section class="again"><h2>${frame.say('check.title')}</h2>
${codeForm(frame, 'check')}</section>
<section><h2>${frame.say('portal.what')}</h2>
<p>${frame.say('portal.whatSentence', { organ: frame.organ })}</p></section>
${whatCheckTells(frame)}</div>`,
  });

const way = (to: string, icon: Html, name: string, hint: string): Html =>
  html`<a class="way" href="${to}">${icon}<span><b>${name}</b><span>${hint}</span></span>${onward}</a>`;

const sheet = html`<svg class="icon" viewBox="0 0 20 20" width="26" height="26" aria-hidden="true"><path d="M5 2.500h7l3.500 3.500v11.500H5zM8 9h5M8 12.500h5"/></svg>`;
const ticks = html`<svg class="icon" viewBox="0 0 20 20" width="26" height="26" aria-hidden="true"><path d="M3 16.500V11h3v5.500zM8.500 16.500V7h3v9.500zM14 16.500V3.500h3v13z"/></svg>`;
const clock = html`<svg class="icon" viewBox="0 0 20 20" width="26" height="26" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path d="M10 5.500V10l3 2"/></svg>`;
const list = html`<svg class="icon" viewBox="0 0 20 20" width="26" height="26" aria-hidden="true"><path d="M7 5h9.500M7 10h9.500M7 15h9.500M3 5h.01M3 10h.01M3 15h.01"/></svg>`;
const person = html`<svg class="icon" viewBox="0 0 20 20" width="26" height="26" aria-hidden="true"><circle cx="10" cy="6.500" r="3.500"/><path d="M3 17.500c0-4 3-6 7-6s7 2 7 6"/></svg>`;
const onward = html`<svg class="icon" viewBox="0 0 20 20" width="22" height="22" aria-hidden="true"><path d="M7.500 4.500L13 10l-5.500 5.500"/></svg>`;
