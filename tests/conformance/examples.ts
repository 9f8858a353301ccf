/** An input that the schema of an operation lets in, made from the schema itself; by hand only where it cannot be. */
import type { AnyCommand, AnyQuery } from '@cuntu/base';
import { z } from 'zod';

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  minLength?: number;
  minimum?: number;
  minItems?: number;
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
}

export interface Known {
  id: string;
  now: string;
  /** By name of a field, wherever it stands. */
  fields: Record<string, unknown>;
}

const byFormat = (known: Known): Record<string, unknown> => ({
  uuid: known.id,
  date: known.now.slice(0, 10),
  'date-time': known.now,
});

function made(schema: Schema, name: string, known: Known): unknown {
  // `lon` is a number of a place, and a column of a track.
  if (name in known.fields && Array.isArray(known.fields[name]) === (schema.type === 'array'))
    return known.fields[name];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return made(choice, name, known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.format && schema.format in byFormat(known)) return byFormat(known)[schema.format];
  switch (schema.type) {
    case 'string':
      return schema.pattern?.includes('{64}') ? 'a'.repeat(64) : 'x'.repeat(Math.max(4, schema.minLength ?? 0));
    case 'number':
    case 'integer':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return false;
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map((item) => made(item, name, known));
      return Array.from({ length: schema.minItems ?? 0 }, () => made(schema.items ?? {}, '', known));
    case 'object':
      return objectOf(schema, known);
    default:
      return null;
  }
}

const objectOf = (schema: Schema, known: Known) =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([field]) => schema.required?.includes(field))
      .map(([field, each]) => [field, made(each, field, known)]),
  );

/** Throws where the schema wants what it does not show: then the field is named in `known.fields`. */
export function exampleOf({ name, input }: AnyCommand | AnyQuery, known: Known): Record<string, unknown> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const example = objectOf(schema, known);
  const tried = input.safeParse(example);
  if (!tried.success) throw new Error(`no example of ${name}: ${z.prettifyError(tried.error)}`);
  return schema.properties?.version ? { ...example, version: STALE } : example;
}

/** No form is of this version: whoever may do the deed is told that his form is old, and nothing is done. */
export const STALE = 999_999;
