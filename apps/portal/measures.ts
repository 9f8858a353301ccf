/** The register of measures at its address, for anybody. */
import type { FastifyInstance } from 'fastify';
import { applications, measuresPage } from '#modules/applications';
import { consult, type QueryHandler } from '#platform/pipeline';
import { type Portal, readingOf, send } from './answering.ts';
import { page } from './page.ts';
import { under } from './under.ts';

const findMeasures = applications.handlers.find(
  ({ declaration }) => declaration.name === 'applications.findMeasures',
) as QueryHandler;

export function registerMeasures(scope: FastifyInstance, portal: Portal): void {
  scope.get('/measures', async (request, reply) => {
    const reading = await readingOf(portal, request);
    const { frame } = reading;
    const question = { actor: 'nobody' as const, lang: frame.lang, requestId: request.id };
    const found = await consult(portal.world, findMeasures, question, {});
    if (!found.ok) throw new Error(found.refusal.code);
    const text = measuresPage(frame, found.value as Parameters<typeof measuresPage>[1]);
    const at = { key: 'page.measures', href: '/measures' };
    return send(reply, 200, page(frame, { title: frame.say('page.measures'), text: under(reading, at, text) }));
  });
}
