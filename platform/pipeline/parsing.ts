/** Turns what zod found wrong into faults with a path and a code that the words files have a sentence for. */
import { type Result, refuse } from '@cuntu/base';
import type { z } from 'zod';

export interface Fault {
  at: string;
  code: string;
  params?: Record<string, string | number>;
}

const FAULTS_MAX = 50;
/** Of fields that no form has; a body of megabytes may name as many. */
const FIELDS_NAMED = 10;
/** A polygon's point lies five deep; whoever walks the input must not run out of stack. */
const DEPTH_MAX = 32;

/** What the schema says of the input, all faults at once. */
export function parsed<S extends z.ZodType>(schema: S, raw: unknown): Result<z.output<S>> {
  const unfit = unfitTexts(raw);
  if (unfit.length > 0) return refuse('input.invalid', { faults: unfit.slice(0, FAULTS_MAX) });
  // Else zod keeps the wrong value to itself, and "not given" cannot be told from "given wrongly".
  const outcome = schema.safeParse(raw, { reportInput: true });
  return outcome.success
    ? { ok: true, value: outcome.data }
    : refuse('input.invalid', { faults: faultsOf(outcome.error) });
}

/** JSON lets through what no database (U+0000), no XML of a workbook (controls, noncharacters) and no screen can hold. */
const UNFIT = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u;
/** Something was typed, and nobody would see it: a name on a paper must not be empty to the eye. */
const UNSEEN =
  /^[\s\p{Default_Ignorable_Code_Point}]*\p{Default_Ignorable_Code_Point}[\s\p{Default_Ignorable_Code_Point}]*$/u;

const isUnfit = (text: string): boolean => UNFIT.test(text) || UNSEEN.test(text) || !text.isWellFormed();

function unfitTexts(value: unknown, at = '', depth = 0): Fault[] {
  if (typeof value === 'string') return isUnfit(value) ? [{ at, code: 'unfitText' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (depth === DEPTH_MAX) return [{ at, code: 'tooDeep' }];
  return Object.entries(value).flatMap(([key, each]) => [
    ...unfitTexts(key, at),
    ...unfitTexts(each, at ? `${at}.${key}` : key, depth + 1),
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
      return { code: 'unknownField', params: { fields: issue.keys.slice(0, FIELDS_NAMED).join(', ') } };
    case 'custom':
      return { code: issue.message || 'wrong' };
    default:
      return { code: 'wrong' };
  }
}
