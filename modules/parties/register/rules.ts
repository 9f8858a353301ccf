/** However it was written: without spaces, hyphens and the prefix of the country. */
export const barePhone = (text: string): string =>
  text.replace(/[\s-]/g, '').replace(/^((\+|00)86|86(?=1\d{10}$))/, '');

/** Whether an identity number can be one: its check digit, of a person (GB 11643-1999) or of an organisation (GB 32100-2015). */

const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const PERSON_DIGITS = '10X98765432';

const FIRM_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FIRM_WEIGHTS = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);

const weighed = (weights: readonly number[], valueAt: (at: number) => number): number =>
  weights.reduce((sum, weight, at) => sum + weight * valueAt(at), 0);

export const personDigit = (first17: string): string =>
  PERSON_DIGITS[weighed(PERSON_WEIGHTS, (at) => Number(first17[at])) % 11]!;

export const firmDigit = (first17: string): string =>
  FIRM_ALPHABET[(31 - (weighed(FIRM_WEIGHTS, (at) => FIRM_ALPHABET.indexOf(first17[at]!)) % 31)) % 31]!;

/** Of 18 characters; a number of digits alone may be either, and one of the two must fit. */
export function hasRightDigit(number: string): boolean {
  const [first17, last] = [number.slice(0, 17), number.slice(17)];
  const ofPerson = /^\d{17}$/.test(first17) && personDigit(first17) === last;
  return ofPerson || firmDigit(first17) === last;
}
