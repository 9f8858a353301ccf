/** Turns what zod found wrong into faults with a path and a code that the words files have a sentence for. */
import type { z } from 'zod';

export interface Fault {
  at: string;
  code: string;
  params?: Record<string, string | number>;
}

const FAULTS_MAX = 50;

export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.slice(0, FAULTS_MAX).map((issue) => ({ at: issue.path.join('.'), ...wording(issue) }));
}

function wording(issue: z.core.$ZodIssue): Omit<Fault, 'at'> {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return { code: 'missing' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: `wrongType.${issue.expected}` };
    case 'too_small':
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
