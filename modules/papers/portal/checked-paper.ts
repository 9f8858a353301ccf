/** What the holder of a paper reads when its code is on record: the record, two comparisons, and what they do not prove. */

import type { z } from 'zod';
import { type Html, html } from '#platform/http';
import type { checkPaper } from '../register/contract.ts';
import { grouped } from '../register/rules.ts';
import { dateWords, type Wording } from './wording.ts';

export type CheckedPaper = z.output<typeof checkPaper.output>;

/** Where its leaf stands in the public log; absent while it waits to be signed. */
export interface Logged {
  /** From 1, as people count. */
  entry: number;
  entries: number;
  signedOn: string;
}

interface Beside {
  logged: Logged | undefined;
  ask: Html;
}

export function checkedPaper(wording: Wording, code: string, paper: CheckedPaper, { logged, ask }: Beside): Html {
  const { say } = wording;
  const { state } = paper;
  return html`<h1>${say(`check.kind.${paper.kind}`)}</h1>
<p class="hint" lang="zh-CN">${paper.number}</p>
<div class="columns">
<div>
${paper.demo && html`<div class="answer demo"><strong>${say('check.demo')}</strong><p>${say('check.demoSentence')}</p></div>`}
<div class="answer ${state === 'issued' && paper.ended ? 'void' : state}"><strong>${say(`check.${state}`)}</strong><p>${say(`check.${state}Sentence`)}</p>
${paper.replacedBy && html`<p>${say('check.replaced', { number: paper.replacedBy })}</p>`}
${state === 'issued' && validityOf(wording, paper)}</div>
${recordOf(wording, code, paper)}
${leafOf(wording, paper)}
${logOf(wording, code, logged)}
${pdfOf(wording, paper)}
</div>
<aside>${limits(wording, paper, logged)}${ask}</aside>
</div>`;
}

/** Until when it holds, or that it does no more. */
function validityOf({ lang, say }: Wording, { validTo, ended }: CheckedPaper): Html | false {
  if (validTo === null) return false;
  const sentence = say(ended ? 'check.endedSentence' : 'check.validSentence', { day: dateWords(lang, validTo) });
  return html`<p>${ended ? html`<strong>${sentence}</strong>` : sentence}</p>`;
}

function recordOf({ lang, say }: Wording, code: string, paper: CheckedPaper): Html {
  const rows: readonly (readonly [string, Html])[] = [
    ['number', html`<span lang="zh-CN">${paper.number}</span>`],
    ['organ', html`<span lang="zh-CN">${paper.organ}</span>`],
    ['date', html`<time datetime="${paper.issuedOn}">${dateWords(lang, paper.issuedOn)}</time>`],
    ...(paper.validTo === null
      ? []
      : [['validTo', html`<time datetime="${paper.validTo}">${dateWords(lang, paper.validTo)}</time>`] as const]),
    ['state', html`${say(`check.state.${paper.state}`)}`],
    ['code', html`<span class="num">${grouped(code)}</span>`],
  ];
  return html`<section><h2>${say('check.facts')}</h2>
<dl class="record">${rows.map(([key, value]) => html`<div><dt>${say(`check.${key}`)}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

const outcomes = (say: Wording['say'], names: readonly (readonly [string, string])[]): Html =>
  html`<div role="status">${names.map(([name, key]) => html`<p class="outcome ${name}" data-outcome="${name}" hidden>${say(key)}</p>`)}</div>`;

function leafOf({ say }: Wording, paper: CheckedPaper): Html {
  return html`<section data-leaf="${paper.leafHash}"><h2>${say('check.leaf')}</h2>
${outcomes(say, [
  ['same', 'check.leafSame'],
  ['notSame', 'check.leafNotSame'],
  ['absent', 'check.leafAbsent'],
])}
<p>${say('check.leafSentence')}</p>
<p class="print">${paper.leafHash}</p></section>`;
}

function logOf({ lang, say }: Wording, code: string, logged: Logged | undefined): Html {
  if (!logged) return html`<section><h2>${say('check.log')}</h2><p>${say('check.logWaiting')}</p></section>`;
  const { entry, entries, signedOn } = logged;
  return html`<section><h2>${say('check.log')}</h2>
<p>${say('check.logIn', { entry, entries, day: dateWords(lang, signedOn) })}</p>
<p><a href="/tlog/receipt/${code}" download>${say('check.logProof')}</a></p>
<p class="hint">${say('check.logProofHint')}</p>
<p><a href="/verify" data-keeps-fragment>${say('check.logVerify')}</a></p></section>`;
}

function pdfOf({ say }: Wording, { sha256 }: CheckedPaper): Html {
  if (!sha256) return html`<section><h2>${say('check.pdf')}</h2><p>${say('check.pdfWaiting')}</p></section>`;
  return html`<section data-sha256="${sha256}"><h2>${say('check.pdf')}</h2>
<p>${say('check.pdfSentence')}</p>
<div class="choose" data-needs-script hidden><label for="pdf">${say('check.choose')}</label>
<input id="pdf" type="file" accept="application/pdf,.pdf" aria-describedby="pdf-hint"><p class="hint" id="pdf-hint">${say('check.chooseHint')}</p></div>
${outcomes(say, [
  ['comparing', 'check.comparing'],
  ['same', 'check.same'],
  ['notSame', 'check.notSame'],
  ['unreadable', 'check.unreadable'],
])}
<h3>${say('check.fingerprint')}</h3>
<p class="print">${sha256}</p>
<h3>${say('check.byHand')}</h3>
<p>${say('check.byHandSentence')}</p>
<dl class="commands"><dt>${say('check.byHandUnix')}</dt><dd><code>sha256sum ${say('check.byHandFile')}</code></dd>
<dt>${say('check.byHandWindows')}</dt><dd><code>certutil -hashfile ${say('check.byHandFile')} SHA256</code></dd></dl></section>`;
}

function limits({ lang, say }: Wording, { sha256 }: CheckedPaper, logged: Logged | undefined): Html {
  const list = (title: string, sentences: readonly string[]) =>
    html`<section><h2>${say(title)}</h2><ul class="lines">${sentences.map((one) => html`<li>${one}</li>`)}</ul></section>`;
  const proven = [
    say('check.provenSentence'),
    ...(sha256 ? [say('check.provenPdf')] : []),
    ...(logged ? [say('check.provenLog', { day: dateWords(lang, logged.signedOn) })] : []),
  ];
  return html`${list('check.proven', proven)}
${list('check.unproven', [say('check.unprovenLog'), say('check.unprovenPaper'), say('check.unprovenTrue')])}`;
}
