/** OpenAPI 3.1 of every declared deed; each operation says who may (`x-may`). */
import type { AnyCommand, AnyQuery, May } from '@cuntu/base';
import { z } from 'zod';

const xMay = (may: May): string | string[] =>
  typeof may === 'string' ? may : [...new Set(may.map((rule) => `${rule.role}@${rule.scope}`))];

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: dates }) as Record<
    string,
    unknown
  >;
  return json;
};

/** zod writes the pattern of every format out; the name of the format says the same and can be read. */
const dates = ({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }) => {
  if (jsonSchema.format) delete jsonSchema.pattern;
};

const madeJson = (deed: AnyCommand | AnyQuery) => ({
  description: 'OK',
  content: { 'application/json': { schema: schemaOf(deed.output, 'output') } },
});

/** Bytes have no schema in OpenAPI 3.1; the media type says what they are. */
const madeFile = (mediaTypes: readonly string[]) => ({
  description: 'OK',
  headers: { 'Content-Disposition': { schema: { type: 'string' } } },
  content: Object.fromEntries(mediaTypes.map((one) => [one, {}])),
});

const answers = (deed: AnyCommand | AnyQuery) => ({
  '200': deed.kind === 'query' && deed.files ? madeFile(deed.files) : madeJson(deed),
  '4XX': {
    description: deed.refusals.join(', '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
});

const bodyOf = (deed: AnyCommand | AnyQuery) => ({
  required: true,
  content: { 'application/json': { schema: schemaOf(deed.input, 'input') } },
});

function parameters(schema: Record<string, unknown>) {
  const properties = (schema.properties ?? {}) as Record<string, unknown>;
  const required = (schema.required ?? []) as string[];
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: one,
  }));
}

export function openApi(deeds: readonly (AnyCommand | AnyQuery)[], version: string): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  for (const deed of [...deeds].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const common = {
      operationId: deed.name,
      tags: [deed.name.split('.')[0]],
      'x-may': xMay(deed.may),
      responses: answers(deed),
    };
    paths[`/api/${deed.name}`] =
      deed.kind === 'query'
        ? {
            get: { ...common, parameters: parameters(schemaOf(deed.input, 'input')) },
            // The same question where it is too long for an address: nothing is changed by it.
            ...(deed.triesAMinute === undefined && {
              post: { ...common, operationId: `${deed.name}.long`, requestBody: bodyOf(deed) },
            }),
          }
        : {
            post: {
              ...common,
              parameters: [
                { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } },
                { name: 'Made-At', in: 'header', required: false, schema: { type: 'string', format: 'date-time' } },
              ],
              requestBody: bodyOf(deed),
            },
          };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Cuntu', version, license: { name: 'MulanPSL-2.0', identifier: 'MulanPSL-2.0' } },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'cuntu' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problem },
    },
    security: [{ session: [] }, { bearer: [] }],
  };
}

const text = { type: 'string' };
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    code: text,
    detail: text,
    instance: text,
    at: text,
    article: text,
    next: text,
    params: { type: 'object' },
    faults: { type: 'array', items: { type: 'object', properties: { at: text, code: text, sentence: text } } },
  },
};
