/** Bytes coming in: written aside while they are counted, hashed and looked at, and cut off as soon as they cannot pass. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ok, type Result, refuse } from '@cuntu/base';
import { HEAD_BYTES, kindOf, type MediaType } from './kinds.ts';

export type IntakeRefusal = 'file.tooLarge' | 'file.notAPicture' | 'file.kindRefused' | 'file.empty';

export interface Taken {
  sha256: string;
  mediaType: MediaType;
  sizeBytes: number;
  /** All of a small file, so that whoever looks at it need not read it back. */
  bytes?: Buffer;
}

/** A photo as the phone page sends it is written in one piece; what is larger goes to disk as it comes. */
const PIECE_BYTES = 1_000_000;

export type Source = Uint8Array | AsyncIterable<Uint8Array>;

/** Not yet on disk: whoever keeps it syncs it. `claimedType` decides only in which words a file of no known kind is refused. */
export async function takeIn(
  source: Source,
  file: FileHandle,
  maxBytes: number,
  claimedType?: string,
): Promise<Result<Taken, IntakeRefusal>> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let sizeBytes = 0;
  let piece: Uint8Array[] = [];
  let pieceBytes = 0;
  const write = async () => {
    const bytes = Buffer.concat(piece, pieceBytes);
    [piece, pieceBytes] = [[], 0];
    await file.writeFile(bytes);
    return bytes;
  };
  for await (const chunk of chunks(source)) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) return refuse('file.tooLarge', { params: { maxMb: Math.floor(maxBytes / 1_000_000) } });
    const known = head.length >= HEAD_BYTES;
    if (!known) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
    if (!known && head.length >= HEAD_BYTES) {
      const kind = admitted(head, claimedType);
      if (!kind.ok) return kind;
    }
    hash.update(chunk);
    piece.push(chunk);
    pieceBytes += chunk.length;
    if (pieceBytes >= PIECE_BYTES) await write();
  }
  if (sizeBytes === 0) return refuse('file.empty');
  const kind = admitted(head, claimedType);
  if (!kind.ok) return kind;
  const last = await write();
  const whole = last.length === sizeBytes ? { bytes: last } : {};
  return ok({ sha256: hash.digest('hex'), mediaType: kind.value, sizeBytes, ...whole });
}

/** The source is left open when it is cut off: an HTTP answer may still have to go back on its connection. */
async function* chunks(source: Source): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source;
  else yield* source instanceof Readable ? source.iterator({ destroyOnReturn: false }) : source;
}

function admitted(head: Uint8Array, claimedType = ''): Result<MediaType, 'file.notAPicture' | 'file.kindRefused'> {
  const kind = kindOf(head);
  const asPicture = claimedType.startsWith('image/');
  if (kind && 'refused' in kind) {
    const advice = kind.refused === 'HEIC' ? { next: 'file.saveAsJpeg' } : {};
    return refuse('file.kindRefused', { params: { kind: kind.refused }, ...advice });
  }
  if (asPicture && !kind?.mediaType.startsWith('image/')) return refuse('file.notAPicture');
  return kind ? ok(kind.mediaType) : refuse('file.kindRefused', { params: { kind: claimedType } });
}
