/** Font files (OpenType, also collections): the families they name and the characters they can draw. */
import { type FileHandle, open } from 'node:fs/promises';

export interface FontFile {
  path: string;
  /** Every spelling of the family found in the file; the typesetter knows at least one of them. */
  families: string[];
  /** Ranges of code points, each [first, last]. */
  ranges: [number, number][];
}

const COLLECTION = 0x74746366;
const FAMILY = 1;
const TYPOGRAPHIC_FAMILY = 16;

/** Reads only the tables it needs: a Chinese font is some 15 MB, its character map 0.2 MB. */
export async function readFont(path: string): Promise<FontFile> {
  const file = await open(path);
  try {
    const font: FontFile = { path, families: [], ranges: [] };
    for (const at of await faceOffsets(file)) {
      const tables = await tableDirectory(file, at);
      font.families.push(...familiesOf(await table(file, tables, 'name')));
      font.ranges.push(...rangesOf(await table(file, tables, 'cmap')));
    }
    font.families = [...new Set(font.families)];
    return font;
  } finally {
    await file.close();
  }
}

async function bytes(file: FileHandle, at: number, length: number): Promise<DataView> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  if (bytesRead < length) throw new Error('the font file ends too early');
  return new DataView(buffer.buffer);
}

async function faceOffsets(file: FileHandle): Promise<number[]> {
  const head = await bytes(file, 0, 12);
  if (head.getUint32(0) !== COLLECTION) return [0];
  const list = await bytes(file, 12, head.getUint32(8) * 4);
  return Array.from({ length: head.getUint32(8) }, (_, i) => list.getUint32(i * 4));
}

type Directory = Map<string, { at: number; length: number }>;

async function tableDirectory(file: FileHandle, at: number): Promise<Directory> {
  const count = (await bytes(file, at, 12)).getUint16(4);
  const records = await bytes(file, at + 12, count * 16);
  const directory: Directory = new Map();
  for (let i = 0; i < count; i++) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => records.getUint8(i * 16 + n)));
    directory.set(tag, { at: records.getUint32(i * 16 + 8), length: records.getUint32(i * 16 + 12) });
  }
  return directory;
}

async function table(file: FileHandle, directory: Directory, tag: string): Promise<DataView> {
  const found = directory.get(tag);
  if (!found) throw new Error(`not a usable font: it has no ${tag} table`);
  return bytes(file, found.at, found.length);
}

function familiesOf(name: DataView): string[] {
  const texts: string[] = [];
  const storage = name.getUint16(4);
  for (let i = 0; i < name.getUint16(2); i++) {
    const record = 6 + i * 12;
    const [platform, kind] = [name.getUint16(record), name.getUint16(record + 6)];
    // Platform 1 (Macintosh) has its own encodings; such names are always repeated in Unicode (0, 3).
    if (platform === 1 || (kind !== FAMILY && kind !== TYPOGRAPHIC_FAMILY)) continue;
    const at = name.byteOffset + storage + name.getUint16(record + 10);
    texts.push(new TextDecoder('utf-16be').decode(new Uint8Array(name.buffer, at, name.getUint16(record + 8))));
  }
  return texts;
}

function rangesOf(cmap: DataView): [number, number][] {
  const ranges: [number, number][] = [];
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + i * 8 + 4);
    const format = cmap.getUint16(at);
    if (format === 12) ranges.push(...groups(cmap, at));
    if (format === 4) ranges.push(...segments(cmap, at));
  }
  return ranges;
}

function groups(cmap: DataView, at: number): [number, number][] {
  return Array.from({ length: cmap.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12;
    return [cmap.getUint32(group), cmap.getUint32(group + 4)];
  });
}

function segments(cmap: DataView, at: number): [number, number][] {
  const ranges: [number, number][] = [];
  const size = cmap.getUint16(at + 6);
  for (let i = 0; i < size; i += 2) {
    const [last, first] = [cmap.getUint16(at + 14 + i), cmap.getUint16(at + 16 + size + i)];
    const delta = cmap.getUint16(at + 16 + size * 2 + i);
    const offsetAt = at + 16 + size * 3 + i;
    const offset = cmap.getUint16(offsetAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code + delta : cmap.getUint16(offsetAt + offset + (code - first) * 2);
      if ((glyph & 0xffff) !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}
