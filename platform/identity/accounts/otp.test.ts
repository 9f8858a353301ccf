/** Tests of the second factor against the vectors of RFC 6238. */
import { describe, expect, it } from 'vitest';
import { otpAddress, otpStepOf } from './otp.ts';

/** RFC 6238 appendix B, SHA-1; the last six of its eight digits. */
const secret = new TextEncoder().encode('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('a code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at %i is %s', (seconds, code) => {
    expect(otpStepOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('is taken a step early or late, with its own step, and no further', () => {
    expect(otpStepOf(secret, '287082', at(59 + 30))).toBe(1);
    expect(otpStepOf(secret, '287 082', at(59 - 30))).toBe(1);
    expect(otpStepOf(secret, '287082', at(59 + 60))).toBeNull();
  });

  it('is brought to the phone by an otpauth address with the secret in base 32', () => {
    expect(otpAddress(secret, 'lin')).toBe(
      'otpauth://totp/Cuntu:lin?issuer=Cuntu&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    );
  });
});
