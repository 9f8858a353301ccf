/** The public log at its own page: how far it goes, who vouches for it, what is in it, and how anybody checks it. */
import { must } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import type { FastifyInstance } from 'fastify';
import { dateWords } from '#modules/papers';
import { type Html, html } from '#platform/http';
import type { PublicLog } from '#platform/ledger-store';
import { type Portal, readingOf, send } from './answering.ts';
import { type Frame, page } from './page.ts';
import { under } from './under.ts';

type Standing = NonNullable<Awaited<ReturnType<PublicLog['standing']>>>;

export function registerLog(scope: FastifyInstance, portal: Portal): void {
  scope.get('/log', async (request, reply) => {
    const reading = await readingOf(portal, request);
    const { frame } = reading;
    const text = logPage(frame, await portal.publicLog.standing());
    return send(
      reply,
      200,
      page(frame, {
        title: frame.say('publicLog.title'),
        text: under(reading, { key: 'publicLog.title', href: '/log' }, text),
      }),
    );
  });
}

const logPage = (frame: Frame, standing: Standing | undefined): Html => html`<h1>${frame.say('publicLog.title')}</h1>
<p class="answer calm">${frame.say('publicLog.lead')}</p>
${standingOf(frame, standing)}
<section><h2>${frame.say('publicLog.inside')}</h2><ul class="lines"><li>${frame.say('publicLog.insideCodes')}</li><li>${frame.say('publicLog.insideNothing')}</li><li>${frame.say('publicLog.insideTrue')}</li></ul></section>
${checksOf(frame, standing)}`;

function standingOf(frame: Frame, standing: Standing | undefined): Html {
  const { say, lang } = frame;
  if (!standing?.signedAt || standing.signedSize === null)
    return html`<section><h2>${say('publicLog.now')}</h2><p>${say('publicLog.nothing')}</p></section>`;
  const { signedSize, signedAt, witnesses, witnessedSize, still } = standing;
  const day = dateWords(lang, must(chinaDateOf(signedAt)));
  const seen = witnessedSize ?? 0;
  return html`<section><h2>${say('publicLog.now')}</h2><p>${say('publicLog.signed', { entries: signedSize, day })}</p>
${still && html`<p class="answer void">${say('publicLog.still')}</p>`}</section>
<section><h2>${say('publicLog.who')}</h2><p>${witnesses === 0 ? say('publicLog.noWitness') : say('publicLog.witnessed', { witnesses, entries: seen })}</p></section>`;
}

function checksOf({ say }: Frame, standing: Standing | undefined): Html {
  return html`<section><h2>${say('publicLog.check')}</h2><ul class="lines">
<li>${say('publicLog.checkPaper')} <a href="/">${say('check.title')}</a></li>
<li>${say('publicLog.checkProof')} <a href="/verify">${say('verifier.title')}</a></li>
<li>${say('publicLog.checkTools')} <code>C2SP tlog-tiles</code> <a href="/tlog/checkpoint"><code>/tlog/checkpoint</code></a> · <a href="/tlog/policy"><code>/tlog/policy</code></a></li></ul>
${standing && html`<h3>${say('publicLog.key')}</h3><p class="print">${standing.verifierKey}</p><p class="hint">${say('publicLog.keyHint')}</p>`}</section>`;
}
