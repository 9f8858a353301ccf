/** Ids of what the house does by itself: the same cause is the same deed, however often it is told of it. */
import { createHash } from 'node:crypto';

/** A UUIDv8 (RFC 9562 §5.8) of the text. */
export function causedId(cause: string): string {
  const bytes = createHash('sha256').update(cause).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
