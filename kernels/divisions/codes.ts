/** Administrative codes: GB/T 2260 to the county, the statistical code to the village, two digits more for the group. */

export type Level = 'city' | 'county' | 'township' | 'village' | 'group';

const LENGTHS: readonly (readonly [Level, number])[] = [
  ['city', 4],
  ['county', 6],
  ['township', 9],
  ['village', 12],
  ['group', 14],
];

const CODE = /^[1-9]\d{3}(\d\d(\d{3}(\d{3}(\d\d)?)?)?)?$/;

export const isDivisionCode = (text: string): boolean => CODE.test(text);

/** Throws RangeError on anything that is not a code: check user input with `isDivisionCode` first. */
export function levelOf(code: string): Level {
  const found = isDivisionCode(code) && LENGTHS.find(([, length]) => length === code.length);
  if (!found) throw new RangeError(`not a division code: ${JSON.stringify(code)}`);
  return found[0];
}

/** The code of the named level above (or at) `code`; undefined where `code` itself lies higher. */
export function ancestorAt(code: string, level: Level): string | undefined {
  levelOf(code);
  const length = LENGTHS.find(([name]) => name === level)![1];
  return length <= code.length ? code.slice(0, length) : undefined;
}

/** undefined for a city: nothing above it is ours. */
export function parentOf(code: string): string | undefined {
  const at = LENGTHS.findIndex(([level]) => level === levelOf(code));
  return at > 0 ? code.slice(0, LENGTHS[at - 1]![1]) : undefined;
}

export const countyOf = (code: string): string | undefined => ancestorAt(code, 'county');
export const townshipOf = (code: string): string | undefined => ancestorAt(code, 'township');

/**
 * Whether `inner` lies in `outer` or is it. A prefix is enough because levels have fixed lengths.
 * @example contains('421303', '421303187201') // true
 */
export function contains(outer: string, inner: string): boolean {
  levelOf(outer);
  levelOf(inner);
  return inner.startsWith(outer);
}
