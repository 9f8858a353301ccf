/** The addresses that trackers know: OsmAnd, Traccar Client and OwnTracks, each becoming one declared command. */
import type { Refusal } from '@cuntu/base';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { columnsOf, keyOfBasic, type Position, readOsmand, readOwntracks } from '#modules/patrol';
import { newId } from '#platform/clock';
import { langFor, problemOf } from '#platform/http';
import { perform } from '#platform/pipeline';
import type { OpenHouse } from './house.ts';

/** A position is a few hundred bytes; a list of what waited for a network is a few hundred of them, and never 5,000. */
const BODY_MAX = 256_000;

/** How many were turned away since the process began, by code: a tracker cannot be told to read a screen. */
export const turnedAway = new Map<string, number>();

export function registerTrackers(app: FastifyInstance, house: OpenHouse): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Some send JSON without saying so, some a form under another name.
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    const osmand = async (request: FastifyRequest, reply: FastifyReply) => {
      const fields = { ...(request.query as object), ...fieldsOf(request.body) };
      const message = readOsmand(fields, Date.parse(house.clock.now()));
      if (!message) return refuse(house, request, reply, { code: 'device.unknown' });
      return record(house, request, reply, message.key, message.position ? [message.position] : [], '');
    };
    const owntracks = async (request: FastifyRequest, reply: FastifyReply) => {
      const key = keyOfBasic(request.headers.authorization);
      if (!key) return refuse(house, request, reply.header('www-authenticate', 'Basic'), { code: 'device.unknown' });
      return record(house, request, reply, key, readOwntracks(jsonOf(request.body)), []);
    };
    // People type the address into a phone, and half of them end it with a slash.
    for (const end of ['', '/']) {
      scope.get(`/tracker/osmand${end}`, osmand);
      scope.post(`/tracker/osmand${end}`, { bodyLimit: BODY_MAX }, osmand);
      scope.post(`/tracker/owntracks${end}`, { bodyLimit: BODY_MAX }, owntracks);
    }
  });
}

/** Whatever is dropped was taken: told otherwise, a tracker would send it for ever. */
async function record(
  house: OpenHouse,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string,
  positions: readonly Position[],
  answer: '' | [],
) {
  if (positions.length === 0) return reply.send(answer);
  const handler = house.handlerOf('patrol.recordDeviceTrack');
  const call = { actor: 'nobody' as const, commandId: newId(house.clock), requestId: request.id };
  const done = await perform(house.world, handler, call, { deviceKey: key, ...columnsOf(positions) });
  return done.ok ? reply.send(answer) : refuse(house, request, reply, done.refusal);
}

const statuses: Record<string, number> = { 'device.unknown': 401, 'device.struckOff': 403 };

function refuse(house: OpenHouse, request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  // A key that is too short or too long for a key is nobody's.
  const code = refusal.code === 'input.invalid' ? 'device.unknown' : refusal.code;
  turnedAway.set(code, (turnedAway.get(code) ?? 0) + 1);
  const problem = problemOf(house.say, langFor(request), { ...refusal, code }, request.id);
  const status = statuses[code] ?? problem.status;
  return reply
    .status(status)
    .type('application/problem+json')
    .send({ ...problem, status });
}

function fieldsOf(body: unknown): object {
  const text = typeof body === 'string' ? body.trim() : '';
  if (!text.startsWith('{')) return Object.fromEntries(new URLSearchParams(text));
  const read = jsonOf(text);
  return typeof read === 'object' && read !== null ? read : {};
}

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return null;
  }
}
