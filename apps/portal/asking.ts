/** How a page of the portal asks what it shows: any query that is for anyone, in the reader's language. */
import type { Query, Result } from '@cuntu/base';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { applications } from '#modules/applications';
import { matters } from '#modules/matters';
import { papers } from '#modules/papers';
import { consult, type QueryHandler } from '#platform/pipeline';
import type { Portal, Reading } from './answering.ts';

const handlers = new Map(
  [...applications.handlers, ...matters.handlers, ...papers.handlers].map(
    (one) => [one.declaration.name, one] as const,
  ),
);

export const handlerNamed = <H>(name: string): H => handlers.get(name) as H;

export const ask = <Q extends Query>(
  portal: Portal,
  request: FastifyRequest,
  { frame }: Reading,
  query: Q,
  input: z.input<Q['input']>,
): Promise<Result<z.output<Q['output']>, string>> =>
  consult(
    portal.world,
    handlerNamed<QueryHandler>(query.name),
    { actor: 'nobody', lang: frame.lang, requestId: request.id },
    input,
  ) as Promise<Result<z.output<Q['output']>, string>>;
