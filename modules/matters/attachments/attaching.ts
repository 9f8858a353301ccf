/** Photos put before the command are hung on the matter within it; one nobody put, or that is none, is refused by its place. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
import { reduceLater } from './reducing.ts';
import { insertAttachments } from './tables.ts';

export async function attach(
  deed: Deed,
  matterId: string,
  factN: number,
  purpose: string,
  files: readonly string[],
): Promise<Result<true, never>> {
  if (files.length === 0) return ok(true);
  const hung = await insertAttachments(deed.tx, matterId, factN, purpose, files);
  for (const [i, file] of files.entries()) {
    const kept = hung.find((one) => one.sha256 === file);
    if (!kept) return refuse('file.unknown', { at: `${purpose}.${i}` });
    // A PDF or a workbook proves nothing of a place, and no list of photos can show it.
    if (!kept.mediaType.startsWith('image/')) return refuse('file.notAPicture', { at: `${purpose}.${i}` });
  }
  reduceLater(deed, files);
  return ok(true);
}
