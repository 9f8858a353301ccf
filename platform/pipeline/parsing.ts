/** Turns what zod found wrong into faults with a path and a code that the words files have a sentence for. */
import { type Result, refuse } from '@cuntu/base';
import type { z } from 'zod';

export interface Fault {
  at: string;
  code: string;
  params?: Record<string, string | number>;
}

const FAULTS_MAX = 50;

/** What the schema says of the input, all faults at once. */
export function parsed<S extends z.ZodType>(schema: S, raw: unknown): Result<z.output<S>> {
  const unfit = unfitTexts(raw);
  if (unfit.length > 0) return refuse('input.invalid', { faults: unfit });
  // Else zod keeps the wrong value to itself, and "not given" cannot be told from "given wrongly".
  const outcome = schema.safeParse(raw, { reportInput: true });
  return outcome.success
    ? { ok: true, value: outcome.data }
    : refuse('input.invalid', { faults: faultsOf(outcome.error) });
}

/** No database keeps U+0000 in a text, and half a surrogate pair is no character: JSON lets both through. */
function unfitTexts(value: unknown, at = ''): Fault[] {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed() ? [{ at, code: 'unfitText' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...unfitTexts(key, at),
    ...unfitTexts(each, at ? `${at}.${key}` : key),
  ]);
}

function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.slice(0, FAULTS_MAX).map((issue) => ({ at: issue.path.join('.'), ...wording(issue) }));
}

function wording(issue: z.core.$ZodIssue): Omit<Fault, 'at'> {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return { code: 'missing' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: `wrongType.${issue.expected}` };
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return { code: 'missing' };
      return { code: `tooSmall.${issue.origin}`, params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: `tooBig.${issue.origin}`, params: { maximum: Number(issue.maximum) } };
    case 'invalid_format':
      return { code: `wrongForm.${issue.format}` };
    case 'invalid_value':
      return { code: 'notInList', params: { list: issue.values.map(String).join(', ') } };
    case 'unrecognized_keys':
      return { code: 'unknownField', params: { fields: issue.keys.join(', ') } };
    case 'custom':
      return { code: issue.message || 'wrong' };
    default:
      return { code: 'wrong' };
  }
}
