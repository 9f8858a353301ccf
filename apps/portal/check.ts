/** The check of a paper at its addresses: typed into the form, or opened by the paper's QR code. */
import { must } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { settledTold } from '#modules/applications';
import { whereIs } from '#modules/applications/contract';
import {
  type CheckedPaper,
  checkedPaper,
  codeFrom,
  grouped,
  type Logged,
  papers,
  unknownCode,
  whomToAsk,
  wrongCode,
} from '#modules/papers';
import { CHECKS_A_MINUTE, checkCode } from '#modules/papers/contract';
import { type Html, html } from '#platform/http';
import { consult, type QueryHandler } from '#platform/pipeline';
import { type Portal, type Reading, readingOf, sendUnlisted } from './answering.ts';
import { ask } from './asking.ts';

const checkPaper = papers.handlers.find((one) => one.declaration.name === 'papers.checkPaper') as QueryHandler;

export function registerCheck(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { code?: string | string[] } }>('/check', async (request, reply) => {
    const typed = [request.query.code ?? ''].flat().at(-1) ?? '';
    const code = codeFrom(typed);
    if (code === '') return reply.redirect('/', 303);
    if (!checkCode.safeParse(code).success) return wrong(portal, request, reply, typed);
    return reply.redirect(`/check/${code}`, 303);
  });
  app.get<{ Params: { '*': string } }>('/check/*', (request, reply) =>
    wrong(portal, request, reply, request.params['*']),
  );
  app.get<{ Params: { code: string } }>(
    '/check/:code',
    { config: { rateLimit: { max: CHECKS_A_MINUTE, timeWindow: 60_000 } } },
    async (request, reply) => {
      const typed = request.params.code;
      const code = codeFrom(typed);
      if (!checkCode.safeParse(code).success) return wrong(portal, request, reply, typed);
      return code === typed ? check(portal, request, reply, code) : reply.redirect(`/check/${code}`, 303);
    },
  );
}

async function check(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
): Promise<FastifyReply> {
  const reading = await readingOf(portal, request);
  const { frame, host } = reading;
  const question = { actor: 'nobody' as const, lang: frame.lang, requestId: request.id };
  const found = await consult(portal.world, checkPaper, question, { code });
  if (!found.ok) {
    const whom = host.entered ? whomToAsk(frame, host) : html``;
    const text = pathed(reading, unknownCode(frame, 'check', code, whom));
    return sendUnlisted(reply, 404, frame, { title: frame.say('check.form.unknown'), text });
  }
  const paper = found.value as CheckedPaper;
  const phone = paper.organ === host.organ ? host.phone : null;
  const whom = whomToAsk(frame, { organ: paper.organ, phone, demo: paper.demo });
  const logged = await loggedOf(portal, paper.leafHash);
  const follow = await whereabouts(portal, request, reading, code);
  const text = pathed(
    reading,
    checkedPaper(frame, code, paper, { logged, ask: html`${follow}${whom}` }),
    grouped(code),
  );
  return sendUnlisted(reply, 200, frame, { title: frame.say(`check.kind.${paper.kind}`), text, scripted: true });
}

async function loggedOf({ publicLog }: Portal, leafHash: string): Promise<Logged | undefined> {
  const place = await publicLog.placeOf(leafHash);
  return place && { entry: place.index + 1, entries: place.size, signedOn: must(chinaDateOf(place.signedAt)) };
}

/** A receipt bears the code of its application: from here it can be followed, and a day that it called provisional is told once it stands. */
async function whereabouts(
  portal: Portal,
  request: FastifyRequest,
  reading: Reading,
  code: string,
): Promise<Html | null> {
  const found = await ask(portal, request, reading, whereIs, { code });
  if (!found.ok) return null;
  const { say } = reading.frame;
  const reader = { ...reading.frame, today: portal.world.clock.today() };
  return html`<section><h2>${say('where.title')}</h2>${settledTold(reader, found.value.settled)}
<p><a href="/where/${code}">${say('where.follow')}</a></p></section>`;
}

async function wrong(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: string,
): Promise<FastifyReply> {
  const reading = await readingOf(portal, request);
  const { frame } = reading;
  const text = pathed(reading, wrongCode(frame, 'check', typed));
  return sendUnlisted(reply, 400, frame, { title: frame.say('check.form.wrong'), text });
}

export const pathed = ({ frame }: Reading, text: Html, here?: string): Html => html`<div class="wide reading">
<nav class="path" aria-label="${frame.say('portal.path')}"><a href="/">${frame.say('portal.home')}</a> / ${frame.say('check.path')}${here && ` / ${here}`}</nav>
${text}</div>`;
