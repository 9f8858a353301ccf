/** What a workbook's package holds, found out without trusting what it says of its sizes. */
import { inflateRawSync } from 'node:zlib';

export interface PackageLimits {
  /** Of all parts unpacked. */
  unpackedBytes: number;
  /** Unpacked to packed, of the whole; text of a spreadsheet packs to about a tenth. */
  ratio: number;
  parts: number;
}

export type PackageFault = 'notAWorkbook' | 'tooLarge';

interface Part {
  name: string;
  method: number;
  packedBytes: number;
  unpackedBytes: number;
  offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The record at the end and the longest comment behind it (APPNOTE.TXT 4.3.16). */
const END_REACH = 22 + 0xffff;

/** Says why the package must not be given to a reader that unpacks everything at once. */
export function faultOfPackage(bytes: Buffer, limits: PackageLimits): PackageFault | undefined {
  const parts = partsOf(bytes, limits.parts) ?? [];
  if (parts.length > limits.parts) return 'tooLarge';
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) return 'notAWorkbook';
  const claimed = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  if (claimed > limits.unpackedBytes || claimed > bytes.length * limits.ratio) return 'tooLarge';
  return parts.every((part) => keepsWord(bytes, part)) ? undefined : 'notAWorkbook';
}

function partsOf(bytes: Buffer, most: number): Part[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || bytes.length - end < 22 || bytes.length - end > END_REACH || bytes.readUInt32LE(end) !== END)
    return undefined;
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let nth = bytes.readUInt16LE(end + 10); nth > 0 && parts.length <= most; nth--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return undefined;
    const nameBytes = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameBytes).replace(/^\//, ''),
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      unpackedBytes: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Unpacked into no more than it said, so that a part cannot grow beyond what was counted. */
function keepsWord(bytes: Buffer, part: Part): boolean {
  const { offset, method, packedBytes, unpackedBytes } = part;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return false;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedBytes);
  if (packed.length < packedBytes) return false;
  if (method === 0) return packedBytes === unpackedBytes;
  if (method !== 8) return false;
  if (unpackedBytes === 0) return true;
  try {
    return inflateRawSync(packed, { maxOutputLength: unpackedBytes }).length === unpackedBytes;
  } catch {
    return false;
  }
}
