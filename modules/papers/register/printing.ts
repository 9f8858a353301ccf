/** The job that prints a paper once from its committed record and keeps the bytes by their hash. */
import type { Files } from '#platform/files';
import type { Press } from '#platform/documents';
import type { Database } from '#platform/database';
import { paperKind } from './kinds.ts';
import { findPaper } from './tables.ts';

export interface Printshop {
  database: Database;
  press: Press;
  files: Files;
  /** Public address, printed in the QR code. */
  publicUrl: string;
  /** Has `papers.keepPrint` done by the house itself. */
  keep: (input: { paperId: string; sha256: string; pages: number }) => Promise<void>;
}

export async function printPaper(shop: Printshop, paperId: string): Promise<void> {
  const paper = await findPaper(shop.database.db, paperId);
  if (!paper || paper.sha256) return;
  const printed = await shop.press.print({
    template: paperKind(paper.kind).template,
    record: {
      ...paper.record,
      number: paper.number,
      demo: paper.demo,
      checkCode: paper.code,
      checkUrl: `${shop.publicUrl}/check/${paper.code}#${paper.leafHash}`,
    },
  });
  if (!printed.ok) throw new Error(`paper ${paper.number} cannot be printed: ${JSON.stringify(printed.refusal)}`);
  const kept = await shop.files.put(printed.value.pdf, { claimedType: 'application/pdf' });
  if (!kept.ok) throw new Error(`print of ${paper.number} is refused as a file: ${kept.refusal.code}`);
  await shop.keep({ paperId, sha256: kept.value.sha256, pages: printed.value.pages });
}
