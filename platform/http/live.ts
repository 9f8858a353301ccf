/** Server-sent events: what went stale for whoever may know of it; a hint to read again, never data. */

import type { Actor } from '@cuntu/divisions';
import { contains } from '@cuntu/divisions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Bus, LiveEvent } from '#platform/notify';

export interface LiveOptions {
  bus: Bus;
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Names of queries, or of whole modules, that an event makes stale. */
  staleBy: Readonly<Record<string, readonly string[]>>;
}

const BEAT_MS = 25_000;

export function registerLive(
  app: FastifyInstance,
  o: LiveOptions,
  every: (ms: number, fn: () => void) => () => void,
): void {
  app.get('/api/system.live', async (request, reply) => {
    const actor = await o.actorOf(request);
    if (typeof actor === 'string') return reply.status(401).send();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write('retry: 3000\n\n');
    const write = (stale: readonly string[]) => raw.write(`data: ${JSON.stringify({ stale })}\n\n`);
    const end = o.bus.subscribe(
      (event) => concerns(actor.grants, event),
      (event) =>
        void write(event.topic === 'resync' ? Object.values(o.staleBy).flat() : (o.staleBy[event.topic] ?? [])),
    );
    const stop = every(BEAT_MS, () => raw.write(': \n\n'));
    raw.on('close', () => {
      stop();
      end();
    });
  });
}

/** Coarser than the list's own predicate and never wider than the places one has a duty in; what is read again is checked again. */
const concerns = (grants: readonly { division: string }[], event: LiveEvent): boolean =>
  grants.some((grant) => contains(grant.division, event.division) || contains(event.division, grant.division));
