/** The HTTP server itself: limits, security headers, request ids, and how a fault is answered. */

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Refusal } from '@cuntu/base';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { networkOf } from '#platform/identity';
import type { Log } from '#platform/log';
import { type Lang, langOf, type Say } from '#platform/words';
import { registerJson } from './json-body.ts';
import { methodsOf } from './methods.ts';
import { faultProblem, problemOf } from './problem.ts';

export interface HttpOptions {
  say: Say;
  log: Log;
  trustedProxies: readonly string[];
  tls?: { certPath: string; keyPath: string };
  /** Requests a minute from one address; several people sit behind one. */
  perMinute?: number;
}

/** A plot of 2,000 points takes a tenth; photos and workbooks have their own address. */
const BODY_MAX = 1_000_000;
const PER_MINUTE = 3_000;

export async function openHttp(o: HttpOptions): Promise<FastifyInstance> {
  const https = o.tls && { cert: await readFile(o.tls.certPath), key: await readFile(o.tls.keyPath) };
  const app = fastify({
    bodyLimit: BODY_MAX,
    genReqId: () => randomUUID(),
    trustProxy: o.trustedProxies.length > 0 ? [...o.trustedProxies] : false,
    forceCloseConnections: true,
    // An address that cannot be decoded leads nowhere; what the framework would say of it is nobody's language.
    frameworkErrors: (_error, request, reply) =>
      void refused(o.say, langOf(request.headers['accept-language']), 404, request.id, reply as never),
    ...(https ? { https } : {}),
  }) as unknown as FastifyInstance;
  await app.register(helmet, {
    contentSecurityPolicy: { directives: policy, useDefaults: false },
    hsts: Boolean(o.tls),
  });
  await app.register(rateLimit, {
    max: o.perMinute ?? PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => networkOf(ip),
  });
  registerJson(app);
  const methods = methodsOf(app);
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
  app.setErrorHandler((error: FastifyError & { told?: string }, request, reply) => {
    const lang = langOf(request.headers['accept-language']);
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const limit = status === 413 && { params: { mostMb: request.routeOptions.bodyLimit / 1_000_000 } };
      return refused(o.say, lang, status, request.id, reply, { ...(error.told && { code: error.told }), ...limit });
    }
    // Whoever broke off is not there to be answered, and nothing of ours went wrong.
    if (isBrokenOff(request)) {
      o.log.info('broken off', { request: request.id, route: request.routeOptions.url });
      return reply.status(400).send();
    }
    o.log.fault('fault', error, { request: request.id, route: request.routeOptions.url });
    return reply
      .status(status)
      .type('application/problem+json')
      .send(faultProblem(o.say, lang, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    const known = methods(request.url);
    const wrongMethod = known.length > 0 && !known.includes(request.method);
    if (wrongMethod) reply.header('allow', known.join(', '));
    return refused(o.say, langOf(request.headers['accept-language']), wrongMethod ? 405 : 404, request.id, reply);
  });
  return app;
}

/** The request did not come to its end, and its connection is gone. */
const isBrokenOff = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;

const codes: Record<number, string> = {
  400: 'body.wrongType',
  404: 'thing.notFound',
  405: 'method.wrong',
  413: 'body.tooLarge',
  415: 'body.wrongType',
  429: 'too.many',
};

function refused(
  say: Say,
  lang: Lang,
  status: number,
  id: string,
  reply: { status(n: number): typeof reply; type(t: string): typeof reply; send(b: unknown): unknown },
  told: Partial<Refusal> = {},
) {
  const problem = problemOf(say, lang, { ...told, code: told.code ?? codes[status] ?? 'input.invalid' }, id);
  return reply
    .status(status)
    .type('application/problem+json')
    .send({ ...problem, status });
}

/** No request to anybody else from any page; the map draws in workers and canvases made here. */
const policy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
};
