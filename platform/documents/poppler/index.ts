/** What a reader finds in a PDF, asked of poppler-utils: for tests, which must not believe the press itself. */
import { spawnSync } from 'node:child_process';

function poppler(tool: string, args: string[], pdf: Uint8Array): string {
  const { error, status, stdout, stderr } = spawnSync(tool, args, { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  if (error) throw new Error(`${tool} is missing: apt-get install poppler-utils`, { cause: error });
  if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  return stdout.toString();
}

/** The text layer without any white space, since line breaks belong to the layout; one entry a page. */
export function textOfPages(pdf: Uint8Array): string[] {
  const pages = poppler('pdftotext', ['-raw', '-', '-'], pdf).split('\f').slice(0, -1);
  return pages.map((page) => page.replace(/[\s\u200B]/g, ''));
}

/** PostScript names of the embedded fonts, without the tag of the subset. */
export function fontsOf(pdf: Uint8Array): string[] {
  const rows = poppler('pdffonts', ['-'], pdf).trim().split('\n').slice(2);
  return rows.map((row) => row.split(/\s+/)[0]!.replace(/^[A-Z]{6}\+/, '')).sort();
}
