/** The guide and the page of promises: open to anyone, and to be found by a search. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { guideList, guidePage, promisePage, unknownItem } from '#modules/applications';
import { findItems, findPromises, findRatingFigures, findWindows } from '#modules/applications/contract';
import { type Portal, readingOf, send, sendUnlisted } from './answering.ts';
import { ask } from './asking.ts';
import { page } from './page.ts';
import { pathTo } from './path.ts';

export function registerGuide(app: FastifyInstance, portal: Portal): void {
  app.get('/guide', (request, reply) => list(portal, request, reply));
  app.get<{ Params: { item: string } }>('/guide/:item', (request, reply) => one(portal, request, reply));
  app.get('/promise', (request, reply) => promises(portal, request, reply));
}

async function itemsNow(portal: Portal, request: FastifyRequest) {
  const reading = await readingOf(portal, request);
  const found = await ask(portal, request, reading, findItems, {});
  const reader = { ...reading.frame, today: portal.world.clock.today() };
  return { reading, reader, items: found.ok ? found.value.items : [] };
}

async function list(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { reading, reader, items } = await itemsNow(portal, request);
  const { frame } = reading;
  const text = pathTo(frame, 'guide.path', guideList(reader, items));
  return send(reply, 200, page(frame, { title: frame.say('guide.title'), text }));
}

async function one(
  portal: Portal,
  request: FastifyRequest<{ Params: { item: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { reading, reader, items } = await itemsNow(portal, request);
  const { frame } = reading;
  const item = items.find(({ key }) => key === request.params.item);
  if (!item) {
    const text = pathTo(frame, 'guide.path', unknownItem(reader, items));
    return sendUnlisted(reply, 404, frame, { title: frame.say('guide.unknown'), text });
  }
  const title = frame.say(`kind.${item.key}`);
  const windows = await ask(portal, request, reading, findWindows, {});
  const text = pathTo(frame, 'guide.path', guidePage(reader, item, windows.ok ? windows.value.windows : []), title);
  return send(reply, 200, page(frame, { title, text }));
}

async function promises(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reading = await readingOf(portal, request);
  const { frame } = reading;
  const [kept, rated] = [
    await ask(portal, request, reading, findPromises, {}),
    await ask(portal, request, reading, findRatingFigures, {}),
  ];
  if (!kept.ok || !rated.ok) throw new Error('what is for anyone was refused');
  const reader = { ...frame, today: portal.world.clock.today() };
  const text = pathTo(frame, 'promise.path', promisePage(reader, kept.value, rated.value.figures));
  return send(reply, 200, page(frame, { title: frame.say('promise.title'), text }));
}
