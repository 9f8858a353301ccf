/** What of the land is no JSON: tiles of its layers, and the answer about a plot as a page to print. */
import type { Refusal } from '@cuntu/base';
import { type Actor, mayEver } from '@cuntu/divisions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findOrgan } from '#modules/bureau';
import { analysisSheet, land, tilesOf } from '#modules/land';
import { type Analysis, getAnalysis, maySeeGround, type Plot, tileAddress } from '#modules/land/contract';
import { askedIn, langFor, problemOf } from '#platform/http';
import { consult, parsed, type QueryHandler } from '#platform/pipeline';
import type { OpenHouse } from './house.ts';

type ActorOf = (request: FastifyRequest) => Promise<Actor>;

export function registerLand(app: FastifyInstance, house: OpenHouse, actorOf: ActorOf): void {
  const refused = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    const problem = problemOf(house.say, langFor(request), refusal, request.id);
    return reply.status(problem.status).type('application/problem+json').send(problem);
  };
  registerTiles(app, house, actorOf, refused);
  registerPrint(app, house, actorOf, refused);
}

type Refused = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply;

/** The ground is the same for all who may see it, so one answer serves them all; a browser asks again each time and is told 304. */
function registerTiles(app: FastifyInstance, house: OpenHouse, actorOf: ActorOf, refused: Refused): void {
  const serve = tilesOf(house.db);
  app.get<{ Params: Record<string, string>; Querystring: Record<string, string> }>(
    '/tiles/:layer/:z/:x/:y.mvt',
    async (request, reply) => {
      const allowed = mayEver(maySeeGround, await actorOf(request), house.clock.today());
      if (!allowed.ok) return refused(request, reply, allowed.refusal);
      const address = parsed(tileAddress, { ...request.params, ...request.query });
      if (!address.ok) return refused(request, reply, address.refusal);
      const asOf = address.value.asOf ?? house.clock.today();
      const tile = await serve({ ...address.value, asOf });
      if (!tile.ok) return refused(request, reply, tile.refusal);
      reply.header('etag', tile.value.etag).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === tile.value.etag) return reply.status(304).send();
      return reply.type('application/vnd.mapbox-vector-tile').send(Buffer.from(tile.value.bytes));
    },
  );
}

const analysing = land.handlers.find(({ declaration }) => declaration === getAnalysis) as QueryHandler;

/** The same question, the same permission, the same answer; only on paper. A long one comes as a body, as any query does. */
function registerPrint(app: FastifyInstance, house: OpenHouse, actorOf: ActorOf, refused: Refused): void {
  const print = async (request: FastifyRequest, reply: FastifyReply) => {
    const question = { actor: await actorOf(request), lang: langFor(request), requestId: request.id };
    const asked = askedIn(request) as { plot: Plot };
    const found = await consult(house.world, analysing, question, asked);
    if (!found.ok) return refused(request, reply, found.refusal);
    const organ = await findOrgan(house.db, house.world.cityCode);
    const { world, clock } = house;
    const about = { organ: organ?.name ?? '', issuedOn: clock.today(), demo: world.demo };
    const sheet = await analysisSheet(house.db, found.value as Analysis, asked.plot, about);
    const printed = await house.press.print(sheet);
    if (!printed.ok) return refused(request, reply, printed.refusal);
    reply.header('content-disposition', `inline; filename="land-analysis-${(found.value as Analysis).asOf}.pdf"`);
    return reply.type('application/pdf').send(Buffer.from(printed.value.pdf));
  };
  app.get('/api/land.getAnalysis.pdf', print);
  app.post('/api/land.getAnalysis.pdf', print);
}
