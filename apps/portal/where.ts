/** Where is my matter? By the code of its receipt: typed into the form, linked from the check, rated when it has ended. */
import type { OutputOf } from '@cuntu/base';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type RateState, type Reader, ratingPart, wherePage } from '#modules/applications';
import { disownRating, rateService, whereIs } from '#modules/applications/contract';
import { codeFrom, grouped, unknownCode, whomToAsk, wrongCode } from '#modules/papers';
import { CHECKS_A_MINUTE, checkCode, checkPaper } from '#modules/papers/contract';
import { causedId, newId } from '#platform/clock';
import { html } from '#platform/http';
import { type CommandHandler, perform } from '#platform/pipeline';
import { type Portal, type Reading, readingOf, sendUnlisted } from './answering.ts';
import { ask, handlerNamed } from './asking.ts';
import { pathTo } from './path.ts';

const limited = { config: { rateLimit: { max: CHECKS_A_MINUTE, timeWindow: 60_000 } } };

type Coded = { Params: { code: string } };

export function registerWhere(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { code?: string | string[] } }>('/where', async (request, reply) => {
    const typed = [request.query.code ?? ''].flat().at(-1) ?? '';
    const code = codeFrom(typed);
    if (code === '') return reply.redirect('/', 303);
    if (!checkCode.safeParse(code).success) return wrong(portal, request, reply, typed);
    return reply.redirect(`/where/${code}`, 303);
  });
  app.get<{ Params: { '*': string } }>('/where/*', (request, reply) =>
    wrong(portal, request, reply, request.params['*']),
  );
  app.get<Coded & { Querystring: { rating?: string | string[] } }>('/where/:code', limited, async (request, reply) => {
    const typed = request.params.code;
    const code = codeFrom(typed);
    if (!checkCode.safeParse(code).success) return wrong(portal, request, reply, typed);
    const secret = checkCode.safeParse(codeFrom([request.query.rating ?? ''].flat().at(-1) ?? '')).data;
    return code === typed ? show(portal, request, reply, { code, secret }) : reply.redirect(`/where/${code}`, 303);
  });
  for (const deed of ['rate', 'disown'] as const)
    app.post<Coded>(`/where/:code/${deed}`, limited, (request, reply) => speak(portal, request, reply, deed));
}

const readerOf = ({ frame }: Reading, portal: Portal): Reader => ({ ...frame, today: portal.world.clock.today() });

async function show(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  { code, secret, refused }: Omit<RateState, 'id'>,
): Promise<FastifyReply> {
  const reading = await readingOf(portal, request, `/where/${code}`);
  const { frame, host } = reading;
  const found = await ask(portal, request, reading, whereIs, { code, secret });
  if (!found.ok) {
    // The other code that stands on papers of his: what it is for is shown.
    if ((await ask(portal, request, reading, checkPaper, { code })).ok) return reply.redirect(`/check/${code}`, 303);
    const whom = host.entered ? whomToAsk(frame, host) : html``;
    const text = pathTo(frame, 'where.path', unknownCode(frame, 'where', code, whom));
    return sendUnlisted(reply, 404, frame, { title: frame.say('where.form.unknown'), text });
  }
  const reader = readerOf(reading, portal);
  const form = { id: newId(portal.world.clock, portal.world.randomness), code, secret, refused };
  const part = ratingPart(reader, found.value, form);
  const text = pathTo(frame, 'where.path', wherePage(reader, code, found.value, part), grouped(code));
  return sendUnlisted(reply, refused ? 422 : 200, frame, { title: frame.say(`kind.${found.value.item}`), text });
}

const commands = { rate: rateService, disown: disownRating };

/** Sent twice, it is one deed: its id was made with the form. Whoever is signed in is refused by the deed itself. */
async function speak(
  portal: Portal,
  request: FastifyRequest<Coded>,
  reply: FastifyReply,
  deed: keyof typeof commands,
): Promise<FastifyReply> {
  const code = codeFrom(request.params.code);
  if (!checkCode.safeParse(code).success) return wrong(portal, request, reply, request.params.code);
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const said = (name: string): string => form.get(name)?.trim() ?? '';
  const [id, applicant, words, phone, grade] = [
    said('id'),
    said('applicant'),
    said('words'),
    said('phone'),
    said('grade'),
  ];
  const input = { id, code, applicant, words, ...(deed === 'rate' && { grade }), ...(phone !== '' && { phone }) };
  const call = { actor: await portal.actorOf(request), commandId: causedId(`${deed} ${id}`), requestId: request.id };
  const done = await perform(portal.world, handlerNamed<CommandHandler>(commands[deed].name), call, input);
  if (done.ok) {
    const { secret } = done.value as OutputOf<typeof rateService | typeof disownRating>;
    return reply.redirect(`/where/${code}?rating=${secret}#${deed}`, 303);
  }
  const { frame } = await readingOf(portal, request);
  return show(portal, request, reply, {
    code,
    refused: { sentence: sentenceFor(frame.say, done.refusal, deed), deed, applicant, grade, words, phone },
  });
}

const spoken: readonly string[] = [...rateService.refusals, ...disownRating.refusals];

/** A telephone that is none is named; everything else that a browser could not have sent is one sentence. */
function sentenceFor(
  say: (key: string) => string,
  { code, ...refusal }: { code: string; faults?: readonly { at: string }[] },
  deed: keyof typeof commands,
) {
  if (spoken.includes(code)) return say(`refusal.${code}`);
  if (refusal.faults?.some(({ at }) => at === 'phone')) return say('rating.wrongPhone');
  if (refusal.faults?.some(({ at }) => at === 'applicant') && !refusal.faults.some(({ at }) => at === 'grade'))
    return say('refusal.rating.notTheApplicant');
  if (refusal.faults?.some(({ at }) => at === 'words')) return say('rating.tooLong');
  return say(deed === 'rate' ? 'rating.choose' : 'disown.again');
}

async function wrong(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: string,
): Promise<FastifyReply> {
  const reading = await readingOf(portal, request);
  const { frame } = reading;
  const text = pathTo(frame, 'where.path', wrongCode(frame, 'where', typed));
  return sendUnlisted(reply, 400, frame, { title: frame.say('where.form.wrong'), text });
}
