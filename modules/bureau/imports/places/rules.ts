/** Divisions as people write them: a code, a name, or a name with those above it. */
import { parentOf } from '@cuntu/divisions';

export interface NamedDivision {
  code: string;
  name: string;
}

/** Codes by every way of writing; more than one where a name stands twice in the city. */
export type Gazetteer = ReadonlyMap<string, readonly string[]>;

export function gazetteerOf(divisions: readonly NamedDivision[]): Gazetteer {
  const names = new Map(divisions.map(({ code, name }) => [code, name]));
  const found = new Map<string, string[]>();
  for (const { code } of divisions) {
    let written = '';
    for (let at: string | undefined = code; at !== undefined && names.has(at); at = parentOf(at)) {
      written = names.get(at) + written;
      found.set(written, [...(found.get(written) ?? []), code]);
    }
    found.set(code, [code]);
  }
  return found;
}

export type Placed = { code: string } | { unknown: string } | { ambiguous: string; codes: readonly string[] };

export function placed(gazetteer: Gazetteer, word: string): Placed {
  const codes = gazetteer.get(word.replace(/[\s/·>-]/g, '')) ?? [];
  if (codes.length === 1) return { code: codes[0]! };
  return codes.length === 0 ? { unknown: word } : { ambiguous: word, codes };
}

/** Separators of a list of places. */
export const listed = (text: string): string[] =>
  text
    .split(/[\u3001,\uff0c;\uff1b\s]+/)
    .map((one) => one.trim())
    .filter(Boolean);
