/** Appointments at their addresses: chosen question by question, booked by a form, found again by their code. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Appointment,
  applications,
  appointmentPage,
  chooseDay,
  chooseItem,
  chooseTime,
  chooseWindow,
  refusalWords,
  type Slots,
  type Windows,
} from '#modules/applications';
import { APPOINTMENTS_A_MINUTE, itemKey } from '#modules/applications/contract';
import { codeFrom, unknownCode, wrongCode } from '#modules/papers';
import { checkCode } from '#modules/papers/contract';
import { newId } from '#platform/clock';
import type { Html } from '#platform/http';
import { type CommandHandler, consult, perform, type QueryHandler } from '#platform/pipeline';
import { type Portal, readingOf, send, sendUnlisted } from './answering.ts';
import { page } from './page.ts';
import { under } from './under.ts';

const handlerOf = <H>(name: string): H =>
  applications.handlers.find(({ declaration }) => declaration.name === `applications.${name}`) as H;

const limited = { config: { rateLimit: { max: APPOINTMENTS_A_MINUTE, timeWindow: 60_000 } } };

const START = { key: 'appointment.path', href: '/appointment' };

type Asked = FastifyRequest<{ Params: { unitId: string; item: string; day: string; code: string } }>;

export function registerAppointment(scope: FastifyInstance, portal: Portal): void {
  const desk = deskOf(portal);
  scope.get('/appointment', (request: FastifyRequest<{ Querystring: { code?: string | string[] } }>, reply) => {
    const typed = [request.query.code ?? ''].flat().at(-1) ?? '';
    if (codeFrom(typed) === '') return desk.windows(request, reply);
    return checkCode.safeParse(codeFrom(typed)).success
      ? reply.redirect(`/appointment/${codeFrom(typed)}`, 303)
      : desk.wrong(request, reply, typed);
  });
  scope.get('/appointment/at/:unitId', (request: Asked, reply) => desk.items(request, reply));
  scope.get('/appointment/at/:unitId/:item', (request: Asked, reply) => desk.days(request, reply));
  scope.get('/appointment/at/:unitId/:item/:day', (request: Asked, reply) => desk.times(request, reply));
  scope.post('/appointment', limited, (request, reply) => desk.book(request, reply));
  scope.get('/appointment/:code', limited, (request: Asked, reply) => desk.one(request, reply));
  for (const deed of ['arrive', 'cancel'] as const)
    scope.post(`/appointment/:code/${deed}`, limited, (request: Asked, reply) => desk.act(request, reply, deed));
}

const formOf = ({ body }: FastifyRequest): Record<string, string> =>
  body instanceof URLSearchParams ? Object.fromEntries(body) : {};

function deskOf(portal: Portal) {
  const ask = async <T>(request: FastifyRequest, name: string, input: unknown) => {
    const { frame } = await readingOf(portal, request);
    const question = { actor: 'nobody' as const, lang: frame.lang, requestId: request.id };
    const found = await consult(portal.world, handlerOf<QueryHandler>(name), question, input);
    return found as { ok: true; value: T } | { ok: false; refusal: { code: string; params?: Record<string, string> } };
  };
  const act = (request: FastifyRequest, name: string, input: unknown, commandId: string) => {
    const call = { actor: 'nobody' as const, commandId, address: request.ip, requestId: request.id };
    return perform(portal.world, handlerOf<CommandHandler>(name), call, input);
  };
  const shown = async (request: FastifyRequest, reply: FastifyReply, key: string, textOf: (frame: Frame) => Html) => {
    const reading = await readingOf(portal, request);
    const { frame } = reading;
    const text = under(reading, START, textOf(frame));
    return send(reply, 200, page(frame, { title: frame.say(key), text }));
  };
  const unlisted = async (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    key: string,
    textOf: (frame: Frame) => Html,
  ) => {
    const reading = await readingOf(portal, request);
    const text = under(reading, START, textOf(reading.frame));
    return sendUnlisted(reply, status, reading.frame, { title: reading.frame.say(key), text });
  };
  const toStart = (reply: FastifyReply) => reply.redirect('/appointment', 303);
  const slotsOf = (request: FastifyRequest, unitId: string) => ask<Slots>(request, 'findSlots', { unitId });
  const wrong = (request: FastifyRequest, reply: FastifyReply, typed: string) =>
    unlisted(request, reply, 400, 'appointment.form.wrong', (frame) => wrongCode(frame, 'appointment', typed));
  const idOf = () => newId(portal.world.clock);

  const times = async (
    request: FastifyRequest,
    reply: FastifyReply,
    given: Record<string, string>,
    trouble?: { code: string; params?: Record<string, string | number> },
  ) => {
    const slots = await slotsOf(request, given.unitId ?? '');
    const day = slots.ok ? slots.value.days.find((one) => one.day === given.day) : undefined;
    if (!slots.ok || !day || !itemKey.safeParse(given.item).success) return toStart(reply);
    const { window } = slots.value;
    const next =
      trouble?.code === 'appointment.full'
        ? { day: String(trouble.params?.day), time: String(trouble.params?.time) }
        : undefined;
    return unlisted(request, reply, trouble ? 422 : 200, 'appointment.time', (frame) =>
      chooseTime(frame, {
        unitId: window.unitId,
        window: window.name,
        item: given.item!,
        day,
        id: idOf(),
        halfHour: given.halfHour,
        phone: given.phone,
        ...(trouble && { trouble: { sentence: troubleWords(frame, trouble), ...(next && { next }) } }),
      }),
    );
  };

  const one = async (request: FastifyRequest, reply: FastifyReply, typed: string, trouble?: { code: string }) => {
    const code = codeFrom(typed);
    if (!checkCode.safeParse(code).success) return wrong(request, reply, typed);
    const found = await ask<Appointment>(request, 'getAppointment', { code });
    if (!found.ok)
      return unlisted(request, reply, 404, 'appointment.form.unknown', (frame) =>
        unknownCode(frame, 'appointment', code),
      );
    return unlisted(request, reply, trouble ? 422 : 200, 'appointment.path', (frame) =>
      appointmentPage(frame, found.value, {
        code,
        id: idOf(),
        ...(trouble && { trouble: refusalWords(frame, trouble) }),
      }),
    );
  };

  return {
    wrong,
    windows: async (request: FastifyRequest, reply: FastifyReply) => {
      const found = await ask<{ windows: Windows }>(request, 'findWindows', {});
      return shown(request, reply, 'appointment.title', (frame) =>
        chooseWindow(frame, found.ok ? found.value.windows : []),
      );
    },
    items: async (request: Asked, reply: FastifyReply) => {
      const slots = await slotsOf(request, request.params.unitId);
      return slots.ok
        ? shown(request, reply, 'appointment.item', (frame) => chooseItem(frame, slots.value))
        : toStart(reply);
    },
    days: async (request: Asked, reply: FastifyReply) => {
      const { unitId, item } = request.params;
      const slots = await slotsOf(request, unitId);
      return slots.ok && itemKey.safeParse(item).success
        ? shown(request, reply, 'appointment.day', (frame) => chooseDay(frame, slots.value, item))
        : toStart(reply);
    },
    times: (request: Asked, reply: FastifyReply) => times(request, reply, request.params),
    one: (request: Asked, reply: FastifyReply) => one(request, reply, request.params.code),
    book: async (request: FastifyRequest, reply: FastifyReply) => {
      const { id = '', phone = '', halfHour, ...given } = formOf(request);
      if (!halfHour) return times(request, reply, { ...given, phone }, { code: 'chooseTime' });
      const input = { ...given, id, halfHour, ...(phone.trim() && { phone }) };
      const done = await act(request, 'bookAppointment', input, id);
      if (!done.ok) return times(request, reply, { ...given, phone, halfHour }, done.refusal);
      return reply.redirect(`/appointment/${(done.value as { code: string }).code}`, 303);
    },
    act: async (request: Asked, reply: FastifyReply, deed: 'arrive' | 'cancel') => {
      const code = codeFrom(request.params.code);
      const id = formOf(request).id ?? idOf();
      const done =
        deed === 'arrive'
          ? await act(request, 'arriveForAppointment', { id, code }, id)
          : await act(request, 'cancelAppointment', { code }, idOf());
      return done.ok ? reply.redirect(`/appointment/${code}`, 303) : one(request, reply, code, done.refusal);
    },
  };
}

type Frame = Awaited<ReturnType<typeof readingOf>>['frame'];

/** A form that lacks its half hour, or whose telephone is none, is told in the words of the page. */
function troubleWords(
  frame: Frame,
  refusal: { code: string; params?: Record<string, string | number>; faults?: readonly { at: string; code: string }[] },
): string {
  if (refusal.code === 'chooseTime') return frame.say('appointment.chooseTimeSentence');
  const phone = refusal.faults?.find(({ at }) => at === 'phone');
  return phone ? frame.say(`fault.${phone.code}`) : refusalWords(frame, refusal);
}
