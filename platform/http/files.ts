/** Putting a file's bytes, and reading one through the matter that it hangs on. */
import type { Result } from '@cuntu/base';
import type { Actor } from '@cuntu/divisions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#platform/clock';
import { type Db, gather } from '#platform/database';
import { type Files, insertAllStored, type Stored, type ThumbnailWidth, thumbnailWidths } from '#platform/files';
import { langOf, type Say } from '#platform/words';
import { problemOf } from './problem.ts';

export interface FileRoutes {
  files: Files;
  db: Db;
  clock: Clock;
  say: Say;
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
  const store = gather<Stored>((files) => insertAllStored(o.db, files));
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The bytes go to disk as they come, so that a hundred megabytes never stand in memory.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post('/api/system.putFile', { bodyLimit: 1_000_000_000 }, async (request, reply) => {
      const actor = await o.actorOf(request);
      if (typeof actor === 'string') return refuse(o, request, reply, 'who.unknown');
      const kept = await o.files.put(request.body as never, { claimedType: request.headers['content-type'] });
      if (!kept.ok) {
        reply.header('connection', 'close');
        return refuse(o, request, reply, kept.refusal.code, kept.refusal);
      }
      await store({ ...kept.value, putBy: actor.personId, putAt: o.clock.now() });
      return reply.send(kept.value);
    });
  });
  app.get<{ Params: { matter: string; sha256: string }; Querystring: { width?: string; download?: string } }>(
    '/api/files/:matter/:sha256',
    async (request, reply) => {
      const { matter, sha256 } = request.params;
      const allowed = await o.mayRead(request, await o.actorOf(request), matter, sha256);
      if (!allowed.ok) return refuse(o, request, reply, allowed.refusal.code, allowed.refusal);
      reply.header('cache-control', 'private, max-age=86400, immutable');
      const width = Number(request.query.width) as ThumbnailWidth;
      if (thumbnailWidths.includes(width)) {
        const bytes = await o.files.thumbnail(sha256, width);
        return bytes ? reply.type('image/webp').send(Buffer.from(bytes)) : refuse(o, request, reply, 'thing.notFound');
      }
      const opened = await o.files.open(sha256);
      if (!opened) return refuse(o, request, reply, 'thing.notFound');
      reply.header('content-disposition', disposition(allowed.value.fileName, request.query.download !== undefined));
      return reply.type(opened.mediaType).header('content-length', opened.sizeBytes).send(opened.stream);
    },
  );
}

/** RFC 6266, the name in UTF-8. */
const disposition = (name: string | null, download: boolean): string =>
  `${download ? 'attachment' : 'inline'}${name ? `; filename*=UTF-8''${encodeURIComponent(name)}` : ''}`;

function refuse(o: FileRoutes, request: FastifyRequest, reply: FastifyReply, code: string, more: object = {}) {
  const problem = problemOf(o.say, langOf(request.headers['accept-language']), { ...more, code }, request.id);
  return reply.status(problem.status).type('application/problem+json').send(problem);
}
