/** Base64 and decimal numbers as the log's text formats write them: one spelling each, everything else is refused. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

/** RFC 4648 §4, padded. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const left = bytes.length - at;
    text += LETTERS[a >> 2]! + LETTERS[((a & 3) << 4) | (b >> 4)]!;
    text += left > 1 ? LETTERS[((b & 15) << 2) | (c >> 6)]! : '=';
    text += left > 2 ? LETTERS[c & 63]! : '=';
  }
  return text;
}

/** Undefined for anything but the one spelling of some bytes: a second one would let the same signature be counted twice. */
export function unbase64(text: string): Uint8Array | undefined {
  const [, body = '', padding = ''] = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text) ?? [];
  if (text.length % 4 !== 0 || (text !== '' && body === '')) return undefined;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding.length);
  let [bits, count, at] = [0, 0, 0];
  for (const letter of body) {
    bits = (bits << 6) | VALUES.get(letter)!;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 255;
    bits &= (1 << count) - 1;
  }
  return bits === 0 && at === bytes.length ? bytes : undefined;
}

/** Not negative, no leading zero; undefined beyond what a number holds exactly, for a rounded index names another leaf. */
export function decimal(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
