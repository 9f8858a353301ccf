/** Pictures: whether they can really be decoded, how large they are seen, and small copies that give nothing away. */
import { ok, type Result, refuse } from '@cuntu/base';
import sharp from 'sharp';

export type PictureRefusal = 'file.notAPicture' | 'file.pixelBomb';

export interface Picture {
  /** As seen, turned upright. */
  widthPx: number;
  heightPx: number;
  exif?: Uint8Array;
}

// libvips would keep files open and remember results by name.
sharp.cache(false);

export async function inspect(path: string, maxPixels: number): Promise<Result<Picture, PictureRefusal>> {
  const picture = await headerOf(path);
  if (!picture) return refuse('file.notAPicture');
  const { widthPx, heightPx } = picture;
  if (widthPx * heightPx > maxPixels) return refuse('file.pixelBomb', { params: { widthPx, heightPx, maxPixels } });
  return (await decodes(path, maxPixels)) ? ok(picture) : refuse('file.notAPicture');
}

async function headerOf(path: string): Promise<Picture | undefined> {
  try {
    const { autoOrient, exif } = await sharp(path, { limitInputPixels: false }).metadata();
    return { widthPx: autoOrient.width, heightPx: autoOrient.height, ...(exif && { exif }) };
  } catch {
    return undefined;
  }
}

/** Runs through all pixels; a JPEG is read at an eighth of its size, a few milliseconds a megabyte. */
async function decodes(path: string, maxPixels: number): Promise<boolean> {
  try {
    await sharp(path, { limitInputPixels: maxPixels, failOn: 'truncated' }).resize({ width: 8 }).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Upright, never enlarged, re-encoded: place, device and time of the original stay behind. */
export const reduced = (path: string, widthPx: number, maxPixels: number): Promise<Buffer> =>
  sharp(path, { limitInputPixels: maxPixels })
    .autoOrient()
    .resize({ width: widthPx, withoutEnlargement: true })
    .webp({ quality: 76 })
    .toBuffer();
