/** Whether a picture's file has its end: an upload or a phone's storage that broke off leaves a head that looks fine. */
import type { MediaType } from './kinds.ts';

/**
 * Follows the structure instead of decoding, which would cost 10 to 30 ms a photo before the answer; pixels damaged
 * between a sound head and end show when the thumbnail is made.
 */
export function isWhole(bytes: Buffer, mediaType: MediaType): boolean {
  if (mediaType === 'image/jpeg') return jpegEnds(bytes);
  if (mediaType === 'image/png') return pngEnds(bytes);
  if (mediaType === 'image/webp') return bytes.readUInt32LE(4) + 8 <= bytes.length;
  return true;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.of(0xff, 0xd9);

/** The end is looked for behind the first scan: the EXIF block before it may hold a small picture with an end of its own. */
function jpegEnds(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    if (marker === START_OF_SCAN) return bytes.indexOf(END_OF_IMAGE, at) >= 0;
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

function pngEnds(bytes: Buffer): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
    at += 12 + bytes.readUInt32BE(at);
  }
  return false;
}
