/** Every declared deed at its address: POST for commands, GET for queries (POST where they are long), refusals as problems. */
import {
  type AnyCommand,
  type AnyQuery,
  instant,
  isUuid,
  type MadeFile,
  type Refusal,
  type Result,
  refuse,
} from '@cuntu/base';
import type { Actor } from '@cuntu/divisions';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '#platform/clock';
import type { Log } from '#platform/log';
import {
  type CommandHandler,
  consult,
  type Handler,
  insertRefusal,
  nameOf,
  parsed,
  perform,
  type QueryHandler,
  type World,
} from '#platform/pipeline';
import { type Lang, langOf, type Say } from '#platform/words';
import { disposition } from './disposition.ts';
import { inputOf } from './input.ts';
import { problemOf } from './problem.ts';

/** A deed that is not the business's: signing in, putting a file. It speaks HTTP and leaves no fact. */
export interface DeskHandler {
  declaration: AnyCommand | AnyQuery;
  serve(input: never, at: DeskCall): Promise<Result<unknown>>;
}

export interface DeskCall {
  actor: Actor;
  lang: Lang;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface ApiOptions {
  world: World;
  handlers: readonly Handler[];
  desks: readonly DeskHandler[];
  say: Say;
  log: Log;
  /** Of commands that carry a whole register or a whole law, in bytes; all others have the server's. */
  bodyMax?: Readonly<Record<string, number>>;
  /** Session cookie or bearer token → who asks. */
  actorOf(request: FastifyRequest): Promise<Actor>;
}

export function registerApi(app: FastifyInstance, o: ApiOptions): void {
  for (const handler of o.handlers)
    if (handler.declaration.kind === 'command') command(app, o, handler as CommandHandler);
    else query(app, o, handler as QueryHandler);
  for (const desk of o.desks) registerDesk(app, o, desk);
}

function command(app: FastifyInstance, o: ApiOptions, handler: CommandHandler): void {
  const { name, triesAMinute } = handler.declaration;
  const bodyLimit = o.bodyMax?.[name];
  const options = { ...(bodyLimit !== undefined && { bodyLimit }), config: limitOf(triesAMinute) };
  app.post(`/api/${name}`, options, async (request, reply) => {
    const call = {
      ...claims(request),
      actor: await o.actorOf(request),
      commandId: commandIdOf(request, o.world),
      address: request.ip,
      requestId: request.id,
    };
    if (!isUuid(call.commandId))
      return answer(o, request, reply, handler.declaration.name, call.actor, {
        ok: false,
        refusal: { code: 'input.invalid', faults: [{ at: 'Idempotency-Key', code: 'wrongForm.uuid' }] },
      });
    reply.header('Idempotency-Key', call.commandId);
    const result = await perform(o.world, handler, call, request.body);
    return answer(o, request, reply, handler.declaration.name, call.actor, result);
  });
}

const commandIdOf = (request: FastifyRequest, world: World): string => {
  const given = request.headers['idempotency-key'];
  return typeof given === 'string' ? given.toLowerCase() : newId(world.clock);
};

/** What the device says of itself; claims, kept beside the server's own times. */
function claims(request: FastifyRequest) {
  const madeAt = request.headers['made-at'];
  const sequence = String(request.headers.sequence);
  return {
    madeAt: instant.safeParse(madeAt).data,
    device: typeof request.headers.device === 'string' ? request.headers.device.slice(0, 64) : undefined,
    sequence: /^\d{1,15}$/.test(sequence) ? Number(sequence) : undefined,
  };
}

const limitOf = (max: number | undefined): FastifyContextConfig =>
  max === undefined ? {} : { rateLimit: { max, timeWindow: 60_000 } };

function query(app: FastifyInstance, o: ApiOptions, handler: QueryHandler): void {
  const { name, files, triesAMinute: max } = handler.declaration;
  const config = limitOf(max);
  const serve = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await o.actorOf(request);
    const question = { actor, lang: langFor(request), requestId: request.id };
    const found = await consult(o.world, handler, question, askedIn(request));
    if (files && found.ok) return sendFile(reply, found.value as MadeFile);
    return answer(o, request, reply, name, actor, found);
  };
  app.get(`/api/${name}`, { config }, serve);
  // Tries are counted by way: what may be guessed has one.
  if (max === undefined) app.post(`/api/${name}`, serve);
}

/** What was made for one person is kept by nothing in between. */
const sendFile = (reply: FastifyReply, { fileName, mediaType, bytes }: MadeFile) =>
  reply
    .type(mediaType)
    .header('cache-control', 'no-store')
    .header('content-disposition', disposition(fileName, true))
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

/** An address holds 16 kB with its headers, some 450 corners of a plot; a longer question comes as a body. */
export const askedIn = (request: FastifyRequest): unknown =>
  request.method === 'POST' ? (request.body ?? {}) : inputOf(request.query as Record<string, string>);

function registerDesk(app: FastifyInstance, o: ApiOptions, desk: DeskHandler): void {
  const { name, kind, input, may } = desk.declaration;
  const serve = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await o.actorOf(request);
    const given = parsed(input, askedIn(request));
    const result = !given.ok
      ? given
      : may !== 'anyone' && typeof actor === 'string'
        ? refuse('who.unknown')
        : await desk.serve(given.value as never, { actor, lang: langFor(request), request, reply });
    return answer(o, request, reply, name, actor, result);
  };
  if (kind === 'query') app.get(`/api/${name}`, serve);
  app.post(`/api/${name}`, serve);
}

export const langFor = (request: FastifyRequest): Lang => langOf(request.headers['accept-language']);

/** A slip of typing, or a thing that is not there, is no refusal that anybody looks up later. */
const uneventful = new Set(['input.invalid', 'thing.notFound', 'too.many']);

async function answer(
  o: ApiOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  actor: Actor,
  result: Result<unknown>,
) {
  if (result.ok) return reply.send(result.value ?? null);
  const problem = problemOf(o.say, langFor(request), result.refusal as Refusal, request.id);
  o.log.info('refused', { deed: name, code: problem.code, request: request.id });
  if (typeof actor !== 'string' && !uneventful.has(problem.code))
    await insertRefusal(o.world.database.db, o.world.clock.now(), nameOf(actor), name, problem.code, request.id);
  return reply.status(problem.status).type('application/problem+json').send(problem);
}
