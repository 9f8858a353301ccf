/** A person's deadlines for the calendar on his phone, by an address that nobody can guess. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { calendarToken, icalendar, readCalendar } from '#modules/matters/contract';
import { type Portal, readingOf } from './answering.ts';
import { ask } from './asking.ts';

const limited = { config: { rateLimit: { max: 30, timeWindow: 60_000 } } };
const FILE = /^(.{1,60})\.ics$/;

export function registerCalendar(app: FastifyInstance, portal: Portal): void {
  app.get<{ Params: { file: string } }>('/calendar/:file', limited, (request, reply) => serve(portal, request, reply));
}

async function serve(
  portal: Portal,
  request: FastifyRequest<{ Params: { file: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const token = calendarToken.safeParse(FILE.exec(request.params.file)?.[1]);
  const reading = await readingOf(portal, request);
  const found = token.success ? await ask(portal, request, reading, readCalendar, { token: token.data }) : undefined;
  if (!found?.ok)
    return reply.status(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('');
  const { lang, deadlines } = found.value;
  const say = (key: string, params?: Record<string, string>): string => portal.say(lang, key, params);
  const events = deadlines.map(({ matterId, number, topic, verb, placeName, dueOn, provisional, version }) => ({
    uid: `${matterId}@cuntu`,
    dueOn,
    title: say('calendar.title', {
      verb: say(`task.${verb}`),
      topic: say(`kind.${topic}`),
      place: placeName,
    }),
    words: [say('calendar.words', { number, due: dueOn }), provisional && say('calendar.provisional')]
      .filter((part) => part !== false)
      .join('\n'),
    sequence: version,
  }));
  const text = icalendar(say('calendar.name'), events, portal.world.clock.now());
  return reply
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex, nofollow')
    .type('text/calendar; charset=utf-8')
    .send(text);
}
