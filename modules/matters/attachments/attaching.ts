/** Files put before the command are hung on the matter within it; one that he did not put, or of another kind, is refused by its place. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { reduceLater } from './reducing.ts';
import { insertAttachments } from './tables.ts';

const isImage = (mediaType: string): boolean => mediaType.startsWith('image/');

/** Of any kind: answers the media type of each, in their order. */
export async function hang(
  deed: Deed,
  matterId: string,
  factN: number,
  purpose: string,
  files: readonly string[],
): Promise<Result<string[], never>> {
  if (files.length === 0) return ok([]);
  const hung = await insertAttachments(deed.tx, matterId, factN, purpose, files, deed.personId);
  const types: string[] = [];
  for (const [i, file] of files.entries()) {
    const kept = hung.find((one) => one.sha256 === file);
    if (!kept) return refuse('file.unknown', { at: `${purpose}.${i}` });
    types.push(kept.mediaType);
  }
  const images = files.filter((_, i) => isImage(types[i]!));
  if (images.length > 0) reduceLater(deed, images);
  return ok(types);
}

/** Photos: a PDF or a workbook proves nothing of a place, and no list of photos can show it. */
export async function attach(
  deed: Deed,
  matterId: string,
  factN: number,
  purpose: string,
  files: readonly string[],
): Promise<Result<true, never>> {
  const hung = await hang(deed, matterId, factN, purpose, files);
  if (!hung.ok) return hung;
  const other = hung.value.findIndex((mediaType) => !isImage(mediaType));
  return other < 0 ? ok(true) : refuse('file.notAPicture', { at: `${purpose}.${other}` });
}
