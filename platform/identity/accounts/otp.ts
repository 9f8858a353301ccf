/** Six digits from a phone as the second factor (RFC 6238); the secret is kept sealed. */
import { Secret, TOTP } from 'otpauth';

const STEP_S = 30;

const totpOf = (secret: Uint8Array, label: string) =>
  new TOTP({ issuer: 'Cuntu', label, secret: new Secret({ buffer: secret.slice().buffer }), period: STEP_S });

/** What the QR code for the phone's authenticator says. */
export const otpAddress = (secret: Uint8Array, username: string): string => totpOf(secret, username).toString();

/** The 30-second step whose code this is, one earlier or later allowed for the phone's clock; `null`: none. */
export function otpStepOf(secret: Uint8Array, code: string, now: string): number | null {
  const epochMs = Date.parse(now);
  const drift = totpOf(secret, '').validate({ token: code.replaceAll(' ', ''), timestamp: epochMs, window: 1 });
  return drift === null ? null : Math.floor(epochMs / 1000 / STEP_S) + drift;
}
