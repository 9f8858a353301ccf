/** What of patrol is no JSON: a log as a page to print, its track as GPX, covered ground and zones as tiles. */
import type { OutputOf, Refusal } from '@cuntu/base';
import type { Actor } from '@cuntu/divisions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findOrgan } from '#modules/bureau';
import { coverageTile, logSheet, patrol, writeGpx, zoneTile } from '#modules/patrol';
import { findCoverage, findZoneTile, getPatrol } from '#modules/patrol/contract';
import { langFor, problemOf } from '#platform/http';
import { consult, type QueryHandler } from '#platform/pipeline';
import { langOf } from '#platform/words';
import type { OpenHouse } from './house.ts';

type ActorOf = (request: FastifyRequest) => Promise<Actor>;

type Asked = typeof getPatrol | typeof findCoverage | typeof findZoneTile;

const answering = (query: Asked) => patrol.handlers.find(({ declaration }) => declaration === query) as QueryHandler;

export function registerPatrol(app: FastifyInstance, house: OpenHouse, actorOf: ActorOf): void {
  const refused = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    const problem = problemOf(house.say, langFor(request), refusal, request.id);
    return reply.status(problem.status).type('application/problem+json').send(problem);
  };
  const ask = async (request: FastifyRequest, query: Asked, input: unknown) =>
    consult(
      house.world,
      answering(query),
      { actor: await actorOf(request), lang: langFor(request), requestId: request.id },
      input,
    );
  app.get<{ Querystring: Record<string, string> }>('/api/patrol.getPatrol.pdf', async (request, reply) => {
    const found = await ask(request, getPatrol, request.query);
    if (!found.ok) return refused(request, reply, found.refusal);
    const { world, clock, files } = house;
    const organ = await findOrgan(house.db, world.cityCode);
    const shown = found.value as OutputOf<typeof getPatrol>;
    const about = { organ: organ?.name ?? '', issuedOn: clock.today(), demo: world.demo, cityCode: world.cityCode };
    const printed = await house.press.print(await logSheet(shown, { ...about, files }));
    if (!printed.ok) return refused(request, reply, printed.refusal);
    reply.header('content-disposition', `inline; filename="patrol-log-${shown.startedAt.slice(0, 10)}.pdf"`);
    return reply.type('application/pdf').send(Buffer.from(printed.value.pdf));
  });
  app.get<{ Querystring: Record<string, string> }>('/api/patrol.getPatrol.gpx', async (request, reply) => {
    const found = await ask(request, getPatrol, request.query);
    if (!found.ok) return refused(request, reply, found.refusal);
    const shown = found.value as OutputOf<typeof getPatrol>;
    reply.header('content-disposition', `attachment; filename="patrol-${shown.startedAt.slice(0, 10)}.gpx"`);
    return reply.type('application/gpx+xml').send(writeGpx(shown));
  });
  /** The same question and permission as `patrol.findCoverage`; ground is nobody's, so one layer serves all. */
  app.get<{ Params: Record<string, string>; Querystring: Record<string, string> }>(
    '/tiles/coverage/:z/:x/:y.mvt',
    async (request, reply) => {
      const { z, x, y } = request.params;
      const { from, to } = request.query;
      const found = await ask(request, findCoverage, { z, x, y, from, to });
      if (!found.ok) return refused(request, reply, found.refusal);
      const { areas } = found.value as OutputOf<typeof findCoverage>;
      const tile = coverageTile({ z: Number(z), x: Number(x), y: Number(y) }, areas);
      reply.header('cache-control', 'private, max-age=60');
      return reply.type('application/vnd.mapbox-vector-tile').send(Buffer.from(tile));
    },
  );
  /** Everybody has the zones that he may see: what one account was sent is no answer to the next. */
  app.get<{ Params: Record<string, string>; Querystring: Record<string, string> }>(
    '/tiles/zones/:z/:x/:y.mvt',
    async (request, reply) => {
      const { z, x, y } = request.params;
      const { asOf, lang } = request.query;
      const found = await ask(request, findZoneTile, { z, x, y, asOf });
      if (!found.ok) return refused(request, reply, found.refusal);
      const { features } = found.value as OutputOf<typeof findZoneTile>;
      const said = langOf(lang ?? request.headers['accept-language']);
      const tile = zoneTile({ z: Number(z), x: Number(x), y: Number(y) }, features, (days) =>
        house.say(said, 'zone.daysUnvisited', { days }),
      );
      reply.header('cache-control', 'private, max-age=60').header('vary', 'cookie');
      return reply.type('application/vnd.mapbox-vector-tile').send(Buffer.from(tile));
    },
  );
}
