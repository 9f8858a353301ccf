/** The public log at its addresses (C2SP tlog-tiles): what anyone and any tool may read, file by file, and the proof of one paper. */

import { promisify } from 'node:util';
import { gzip as gzipWith } from 'node:zlib';
import { tileAt } from '@cuntu/ledger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type CheckedPaper, codeFrom, papers } from '#modules/papers';
import { CHECKS_A_MINUTE } from '#modules/papers/contract';
import { langFor, problemOf } from '#platform/http';
import { consult, type QueryHandler } from '#platform/pipeline';
import type { OpenHouse } from './house.ts';

const gzip = promisify(gzipWith);

const checkPaper = papers.handlers.find((one) => one.declaration.name === 'papers.checkPaper') as QueryHandler;

/** A new checkpoint comes every half second while there is work; a reader should not be told yesterday's. */
const FRESH = 'no-cache';
/** A tile under its name never changes: its name says how many hashes it has. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const TEXT = 'text/plain; charset=utf-8';

export function registerLedger(app: FastifyInstance, house: OpenHouse): void {
  const { publicLog } = house;
  const notThere = (request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(house.say, langFor(request), { code: 'thing.notFound' }, request.id);
    return reply.status(problem.status).type('application/problem+json').send(problem);
  };
  app.get('/tlog/checkpoint', async (request, reply) => {
    const note = await publicLog.checkpoint();
    return note === undefined ? notThere(request, reply) : reply.type(TEXT).header('cache-control', FRESH).send(note);
  });
  app.get('/tlog/policy', async (request, reply) => {
    const policy = await publicLog.policy();
    return policy === undefined
      ? notThere(request, reply)
      : reply.type(TEXT).header('cache-control', FRESH).send(policy);
  });
  app.get<{ Params: { '*': string } }>('/tlog/tile/*', async (request, reply) => {
    const tile = tileAt(`tile/${request.params['*']}`);
    const bytes = tile && (await publicLog.tile(tile));
    if (!bytes) return notThere(request, reply);
    reply.type('application/octet-stream').header('cache-control', FOR_EVER).header('vary', 'accept-encoding');
    // Hashes do not shrink; entries are text around them, and come to two thirds.
    const shrinks = tile.level === 'entries' && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (!shrinks) return reply.send(Buffer.from(bytes));
    return reply.header('content-encoding', 'gzip').send(await gzip(bytes));
  });
  app.get<{ Params: { code: string } }>(
    '/tlog/receipt/:code',
    { config: { rateLimit: { max: CHECKS_A_MINUTE, timeWindow: 60_000 } } },
    async (request, reply) => {
      const question = { actor: 'nobody' as const, lang: langFor(request), requestId: request.id };
      const found = await consult(house.world, checkPaper, question, { code: codeFrom(request.params.code) });
      const proof = found.ok && (await publicLog.proofOf((found.value as CheckedPaper).leafHash));
      if (!proof) return notThere(request, reply);
      const name = `${codeFrom(request.params.code)}.tlog-proof`;
      return reply
        .type(TEXT)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(proof);
    },
  );
}
