/** The way to an appointment, one question a page: which window, what for, which day, which half hour. */
import { codeForm, type Wording } from '#modules/papers';
import { type Html, html } from '#platform/http';
import { itemKeys } from '../../items/contract.ts';
import { type DayOfSlots, dayWords, openWords, type Slots, slotWords, type Windows } from './saying.ts';

const onward = html`<svg class="icon" viewBox="0 0 20 20" width="22" height="22" aria-hidden="true"><path d="M7.500 4.500L13 10l-5.500 5.500"/></svg>`;

const way = (href: string, name: string, hint: string): Html =>
  html`<li><a class="choice-way" href="${href}"><span><b>${name}</b><span>${hint}</span></span>${onward}</a></li>`;

export function chooseWindow(wording: Wording, windows: Windows): Html {
  const { say } = wording;
  return html`<h1>${say('appointment.title')}</h1>
<p class="answer calm">${say('appointment.lead')}</p>
<section><h2>${say('appointment.windows')}</h2>
${windows.length === 0 && html`<p>${say('appointment.noWindows')}</p>`}
<ul class="choices-list">${windows.map((window) =>
    window.hours || window.next
      ? way(
          `/appointment/at/${window.unitId}`,
          window.name,
          [window.address ?? '', openWords(wording, window)].filter(Boolean).join(' · '),
        )
      : html`<li class="choice-off"><b>${window.name}</b><span>${openWords(wording, window)}</span></li>`,
  )}</ul></section>
<section><h2>${say('appointment.have')}</h2>${codeForm(wording, 'appointment')}</section>`;
}

export function chooseItem({ say }: Wording, { window }: Pick<Slots, 'window'>): Html {
  return html`<h1>${say('appointment.item')}</h1>
<p class="answer calm">${say('appointment.itemLead', { window: window.name })}</p>
<ul class="choices-list">${itemKeys.map((key) => way(`/appointment/at/${window.unitId}/${key}`, say(`kind.${key}`), ''))}</ul>`;
}

export interface Chosen {
  unitId: string;
  window: string;
  item: string;
}

export function chooseDay(wording: Wording, { window, days }: Slots, item: string): Html {
  const { say } = wording;
  return html`<h1>${say('appointment.day')}</h1>
<p class="answer calm">${say('appointment.dayLead', { item: say(`kind.${item}`), window: window.name })}</p>
<ul class="choices-list days">${days.map((day) => dayRow(wording, day, `/appointment/at/${window.unitId}/${item}/${day.day}`))}</ul>`;
}

function dayRow(wording: Wording, day: DayOfSlots, href: string): Html {
  const { say } = wording;
  const name = dayWords(wording, day.day);
  const more = [
    day.why === 'makeUpDay' && say('appointment.makeUp', { notice: day.notice ?? '' }),
    day.provisional && say('appointment.provisional'),
  ].filter(Boolean);
  const left = day.slots.reduce((all, slot) => all + slot.left, 0);
  if (day.open && left > 0) return way(href, name, [say('appointment.left', { count: left }), ...more].join(' · '));
  const why = day.open
    ? say('appointment.dayFull')
    : say(`appointment.closed.${day.why}`, { notice: day.notice ?? '' });
  return html`<li class="choice-off"><b>${name}</b><span>${why}</span></li>`;
}

export interface TimeForm {
  unitId: string;
  item: string;
  day: DayOfSlots;
  window: string;
  /** Made with the page: the same form sent twice books once. */
  id: string;
  halfHour?: string;
  phone?: string;
  trouble?: { sentence: string; next?: { day: string; time: string } };
}

export function chooseTime(wording: Wording, form: TimeForm): Html {
  const { say } = wording;
  const { unitId, item, day, window, id, phone = '', trouble } = form;
  const others = `/appointment/at/${unitId}/${item}`;
  const words = { item: say(`kind.${item}`), day: dayWords(wording, day.day), window };
  return html`<h1>${say('appointment.time')}</h1>
<p class="answer calm">${say('appointment.timeLead', words)}</p>
${trouble && troubleOf(wording, form, trouble)}
${
  day.slots.length === 0
    ? html`<p>${day.open ? say('appointment.dayFull') : say(`appointment.closed.${day.why}`, { notice: day.notice ?? '' })}</p>`
    : html`<form class="booking" action="/appointment" method="post">
<input type="hidden" name="id" value="${id}"><input type="hidden" name="unitId" value="${unitId}"><input type="hidden" name="item" value="${item}"><input type="hidden" name="day" value="${day.day}">
<fieldset><legend>${say('appointment.time')}</legend>
<div class="slots">${day.slots.map((slot) => slotOf(wording, slot, form.halfHour))}</div></fieldset>
<label for="phone">${say('appointment.phone')}</label>
<input id="phone" name="phone" type="text" inputmode="tel" autocomplete="tel" maxlength="20" value="${phone}" aria-describedby="phone-hint">
<p class="hint" id="phone-hint">${say('appointment.phoneHint')}</p>
<button class="main">${say('appointment.do')}</button>
</form>`
}
<p class="beside-way"><a href="${others}">${say('appointment.otherDay')}</a></p>`;
}

function slotOf(wording: Wording, { halfHour, left }: DayOfSlots['slots'][number], chosen: string | undefined): Html {
  if (left === 0) return html`<span class="slot-full">${slotWords(wording, halfHour, 'appointment.slotFull')}</span>`;
  const radio =
    halfHour === chosen
      ? html`<input type="radio" name="halfHour" value="${halfHour}" required checked>`
      : html`<input type="radio" name="halfHour" value="${halfHour}" required>`;
  return html`<label class="slot">${radio}<span>${slotWords(wording, halfHour)}</span></label>`;
}

function troubleOf(
  wording: Wording,
  { unitId, item }: TimeForm,
  { sentence, next }: NonNullable<TimeForm['trouble']>,
): Html {
  const { say } = wording;
  const words = next && { day: dayWords(wording, next.day), time: next.time };
  return html`<div class="answer" role="alert"><strong>${say('appointment.notDone')}</strong><p>${sentence}</p>
${next && words && html`<p><a href="/appointment/at/${unitId}/${item}/${next.day}">${say('appointment.next', words)}</a></p>`}</div>`;
}
