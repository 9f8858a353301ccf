/** Tests of which passwords are good enough. */
import { describe, expect, it } from 'vitest';
import { foldPassword, passwordFault, passwordLength } from './password-rule.ts';

describe('a password', () => {
  it.each(['correct horse battery', 'wei-shan-7-tian-li', 'Tk9#vLq2!mZx'])('may be %s', (password) => {
    expect(passwordFault(password, 'lin')).toBeNull();
  });

  it('may be a phrase of six Han characters, each counting two', () => {
    const phrase = '\u6885\u82b1\u96ea\u91cc\u8c01\u6765';
    expect(passwordLength(phrase)).toBe(12);
    expect(passwordFault(phrase, 'lin')).toBeNull();
    expect(passwordFault(phrase.slice(1), 'lin')).toBe('password.short');
  });

  it.each([
    ['Tk9#vLq2!mZ', 'password.short'],
    ['x7#'.repeat(90), 'password.long'],
    ['my-Zhaoming-2026', 'password.holdsName'],
    ['Password2026!!', 'password.common'],
    ['p@ssw0rd123456', 'password.common'],
    ['admin123admin123', 'password.common'],
    ['abcdefghijklmn', 'password.common'],
    ['lkjhgfdsapoiuy', 'password.common'],
    ['aaaaaaaabbbbbbbb', 'password.common'],
    ['829374650192', 'password.common'],
    ['WoAiNi5201314!', 'password.common'],
  ])('%s is refused as %s', (password, fault) => {
    expect(passwordFault(password, 'zhaoming')).toBe(fault);
  });

  it('typed in full width is the same password', () => {
    expect(foldPassword('\uff34\uff4b\uff19\uff03')).toBe('Tk9#');
  });

  it('is not refused for a name too short to be told from chance', () => {
    expect(passwordFault('correct horse battery', 'ho')).toBeNull();
  });
});
