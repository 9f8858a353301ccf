/** Photos of a camera's size, each with bytes of its own: the same bytes twice would be kept once. */
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A JPEG segment that holds nothing but a comment: marker, length, words. */
const comment = (words: Uint8Array) => Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words]);

/** Makes the picture once; each call gives it with another comment. */
export async function photoOf(bytes: number): Promise<() => Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const picture = sharp({ create: { width: 1600, height: 1200, channels: 3, background: 'white', noise } });
  const jpeg = await picture.jpeg({ quality: 30 }).toBuffer();
  const grown = Buffer.concat([jpeg, Buffer.alloc(Math.max(0, bytes - jpeg.length))]);
  return () => Buffer.concat([grown.subarray(0, 2), comment(randomBytes(16)), grown.subarray(2)]);
}
