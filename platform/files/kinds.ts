/** Kinds of file by their first bytes: what is claimed about a file counts for nothing. */

export type MediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'application/pdf'
  | 'application/geo+json'
  | 'text/plain'
  | typeof XLSX;

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type Kind = { mediaType: MediaType } | { refused: string } | undefined;

/** As many bytes as the longest test needs; a smaller file is none of these kinds. */
export const HEAD_BYTES = 64;

/** Of the first file in the package, 30 bytes in: Excel, WPS, LibreOffice and libraries begin with one of these. */
const PACKAGE_BEGINS = ['[Content_Types].xml', '_rels/', 'docProps/', 'xl/'];
const HEIF_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)$/;

export function kindOf(head: Uint8Array): Kind {
  const latin = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  if (latin.startsWith('\xFF\xD8\xFF')) return { mediaType: 'image/jpeg' };
  if (latin.startsWith('\x89PNG\r\n\x1A\n')) return { mediaType: 'image/png' };
  if (latin.startsWith('RIFF') && latin.startsWith('WEBP', 8)) return { mediaType: 'image/webp' };
  if (latin.startsWith('%PDF-')) return { mediaType: 'application/pdf' };
  if (latin.startsWith('ftyp', 4)) return { refused: HEIF_BRANDS.test(latin.slice(8, 12)) ? 'HEIC' : 'MP4' };
  if (latin.startsWith('GIF8')) return { refused: 'GIF' };
  if (latin.startsWith('II*\0') || latin.startsWith('MM\0*')) return { refused: 'TIFF' };
  // Of Word and PowerPoint it is told apart by whoever reads it: `platform/sheets` looks for the workbook inside.
  if (latin.startsWith('PK\x03\x04'))
    return PACKAGE_BEGINS.some((name) => latin.startsWith(name, 30)) ? { mediaType: XLSX } : { refused: 'ZIP' };
  return textOf(latin);
}

/** GeoJSON is an object; a text of boundary points (GBK or UTF-8) begins with the name of a section. No page, no script. */
function textOf(latin: string): Kind {
  if (/[^\t\n\r\x20-\xFF]/.test(latin)) return undefined;
  const words = latin.replace(/^\xEF\xBB\xBF/, '').trimStart();
  if (/^\{\s*"/.test(words)) return { mediaType: 'application/geo+json' };
  return /^\[[\x80-\xFF]{4,}\]/.test(words) ? { mediaType: 'text/plain' } : undefined;
}

export const isPicture = (mediaType: MediaType): boolean => mediaType.startsWith('image/');
