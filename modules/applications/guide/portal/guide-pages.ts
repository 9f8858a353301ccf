/** The guide: what can be applied for here, and for each thing who, with what, where, for how much, by when and by which law. */
import type { OutputOf } from '@cuntu/base';
import { type Html, html } from '#platform/http';
import type { findItems } from '../../items/contract.ts';
import { materialLine } from '../../items/portal/material-line.ts';
import { openWords, type Windows } from '../../queue/portal/saying.ts';
import type { Reader } from '../../where/portal/where-page.ts';

export type GuideItem = OutputOf<typeof findItems>['items'][number];

const limitOf = ({ limits }: GuideItem, key: string) => limits.find((one) => one.key === key);

export const guideList = (reader: Reader, items: readonly GuideItem[]): Html =>
  html`<h1>${reader.say('guide.title')}</h1><p>${reader.say('guide.lead')}</p>${guideLines(reader, items)}`;

/** Asked for something that is not in the guide: here is what is. */
export const unknownItem = (reader: Reader, items: readonly GuideItem[]): Html =>
  html`<h1>${reader.say('guide.unknown')}</h1><p class="answer calm">${reader.say('guide.unknownSentence')}</p>${guideLines(reader, items)}`;

function guideLines({ say }: Reader, items: readonly GuideItem[]): Html {
  const line = (item: GuideItem): Html => html`<li><a href="/guide/${item.key}"><b>${say(`kind.${item.key}`)}</b></a>
<span>${say('guide.brief', { who: item.applicants.map((role) => say(`guide.role.${role}`)).join(say('guide.and')), count: limitOf(item, item.promise)?.count ?? 0 })}</span></li>`;
  return html`${items.length === 0 ? html`<p class="answer calm">${say('guide.none')}</p>` : html`<ul class="lines guide">${items.map(line)}</ul>`}
<p><a href="/promise">${say('promise.link')}</a></p>`;
}

export function guidePage(reader: Reader, item: GuideItem, windows: Windows): Html {
  const { say } = reader;
  return html`<h1>${say(`kind.${item.key}`)}</h1>
<p class="answer"><strong>${say('guide.answer', { count: limitOf(item, item.promise)?.count ?? 0 })}</strong></p>
<div class="columns"><div>
<section><h2>${say('guide.who')}</h2><p>${say(item.applicants.length > 1 ? 'guide.together' : 'guide.alone', { who: item.applicants.map((role) => say(`guide.role.${role}`)).join(say('guide.and')) })}</p></section>
<section><h2>${say('guide.bring')}</h2><p>${say('guide.once')}</p><ul class="lines">${item.materials.map((one) => materialLine(reader, one))}</ul></section>
<section><h2>${say('guide.limits')}</h2>${limitLines(reader, item)}</section>
</div><aside>
<section><h2>${say('guide.where')}</h2>${windowLines(reader, windows)}</section>
<section><h2>${say('guide.fee')}</h2><ul class="lines">${item.fees.map((one) => feeLine(reader, one, item.fees.length > 1))}</ul></section>
<section><h2>${say('guide.decides')}</h2><p>${say(`guide.decides.${item.decides}`)}</p></section>
<section><h2>${say('guide.law')}</h2><ul class="lines">${item.law.map((law) => html`<li lang="zh-CN">${law}</li>`)}</ul></section>
</aside></div>`;
}

const unchecked = (confidence: string): boolean => confidence.startsWith('M');

function limitLines({ say }: Reader, item: GuideItem): Html {
  const line = (name: string, key: string): Html | null => {
    const limit = limitOf(item, key);
    if (!limit) return null;
    return html`<div><dt>${say(name)}</dt><dd>${say(`guide.period.${limit.unit}`, { count: limit.count })}<br><span class="hint"><span lang="zh-CN">${limit.article}</span>${unchecked(limit.confidence) && html` ${say('guide.unchecked')}`}</span></dd></div>`;
  };
  return html`<dl class="record">${line('guide.promised', item.promise)}${line('guide.statutory', item.statutory)}</dl>
<p class="hint">${say(item.intake === 'onTheSpot' ? 'guide.onTheSpot' : 'guide.withinDays')}</p>`;
}

/** Who pays is told where it makes a difference. */
function feeLine({ say }: Reader, { key, yuan, basis, confidence }: GuideItem['fees'][number], differs: boolean): Html {
  return html`<li>${differs && say(`guide.payer.${key}`)}${say(yuan === 0 ? 'guide.free' : 'guide.yuan', { yuan })}<br><span class="hint"><span lang="zh-CN">${basis}</span>${unchecked(confidence) && html` ${say('guide.unchecked')}`}</span></li>`;
}

/** Those at which one can book: what they are called there and whether they are open today. */
function windowLines(reader: Reader, windows: Windows): Html {
  const { say, demo } = reader;
  if (windows.length === 0) return html`<p>${say('guide.noWindow')}</p>`;
  const call = (phone: string): Html =>
    demo
      ? html`<br><span class="num">${phone}</span>`
      : html`<br><a href="tel:${phone.replace(/[^\d+]/g, '')}">${say('portal.call', { phone })}</a>`;
  return html`<ul class="lines">${windows.map(
    ({ name, address, phone, ...window }) =>
      html`<li><b lang="zh-CN">${name}</b><br>${openWords(reader, window)}${address && html`<br><span lang="zh-CN">${address}</span>`}${phone && call(phone)}</li>`,
  )}</ul>${demo && html`<p class="hint">${say('check.askDemo')}</p>`}`;
}
