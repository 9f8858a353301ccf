/** How a paper's number is written and its check code spelled. */

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed in. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_BYTES = 10;

/** 80 random bits as 16 characters (contracts.md): nobody guesses one, and tries are limited besides. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError('a check code has 80 bits');
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let i = 0; i < 16; i++) {
    code = ALPHABET[Number(bits & 31n)]! + code;
    bits >>= 5n;
  }
  return code;
}

/** As people type it: small letters, spaces, hyphens, and the letters that look like digits. */
export const codeFrom = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** GB/T 9704-2012: hexagonal brackets, full year, no leading zero. `symbol` is the organ's, `word` the kind's. */
export const numberOf = (symbol: string, word: string, year: number, seq: number, template: string): string =>
  template
    .replace('{symbol}', symbol)
    .replace('{word}', word)
    .replace('{year}', String(year))
    .replace('{seq}', String(seq));

/** In groups of four, to be read out and typed in. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
