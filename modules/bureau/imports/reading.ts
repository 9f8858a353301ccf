/** The filled-in form taken from the files and read, before any transaction. */
import { buffer } from 'node:stream/consumers';
import { ok, type Result, refuse } from '@cuntu/base';
import type { Ports } from '#platform/pipeline';
import { type ReadSheet, readWorkbook, type SheetRefusal } from '#platform/sheets';

const BYTES_MAX = 10_000_000;

export async function readForm(
  { files }: Ports,
  { file }: { file: string },
): Promise<Result<ReadSheet[], SheetRefusal | 'import.noFile' | 'import.empty'>> {
  const opened = await files.open(file);
  if (!opened) return refuse('import.noFile', { at: 'file' });
  if (opened.sizeBytes > BYTES_MAX) {
    opened.stream.destroy();
    return refuse('sheet.tooLarge', { at: 'file', params: { maxMb: BYTES_MAX / 1_000_000 } });
  }
  const sheets = await readWorkbook(await buffer(opened.stream));
  if (!sheets.ok) return sheets;
  return sheets.value.some(({ rows }) => rows.length > 0) ? sheets : refuse('import.empty', { at: 'file' });
}

export const nothingIn = (counts: Record<string, number>) =>
  Object.values(counts).every((count) => count === 0) ? refuse('import.empty', { at: 'file' }) : ok(true);
