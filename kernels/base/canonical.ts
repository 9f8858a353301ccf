/** Canonical JSON (RFC 8785): the one spelling of a value that two machines hash alike. */
import canonicalize from 'canonicalize';

/** Throws where RFC 8785 has no spelling (undefined, NaN, Infinity): a caller's bug, never a user's input. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not canonicalisable');
  return text;
}
