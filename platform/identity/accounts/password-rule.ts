/** Which passwords are good enough: long rather than odd, and not one that everybody tries first. */

export type PasswordFault = 'password.short' | 'password.long' | 'password.holdsName' | 'password.common';

/** NIST SP 800-63B §5.1.1.2 asks for length and a list of known ones, and advises against rules of composition. */
export const SHORTEST = 12;
/** Argon2 takes more; a limit keeps a megabyte of password from being hashed. */
export const LONGEST = 256;

/** The common ones of twelve and more are long because a short one is repeated, walked along or padded. */
const stems = [
  ...[
    'password',
    'passw0rd',
    'p@ssword',
    'p@ssw0rd',
    'admin',
    'administrator',
    'root',
    'welcome',
    'letmein',
    'iloveyou',
  ],
  ...['qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx', '1q2w3e4r', 'qazwsx', 'abc', 'abcd', 'test', 'guest'],
  ...[
    'monkey',
    'dragon',
    'sunshine',
    'princess',
    'football',
    'woaini',
    'wodemima',
    'mima',
    'zhongguo',
    'china',
    'cuntu',
  ],
];
const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const backwards = (text: string) => [...text].reverse().join('');

/** Width-folded, so that a password typed with a Chinese input method in full width is the same password. */
export const foldPassword = (password: string): string => password.normalize('NFKC');

/** A character outside ASCII is one of thousands and counts two, so that a phrase of six Han characters is long enough. */
export const passwordLength = (password: string): number =>
  [...foldPassword(password)].reduce((sum, char) => sum + (char.charCodeAt(0) < 128 ? 1 : 2), 0);

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5) return true;
  if (
    walks.some((walk) => `${walk}${walk}`.includes(lower) || `${backwards(walk)}${backwards(walk)}`.includes(lower))
  ) {
    return true;
  }
  // What is left of `Password2026!!` without digits and marks, and of `admin123admin123` taken once.
  const letters = lower.replace(/[^\p{L}@]/gu, '');
  const once = /^(.+?)\1+$/u.exec(letters)?.[1] ?? letters;
  return once === '' || stems.includes(once) || stems.includes(lower.replace(/[\d\W_]+$/u, ''));
}

/** The first reason against it, or `null`. `username` folded. */
export function passwordFault(password: string, username: string): PasswordFault | null {
  const folded = foldPassword(password);
  if (passwordLength(folded) < SHORTEST) return 'password.short';
  if (folded.length > LONGEST) return 'password.long';
  if (username.length >= 3 && folded.toLowerCase().includes(username)) return 'password.holdsName';
  return isCommon(folded) ? 'password.common' : null;
}
