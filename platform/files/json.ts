/** The text of a file as JSON. */

/** Undefined where it is none; a byte order mark is no fault. */
export function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes));
  } catch {
    return undefined;
  }
}
