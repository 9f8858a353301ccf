/** The portal: pages for anyone, whole without scripts, in two languages and two type sizes. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tooManyChecks } from '#modules/papers';
import { html } from '#platform/http';
import { type Portal, type PortalOptions, readingOf, send, sendUnlisted } from './answering.ts';
import { registerAppointment } from './appointment.ts';
import { readAssets } from './assets.ts';
import { registerCalendar } from './calendar.ts';
import { pathed, registerCheck } from './check.ts';
import { backTo, keepLang, keepSize } from './choices.ts';
import { frontPage } from './front.ts';
import { registerGuide } from './guide.ts';
import { registerLog } from './log.ts';
import { registerMeasures } from './measures.ts';
import { registerVerifier } from './verify.ts';
import { registerWhere } from './where.ts';

export type { PortalOptions } from './answering.ts';

export async function registerPortal(app: FastifyInstance, options: PortalOptions): Promise<void> {
  const portal: Portal = { ...options, assets: await readAssets() };
  await app.register(async (scope) => {
    scope.setErrorHandler((error: FastifyError, request, reply) => apologise(portal, error, request, reply));
    registerAssets(scope, portal);
    registerChoices(scope);
    scope.get('/', async (request, reply) => send(reply, 200, frontPage((await readingOf(portal, request)).frame)));
    registerCheck(scope, portal);
    registerWhere(scope, portal);
    registerGuide(scope, portal);
    registerCalendar(scope, portal);
    registerAppointment(scope, portal);
    registerMeasures(scope, portal);
    registerVerifier(scope, portal);
    registerLog(scope, portal);
    scope.get('/*', (request, reply) => missing(portal, request, reply));
  });
}

function registerAssets(scope: FastifyInstance, { assets }: Portal): void {
  for (const { address, type, bytes } of Object.values(assets))
    scope.get(address, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(bytes),
    );
}

/** A link for the language, a form for the type size; both lead back to where the reader was. */
function registerChoices(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request, reply) => {
    const [path = '/', query] = request.url.split('?');
    const wish = request.method === 'GET' && query ? new URLSearchParams(query).get('lang') : null;
    if (keepLang(request, reply, wish)) return reply.redirect(backTo(path), 303);
  });
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    // 500 characters of Chinese, each of nine in a form.
    { parseAs: 'string', bodyLimit: 8_000 },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  scope.post('/type-size', async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : undefined;
    keepSize(request, reply, form?.get('size'));
    return reply.redirect(backTo(form?.get('back')), 303);
  });
}

/** An address that is not there: a page for whoever reads pages, a problem for a program. */
async function missing(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!request.headers.accept?.includes('text/html')) {
    reply.callNotFound();
    return reply;
  }
  const reading = await readingOf(portal, request);
  const { frame } = reading;
  const text = html`<h1>${frame.say('portal.missing')}</h1><p class="answer calm">${frame.say('portal.missingSentence')}</p>`;
  return sendUnlisted(reply, 404, frame, { title: frame.say('portal.missing'), text: pathed(reading, text) });
}

/** Too many checks, or our own fault: a page like the others, in a sentence. */
async function apologise(
  portal: Portal,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = error.statusCode ?? 500;
  if (status < 500 && status !== 429) return reply.redirect('/', 303);
  if (status >= 500) portal.log.fault('fault', error, { request: request.id, route: request.routeOptions.url });
  const reading = await readingOf(portal, request);
  const { frame } = reading;
  if (status === 429 && request.url.startsWith('/appointment'))
    return sendUnlisted(reply, 429, frame, {
      title: frame.say('appointment.tooMany'),
      text: pathed(reading, html`<h1>${frame.say('appointment.tooMany')}</h1>`),
    });
  if (status === 429)
    return sendUnlisted(reply, 429, frame, {
      title: frame.say('check.tooMany'),
      text: pathed(reading, tooManyChecks(frame)),
    });
  const text = html`<h1>${frame.say('portal.fault')}</h1><p class="answer calm">${frame.say('portal.faultSentence')}<code>${request.id}</code></p>`;
  return sendUnlisted(reply, status, frame, { title: frame.say('portal.fault'), text: pathed(reading, text) });
}
