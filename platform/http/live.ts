/** Server-sent events: what went stale for whoever may know of it; a hint to read again, never data. */
import { type Actor, contains, type SignedIn } from '@cuntu/divisions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Bus, type Heard, type LiveEvent, SESSIONS } from '#platform/notify';

export interface LiveOptions {
  bus: Bus;
  /** By the database's own word, without keeping the session from falling idle: a stream is nobody's doing. */
  holderOf(request: FastifyRequest): Promise<Actor>;
  /** Names of queries, or of whole modules, that an event makes stale. */
  staleBy: Readonly<Record<string, readonly string[]>>;
  /** Topics that have no place and hide nothing. */
  forAll: readonly string[];
}

const BEAT_MS = 25_000;

export function registerLive(
  app: FastifyInstance,
  o: LiveOptions,
  every: (ms: number, fn: () => void) => () => void,
): void {
  app.get('/api/system.live', async (request, reply) => {
    let holder = await o.holderOf(request);
    if (typeof holder === 'string') return reply.status(401).send();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write('retry: 3000\n\n');
    /** Whether the stream goes on; what its holder may hear is then what he may now. */
    const look = async (): Promise<boolean> => {
      holder = await o.holderOf(request);
      if (typeof holder === 'string') raw.end();
      return typeof holder !== 'string';
    };
    const tell = async (event: Heard) => {
      // Whoever cannot be asked about is not let listen on; the screen comes back by itself.
      if (event.topic === SESSIONS) return void (await look().catch(() => raw.end()));
      const stale = event.topic === 'resync' ? Object.values(o.staleBy).flat() : (o.staleBy[event.topic] ?? []);
      raw.write(`data: ${JSON.stringify({ stale })}\n\n`);
    };
    const end = o.bus.subscribe((event) => typeof holder !== 'string' && concerns(o, holder, event), tell);
    const stop = every(BEAT_MS, () => {
      // A session also ends by itself, and by the command line; a database that is away ends nobody's.
      look().then(
        (goesOn) => goesOn && raw.write(': \n\n'),
        () => raw.write(': \n\n'),
      );
    });
    raw.on('close', () => {
      stop();
      end();
    });
    // What happened between the first look and the subscription.
    await look().catch(() => raw.end());
  });
}

/**
 * Coarser than the list's own predicate and never wider than the places one has a duty in; what is read again is checked
 * again. A citizen has no duty anywhere: that something happened, and when, is not his to know.
 */
function concerns({ forAll }: LiveOptions, holder: SignedIn, event: LiveEvent): boolean {
  if (event.topic === SESSIONS) return event.matterId === holder.accountId;
  if (forAll.includes(event.topic)) return true;
  if (holder.personId && event.people?.includes(holder.personId)) return true;
  return holder.grants
    .filter(({ role }) => role !== 'citizen')
    .some(({ division }) => contains(division, event.division) || contains(event.division, division));
}
