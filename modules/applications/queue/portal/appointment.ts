/** One appointment as its holder reads it: whether it stands, where and when, what to bring, and what he can do now. */
import type { OutputOf } from '@cuntu/base';
import { grouped, type Wording } from '#modules/papers';
import { type Html, html } from '#platform/http';
import { materialLine } from '../../items/portal/material-line.ts';
import type { getAppointment } from '../contract/bookings.ts';
import { endOf } from '../rules.ts';
import { dayWords, slotWords } from './saying.ts';

export type Appointment = OutputOf<typeof getAppointment>;

export interface Shown {
  code: string;
  /** Made with the page: pressed twice it takes one number. */
  id: string;
  trouble?: string;
}

export function appointmentPage(wording: Wording, one: Appointment, shown: Shown): Html {
  const { say } = wording;
  const { day, halfHour, state, ticket, window } = one;
  const words = {
    day: dayWords(wording, day),
    from: halfHour,
    to: endOf(halfHour),
    window: window.name,
    number: spoken(ticket?.number),
    counter: ticket?.counter ?? '',
    count: ticket?.before ?? 0,
  };
  return html`<h1>${say('appointment.path')}</h1>
${shown.trouble && html`<div class="answer" role="alert"><p>${shown.trouble}</p></div>`}
<div class="columns"><div>
<div class="answer ${state === 'cancelled' || state === 'missed' ? 'calm' : ''}"><strong>${say(`appointment.state.${state}`, words)}</strong>
${ticket && state !== 'missed' && html`<p class="ticket-number">${spoken(ticket.number)}</p>`}<p>${say(`appointment.sentence.${state}`, words)}</p></div>
${deedsOf(wording, one, shown)}
<section><h2>${say('appointment.code')}</h2><p class="print">${grouped(shown.code)}</p><p class="hint">${say('appointment.keep')}</p></section>
${recordOf(wording, one)}
</div>
<aside>${bring(wording, one)}</aside></div>`;
}

/** As it stands on the board: 012. */
const spoken = (number: number | undefined): string => (number === undefined ? '' : String(number).padStart(3, '0'));

function recordOf(wording: Wording, { day, halfHour, window, item }: Appointment): Html {
  const { say } = wording;
  const rows: readonly (readonly [string, Html | null])[] = [
    ['when', html`<time datetime="${day}">${dayWords(wording, day)}</time> ${slotWords(wording, halfHour)}`],
    ['where', html`${window.name}`],
    ['address', window.address ? html`${window.address}` : null],
    ['call', window.phone ? html`<a href="tel:${window.phone}">${window.phone}</a>` : null],
    ['what', html`${say(`kind.${item}`)}`],
  ];
  return html`<section><dl class="record">${rows.map(
    ([key, value]) => value && html`<div><dt>${say(`appointment.${key}`)}</dt><dd>${value}</dd></div>`,
  )}</dl></section>`;
}

function deedsOf({ say }: Wording, { state, mayArrive }: Appointment, { code, id }: Shown): Html {
  if (state === 'waiting' || state === 'called')
    return html`<p class="deeds"><a class="second" href="/appointment/${code}">${say('appointment.refresh')}</a></p>`;
  if (state !== 'booked' && mayArrive === 'no')
    return html`<p class="deeds"><a class="second" href="/appointment">${say('appointment.again')}</a></p>`;
  return html`<div class="deeds">${
    mayArrive === 'now'
      ? html`<form action="/appointment/${code}/arrive" method="post"><input type="hidden" name="id" value="${id}"><button class="main">${say('appointment.here')}</button></form>`
      : html`<p class="hint">${say(`appointment.arrive.${mayArrive}`)}</p>`
  }
${
  state === 'booked' &&
  html`<details><summary>${say('appointment.cancelAsk')}</summary><p>${say('appointment.cancelSentence')}</p>
<form action="/appointment/${code}/cancel" method="post"><button class="second">${say('appointment.cancel')}</button></form></details>`
}</div>`;
}

function bring(wording: Wording, { materials }: Appointment): Html {
  const { say } = wording;
  return html`<section><h2>${say('appointment.bring')}</h2><ul class="lines">${materials.map((one) => materialLine(wording, one))}</ul></section>`;
}
