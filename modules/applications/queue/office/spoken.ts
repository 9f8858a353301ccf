/** A number as it is called and shown: three digits, so that it is read alike from afar. */
const DIGITS = 3;

export const spoken = (number: number): string => String(number).padStart(DIGITS, '0');
