/** The verifier: one page that can be kept and opened without a network, with the policy of the day it was kept. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { roles } from '@cuntu/divisions';
import type { FastifyInstance } from 'fastify';
import { type Html, html } from '#platform/http';
import { type Portal, readingOf } from './answering.ts';
import type { Frame } from './page.ts';

const OUTCOMES = [
  'holds',
  'otherPaper',
  'proof.notIncluded',
  'checkpoint.unknownLog',
  'checkpoint.tooFewWitnesses',
  'broken',
  'form',
  'policy',
] as const;

const ROWS = ['entry', 'origin', 'witnesses', 'alone', 'event', 'states', 'division', 'role', 'paper'] as const;

/** Built with the screens, so it may not be there before the first page is asked for. */
async function readScript(): Promise<string> {
  const script = await readFile(new URL('../verifier/dist/verify.js', import.meta.url), 'utf8');
  if (script.includes('</')) throw new Error('the verifier would end its own script');
  return script;
}

const only = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const rulesFor = (script: string, style: string): string =>
  `default-src 'none'; script-src ${only(script)}; style-src ${only(style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function registerVerifier(app: FastifyInstance, portal: Portal): void {
  const style = portal.assets.style.bytes.toString('utf8');
  let reading: Promise<string> | undefined;
  app.get('/verify', async (request, reply) => {
    reading ??= readScript();
    const script = await reading;
    const { frame } = await readingOf(portal, request);
    const policy = (await portal.publicLog.policy()) ?? '';
    return reply
      .header('content-security-policy', rulesFor(script, style))
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'private, no-cache')
      .header('vary', 'accept-language, cookie')
      .type('text/html; charset=utf-8')
      .send(verifier(frame, { script, style, policy }));
  });
}

interface Parts {
  script: string;
  style: string;
  policy: string;
}

/** Nothing in it points elsewhere: it is whole as one file. Our own script and style are put in last, past the template that lets no such thing through. */
const verifier = ({ lang, say, size }: Frame, { script, style, policy }: Parts): string =>
  html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" data-size="${size}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say('verifier.title')} · ${say('portal.name')}</title>
<style></style>
</head>
<body>
<main id="text"><div class="wide reading stack">
<h1>${say('verifier.title')}</h1>
<p class="answer calm">${say('verifier.lead')}</p>
<p class="answer calm" data-no-script>${say('verifier.noScript')} <code>C2SP tlog-proof</code></p>
<div class="stack" data-needs-script hidden>
<section><h2><label for="proof">${say('verifier.proof')}</label></h2>
<p class="hint" id="proof-hint">${say('verifier.proofHint')} <code>.tlog-proof</code></p>
<input id="proof" type="file" accept=".tlog-proof,text/plain" aria-describedby="proof-hint"></section>
<section><h2><label for="leaf">${say('verifier.leaf')}</label></h2>
<p class="hint" id="leaf-hint">${say('verifier.leafHint')}</p>
<input id="leaf" type="text" autocomplete="off" spellcheck="false" aria-describedby="leaf-hint"></section>
<div id="outcome" role="status">${OUTCOMES.map(outcomeOf(say))}</div>
<section id="proven" hidden><h2>${say('verifier.what')}</h2>
<dl class="record">${ROWS.map(rowOf(say))}</dl>
<h2>${say('check.unproven')}</h2>
<ul class="lines"><li>${say('check.unprovenTrue')}</li><li>${say('check.unprovenPaper')}</li></ul></section>
<details><summary>${say('verifier.policy')}</summary>
<p class="hint" id="policy-hint">${say('verifier.policyHint')} <code>C2SP tlog-policy</code></p>
<textarea id="policy" aria-label="${say('verifier.policy')}" lang="en" rows="6" spellcheck="false" aria-describedby="policy-hint">${policy}</textarea></details>
</div>
</div></main>
<script type="application/json" id="roles"></script>
<script></script>
</body>
</html>
`
    .toString()
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('id="roles"></script>', () => `id="roles">${namesOfRoles(say)}</script>`)
    .replace('<script></script>', () => `<script>${script}</script>`);

type Say = Frame['say'];

/** A leaf has codes only; who did it can be said in words. */
const namesOfRoles = (say: Say): string =>
  JSON.stringify(Object.fromEntries(roles.map((role) => [role, say(`role.${role}`)]))).replaceAll('<', '\\u003c');

const outcomeOf =
  (say: Say) =>
  (name: string): Html =>
    html`<div class="answer ${name === 'holds' ? 'issued' : 'void'}" data-outcome="${name}" hidden><strong>${say(`verifier.is.${name}`)}</strong><p>${say(`verifier.says.${name}`)}</p></div>`;

const rowOf =
  (say: Say) =>
  (key: (typeof ROWS)[number]): Html =>
    html`<div data-row="${key}"><dt>${say(`verifier.row.${key}`)}</dt><dd>${key === 'entry' ? html`<span class="num"><span data-fill="entry"></span> / <span data-fill="entries"></span></span>` : html`<span class="${key === 'paper' ? 'print' : ''}" lang="en" data-fill="${key}"></span>`}</dd></div>`;
