/** Pictures: whether they are some, how large they are seen, and small copies that give nothing away. */
import { ok, type Result, refuse } from '@cuntu/base';
import sharp from 'sharp';
import type { MediaType } from './kinds.ts';
import { isWhole } from './whole.ts';

export type PictureRefusal = 'file.notAPicture' | 'file.pixelBomb';

export interface Picture {
  /** As seen, turned upright. */
  widthPx: number;
  heightPx: number;
  exif?: Uint8Array;
}

// libvips would keep files open and remember results by name.
sharp.cache(false);

export async function inspect(
  bytes: Buffer,
  mediaType: MediaType,
  maxPixels: number,
): Promise<Result<Picture, PictureRefusal>> {
  const picture = await headerOf(bytes);
  if (!picture || !isWhole(bytes, mediaType)) return refuse('file.notAPicture');
  const { widthPx, heightPx } = picture;
  if (widthPx * heightPx > maxPixels) return refuse('file.pixelBomb', { params: { widthPx, heightPx, maxPixels } });
  return ok(picture);
}

async function headerOf(bytes: Buffer): Promise<Picture | undefined> {
  try {
    const { autoOrient, exif } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { widthPx: autoOrient.width, heightPx: autoOrient.height, ...(exif && { exif }) };
  } catch {
    return undefined;
  }
}

/** Upright, never enlarged, re-encoded: place, device and time of the original stay behind. */
export const reduced = (path: string, widthPx: number, maxPixels: number): Promise<Buffer> =>
  sharp(path, { limitInputPixels: maxPixels })
    .autoOrient()
    .resize({ width: widthPx, withoutEnlargement: true })
    .webp({ quality: 76 })
    .toBuffer();
