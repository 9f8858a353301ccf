/** Writes a tar whose every entry is hashed on its way: one pass over each file, nothing kept in memory. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Header } from 'tar';
import type { Piece } from './manifest.ts';

const BLOCK = 512;
const CHUNK = 1 << 20;

export interface ArchiveWriter {
  folder(path: string): Promise<void>;
  /** Undefined where there is no such file any more. */
  file(path: string, source: string): Promise<Piece | undefined>;
  bytes(path: string, content: Uint8Array): Promise<Piece>;
  /** Ends the archive and brings it to the disk. */
  finish(): Promise<void>;
}

/** `between` is called at least once a chunk; throwing there ends the writing. */
export function writeArchive(handle: FileHandle, mtime: Date, between: () => Promise<void>): ArchiveWriter {
  const put = async (bytes: Uint8Array) => void (await handle.writev([bytes]));
  const head = (path: string, type: 'File' | 'Directory', size: number) => put(headerOf(path, type, size, mtime));
  const pad = (size: number) => put(Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK));
  return {
    folder: (path) => head(`${path}/`, 'Directory', 0),
    async file(path, source) {
      const from = await open(source).catch(absent);
      if (!from) return undefined;
      try {
        const { size } = await from.stat();
        await head(path, 'File', size);
        const sha256 = await pour(from, size, put, between);
        await pad(size);
        return { path, bytes: size, sha256 };
      } finally {
        await from.close();
      }
    },
    async bytes(path, content) {
      await head(path, 'File', content.length);
      await put(content);
      await pad(content.length);
      return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    },
    async finish() {
      await put(Buffer.alloc(2 * BLOCK));
      await handle.sync();
    },
  };
}

async function pour(
  from: FileHandle,
  size: number,
  put: (bytes: Uint8Array) => Promise<void>,
  between: () => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(Math.min(CHUNK, size));
  for (let done = 0; done < size; ) {
    await between();
    const { bytesRead } = await from.read(chunk, 0, Math.min(CHUNK, size - done), done);
    if (bytesRead === 0) throw new Error('a file grew shorter while it was copied');
    const read = chunk.subarray(0, bytesRead);
    hash.update(read);
    await put(read);
    done += bytesRead;
  }
  return hash.digest('hex');
}

/** Owner only: what lies in a backup is everything the bureau knows. */
function headerOf(path: string, type: 'File' | 'Directory', size: number, mtime: Date): Buffer {
  const header = new Header({ path, type, size, mtime, mode: type === 'File' ? 0o600 : 0o700, uid: 0, gid: 0 });
  if (header.encode()) throw new Error(`the name ${path} is too long for the archive`);
  return header.block!;
}

function absent(fault: NodeJS.ErrnoException): undefined {
  if (fault.code !== 'ENOENT') throw fault;
}
