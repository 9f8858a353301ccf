/** Putting a file's bytes, and reading one through the matter that it hangs on. */
import { Readable } from 'node:stream';
import type { Result } from '@cuntu/base';
import type { Actor } from '@cuntu/divisions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#platform/clock';
import { type Db, gather } from '#platform/database';
import {
  type DailyQuota,
  DamagedFile,
  FILE_BYTES_MAX,
  type Files,
  insertPuts,
  openQuota,
  type Put,
  type ThumbnailWidth,
  thumbnailWidths,
} from '#platform/files';
import type { Log } from '#platform/log';
import { langOf, type Say } from '#platform/words';
import { disposition } from './disposition.ts';
import { problemOf } from './problem.ts';

export interface FileRoutes {
  files: Files;
  db: Db;
  clock: Clock;
  /** Of one account. */
  quota: DailyQuota;
  say: Say;
  log: Log;
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Whether the file may be read by this actor as part of this matter; asks the matter's own query. */
  mayRead(
    request: FastifyRequest,
    actor: Actor,
    matterId: string,
    sha256: string,
  ): Promise<Result<{ fileName: string | null }>>;
}

export function registerFiles(app: FastifyInstance, o: FileRoutes): void {
  const store = gather<Put>((files) => insertPuts(o.db, files));
  const quota = openQuota(o.db, o.quota);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The bytes go to disk as they come, so that a hundred megabytes never stand in memory.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post('/api/system.putFile', { bodyLimit: 1_000_000_000 }, async (request, reply) => {
      const actor = await o.actorOf(request);
      if (typeof actor === 'string') return refuse(o, request, reply, 'who.unknown');
      const reserved = { accountId: actor.accountId, dayOn: o.clock.today(), bytes: announced(request) };
      if (!(await quota.reserve(reserved))) {
        reply.header('connection', 'close');
        return refuse(o, request, reply, 'file.dayUsedUp', { params: dayOf(o.quota) });
      }
      let came = 0;
      try {
        const counted = counting(request.body, (bytes) => {
          came += bytes;
        });
        const kept = await o.files.put(counted, {
          claimedType: request.headers['content-type'],
          record: (file) =>
            store({ ...file, putBy: [actor.personId], putAt: o.clock.now(), counted: { ...reserved, bytes: came } }),
        });
        if (kept.ok) return reply.send(kept.value);
        reply.header('connection', 'close');
        return refuse(o, request, reply, kept.refusal.code, kept.refusal);
      } finally {
        if (came < reserved.bytes) quota.giveBack({ ...reserved, bytes: reserved.bytes - came });
      }
    });
  });
  app.get<{ Params: { matter: string; sha256: string }; Querystring: { width?: string; download?: string } }>(
    '/api/files/:matter/:sha256',
    async (request, reply) => {
      const { matter, sha256 } = request.params;
      const allowed = await o.mayRead(request, await o.actorOf(request), matter, sha256);
      if (!allowed.ok) return refuse(o, request, reply, allowed.refusal.code, allowed.refusal);
      try {
        const width = Number(request.query.width) as ThumbnailWidth;
        if (thumbnailWidths.includes(width)) {
          const bytes = await o.files.thumbnail(sha256, width);
          if (!bytes) return refuse(o, request, reply, 'thing.notFound');
          return lasting(reply).type('image/webp').send(Buffer.from(bytes));
        }
        const opened = await o.files.open(sha256);
        if (!opened) return refuse(o, request, reply, 'thing.notFound');
        reply.header('content-disposition', disposition(allowed.value.fileName, request.query.download !== undefined));
        return lasting(reply).type(opened.mediaType).header('content-length', opened.sizeBytes).send(opened.stream);
      } catch (error) {
        if (!(error instanceof DamagedFile)) throw error;
        o.log.fault('damaged file', error, { request: request.id, sha256 });
        return refuse(o, request, reply, 'file.damaged');
      }
    },
  );
}

/** What stands under a hash never changes; that it is not there, or damaged, may. */
const lasting = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'private, max-age=86400, immutable');

/** Of a body whose length is not told, as much as a file may have. */
function announced(request: FastifyRequest): number {
  const told = request.headers['content-length'];
  return told === undefined ? FILE_BYTES_MAX : Math.min(Number(told), FILE_BYTES_MAX);
}

/** The source is left open when it is cut off: the answer still has to go back on its connection. */
async function* counting(body: unknown, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  if (!(body instanceof Readable)) return;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    count(chunk.length);
    yield chunk;
  }
}

const dayOf = ({ files, bytes }: DailyQuota) => ({ files, megabytes: Math.floor(bytes / 1_000_000) });

const statuses: Readonly<Record<string, number>> = { 'file.dayUsedUp': 429, 'file.damaged': 500 };

function refuse(o: FileRoutes, request: FastifyRequest, reply: FastifyReply, code: string, more: object = {}) {
  const problem = problemOf(o.say, langOf(request.headers['accept-language']), { ...more, code }, request.id);
  const status = statuses[code] ?? problem.status;
  return reply
    .status(status)
    .type('application/problem+json')
    .send({ ...problem, status });
}
