/** A query's input from an address: each top-level field its own parameter, lists and objects as JSON. */
import { isTooDeep } from './json-body.ts';

/** What is not JSON stays text, and the schema says what is wrong with it; what is empty was not given, and is no 0. */
export function inputOf(params: Record<string, string | string[] | undefined>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : readParameter(value)]),
  );
}

function readParameter(text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return undefined;
  if (!/^[[{]/.test(text) || isTooDeep(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
