/** Files put before the command are hung on the matter within it; a file nobody put is refused by its place. */
import { ok, type Result, refuse } from '@cuntu/base';
import type { Deed } from '#platform/pipeline';
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
  const missing = files.findIndex((file) => !hung.includes(file));
  return missing === -1 ? ok(true) : refuse('file.unknown', { at: `${purpose}.${missing}` });
}
