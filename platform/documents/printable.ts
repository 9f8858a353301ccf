/** Whether the words of a record can be printed as they stand, and if not which characters are in the way, and where. */
import { ok, type Result, refuse } from '@cuntu/base';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

export type PrintRefusal = 'paper.glyphMissing' | 'paper.hiddenCharacter';

/** Controls, halves of a pair, and marks that turn the direction of reading: what is seen would not be what is stored. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const LAYOUT = /[\t\n\r]/;
/** No glyph is expected of them (variation selectors, joiners, soft hyphens). */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** As many as a sentence bears. */
const NAMED = 20;

interface Fault {
  at: string;
  code: PrintRefusal;
  params: Record<string, string | number>;
}

export function printable(record: Json, covers: (codePoint: number) => boolean): Result<null, PrintRefusal> {
  const faults: Fault[] = [];
  for (const [at, text] of texts(record, '')) {
    const wrong = [...new Set(text)].filter((character) => !LAYOUT.test(character));
    const hidden = wrong.filter((character) => HIDDEN.test(character));
    const missing = wrong.filter(
      (character) => !HIDDEN.test(character) && !INVISIBLE.test(character) && !covers(character.codePointAt(0)!),
    );
    if (hidden.length > 0) faults.push(fault(at, 'paper.hiddenCharacter', hidden.map(codeOf)));
    if (missing.length > 0)
      faults.push(
        fault(
          at,
          'paper.glyphMissing',
          missing.map((c) => `${c} (${codeOf(c)})`),
        ),
      );
  }
  const [first] = faults;
  return first ? refuse(first.code, { at: first.at, params: first.params, faults }) : ok(null);
}

const codeOf = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

const fault = (at: string, code: PrintRefusal, characters: string[]): Fault => ({
  at,
  code,
  params: { characters: characters.slice(0, NAMED).join(' '), count: characters.length },
});

function* texts(value: Json, at: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [at, value];
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, at === '' ? key : `${at}.${key}`);
}
