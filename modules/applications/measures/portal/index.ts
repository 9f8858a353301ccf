/** The measures as anybody reads them: by group, what each changes, since when, and what came of it by the records. */
import type { OutputOf } from '@cuntu/base';
import { dateWords, type Wording } from '#modules/papers';
import { type Html, html } from '#platform/http';
import { type findMeasures, measureGroups } from '../contract.ts';
import { changeWords, effectWords } from '../rules/wording.ts';

type Found = OutputOf<typeof findMeasures>;
type Shown = Found['measures'][number];

export function measuresPage(wording: Wording, { measures }: Found): Html {
  const { say } = wording;
  return html`<h1>${say('measures.title')}</h1>
<p class="answer calm">${say('measures.lead')}</p>
<p class="hint">${say('measures.demo')} ${say('measures.how')}</p>
${measures.length === 0 && html`<p>${say('measures.none')}</p>`}
${measureGroups.map((group) => groupOf(wording, group, measures))}`;
}

function groupOf(wording: Wording, group: string, measures: readonly Shown[]): Html | false {
  const { say } = wording;
  const those = measures.filter((one) => one.group === group);
  if (those.length === 0) return false;
  return html`<section><h2>${say(`measures.group.${group}`)} <span class="hint">${say('measures.count', { count: those.length })}</span></h2>
<ol class="measures">${those.map((one) => rowOf(wording, one))}</ol></section>`;
}

function rowOf(wording: Wording, one: Shown): Html {
  const { say, lang } = wording;
  const own = lang === 'en' ? one.words.en : one.words.zh;
  const rows = [
    ['changes', changeWords(say, one.pointer)],
    ['since', dateWords(lang, one.inForceFrom) + (one.state === 'toCome' ? ` · ${say('measures.toCome')}` : '')],
    ['effect', effectWords(say, one.effect)],
    ['owner', say(`measures.owner.${one.owner}`)],
  ] as const;
  return html`<li value="${one.number}"><b lang="${own ? (lang === 'zh' ? 'zh-CN' : 'en') : 'zh-CN'}">${own ?? one.words.zh}</b>
<dl>${rows.map(([key, value]) => html`<div><dt>${say(`measures.${key}`)}</dt><dd>${value}</dd></div>`)}</dl>
${one.withdrawnFrom && html`<p class="hint">${say('measures.until', { day: dateWords(lang, one.withdrawnFrom) })}</p>`}</li>`;
}
