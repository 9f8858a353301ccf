/** Files by content address: on disk and safe there before the answer, the same bytes kept once. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ok, type Result } from '@cuntu/base';
import { type Capture, readCapture } from './capture.ts';
import { type IntakeRefusal, type Source, takeIn } from './intake.ts';
import { HEAD_BYTES, isPicture, kindOf, type MediaType } from './kinds.ts';
import { inspect, type PictureRefusal, reduced } from './picture.ts';

export interface Kept {
  /** Hex, of the original bytes. */
  sha256: string;
  mediaType: MediaType;
  widthPx?: number;
  heightPx?: number;
  capture?: Capture;
}

export type FileRefusal = IntakeRefusal | PictureRefusal;

/** The bytes under the address are not what was kept: a disk's fault, mended by putting the same file again. */
export class DamagedFile extends Error {
  constructor(sha256: string, options?: ErrorOptions) {
    super(`the kept file ${sha256} is damaged`, options);
  }
}

export interface OpenedFile {
  stream: Readable;
  mediaType: MediaType;
  sizeBytes: number;
}

export interface Files {
  /**
   * `record` writes the file down once its bytes are safe. A clearing may take away the same bytes at that moment: they
   * are looked for once more after it.
   */
  put(
    source: Source,
    about?: { claimedType?: string; record?: (kept: Kept) => Promise<void> },
  ): Promise<Result<Kept, FileRefusal>>;
  has(sha256: string): Promise<boolean>;
  open(sha256: string): Promise<OpenedFile | undefined>;
  /** WebP, made at the first call and kept; undefined where there is no such picture. */
  thumbnail(sha256: string, widthPx: ThumbnailWidth): Promise<Uint8Array | undefined>;
  /** Only for erasure ordered by law; whatever hangs on the file must be gone already. */
  remove(sha256: string): Promise<void>;
  /** Of a file that is no longer written down: laid aside, and back in its place where it is written down again by then. */
  clear(sha256: string, isWrittenDown: () => Promise<boolean>): Promise<void>;
}

export interface FilesOptions {
  maxBytes?: number;
  maxPixels?: number;
  /** How far the camera's clock may be from the satellites'. */
  clockToleranceMs?: number;
  /** Called before any write; throws inside a transaction. */
  guard?: () => void;
}

/** A closed list, so that nobody can fill the disk with sizes. */
export const thumbnailWidths = [160, 320, 640, 1280] as const;
export type ThumbnailWidth = (typeof thumbnailWidths)[number];

export const FILE_BYTES_MAX = 25_000_000;

const DEFAULTS = {
  maxBytes: FILE_BYTES_MAX,
  maxPixels: 80_000_000,
  clockToleranceMs: 2 * 3_600_000,
  guard: () => {},
};
/** What a crash left behind is certainly no upload any more. */
const STALE_MS = 24 * 3_600_000;

export async function openFiles(home: string, options: FilesOptions = {}): Promise<Files> {
  const { maxBytes, maxPixels, clockToleranceMs, guard } = { ...DEFAULTS, ...options };
  const incoming = join(home, 'files', 'incoming');
  await mkdir(incoming, { recursive: true });
  await clearStale(incoming);
  await makeShelves(home);
  const aside = () => join(incoming, randomUUID());

  async function put(
    source: Source,
    { claimedType, record }: { claimedType?: string; record?: (kept: Kept) => Promise<void> } = {},
  ): Promise<Result<Kept, FileRefusal>> {
    guard();
    const path = aside();
    const file = await open(path, 'wx+', 0o600);
    let settled = false;
    try {
      const taken = await takeIn(source, file, maxBytes, claimedType);
      if (!taken.ok) return taken;
      const { sha256, mediaType, bytes } = taken.value;
      const seen = isPicture(mediaType)
        ? await inspect(bytes ?? (await readFile(path)), mediaType, maxPixels)
        : ok(undefined);
      if (!seen.ok) return seen;
      const { exif, ...size } = seen.value ?? {};
      const capture = await readCapture(exif, clockToleranceMs);
      const kept = { sha256, mediaType, ...size, ...(capture && { capture }) };
      settled = await settle(path, file, sha256, addressOf(home, sha256));
      if (record) {
        await record(kept);
        if (settled) await mustBeThere(addressOf(home, sha256));
        else settled = await settle(path, file, sha256, addressOf(home, sha256));
      }
      return ok(kept);
    } finally {
      await file.close();
      if (!settled) await rm(path, { force: true });
    }
  }

  async function thumbnail(sha256: string, widthPx: ThumbnailWidth): Promise<Uint8Array | undefined> {
    if (!thumbnailWidths.includes(widthPx)) throw new RangeError(`no thumbnails of ${widthPx} px`);
    const opened = await look(home, sha256);
    if (!opened || !isPicture(opened.mediaType)) return undefined;
    const address = thumbnailOf(home, sha256, widthPx);
    const made = await readFile(address).catch(absent);
    if (made) return made;
    guard();
    const bytes = await reduced(opened.path, widthPx, maxPixels).catch((cause) => {
      throw new DamagedFile(sha256, { cause });
    });
    const path = aside();
    await writeFile(path, bytes);
    await mkdir(dirname(address), { recursive: true });
    await rename(path, address);
    return bytes;
  }

  return {
    put,
    thumbnail,
    has: async (sha256) => (await look(home, sha256)) !== undefined,
    async open(sha256) {
      const opened = await look(home, sha256);
      if (!opened) return undefined;
      const { path, mediaType, sizeBytes } = opened;
      return { stream: createReadStream(path), mediaType, sizeBytes };
    },
    async clear(sha256, isWrittenDown) {
      guard();
      if (!isAddress(sha256)) return;
      const [address, path] = [addressOf(home, sha256), aside()];
      const there = await rename(address, path).then(() => true, absent);
      if (!there) return;
      if (await isWrittenDown()) await rename(path, address);
      else {
        for (const widthPx of thumbnailWidths) await rm(thumbnailOf(home, sha256, widthPx), { force: true });
        await rm(path, { force: true });
      }
      await syncFolder(dirname(address));
    },
    async remove(sha256) {
      guard();
      if (!isAddress(sha256)) return;
      for (const widthPx of thumbnailWidths) await rm(thumbnailOf(home, sha256, widthPx), { force: true });
      await rm(addressOf(home, sha256), { force: true });
      await syncFolder(dirname(addressOf(home, sha256)));
    },
  };
}

/** Also the guard against paths in disguise. */
const isAddress = (sha256: string): boolean => /^[0-9a-f]{64}$/.test(sha256);

/** Where the bytes lie below the home, as backup and doctor look for them. */
export const pathOf = (sha256: string): string => join('files', sha256.slice(0, 2), sha256);

/** Of everything in the store; what is on its way in is not. */
export async function keptHashes(home: string): Promise<string[]> {
  const names = await readdir(join(home, 'files'), { recursive: true }).catch(absent);
  const hashes = (names ?? []).map((name) => basename(name)).filter(isAddress);
  return hashes.sort();
}

const addressOf = (home: string, sha256: string): string => join(home, pathOf(sha256));

const thumbnailOf = (home: string, sha256: string, widthPx: number): string =>
  join(home, 'thumbnails', sha256.slice(0, 2), `${sha256}-${widthPx}.webp`);

/** The kind is read from the bytes again, so that it needs to be written down nowhere. */
async function look(home: string, sha256: string) {
  if (!isAddress(sha256)) return undefined;
  const path = addressOf(home, sha256);
  const file = await open(path).catch(absent);
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const kind = kindOf(buffer.subarray(0, bytesRead));
    if (!kind || 'refused' in kind) throw new DamagedFile(sha256);
    return { path, mediaType: kind.mediaType, sizeBytes: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

/** Made ahead, so that keeping a file costs one name in one folder; a city of a million photos has 4,000 on each. */
async function makeShelves(home: string): Promise<void> {
  const files = join(home, 'files');
  const shelves = Array.from({ length: 256 }, (_, i) => join(files, i.toString(16).padStart(2, '0')));
  const made = await Promise.all(shelves.map((shelf) => mkdir(shelf, { recursive: true })));
  if (made.some(Boolean)) await syncFolder(files);
}

/**
 * Into its place, durably. Bytes and name are flushed together, which on a journaling disk is one wait and not two; what
 * a loss of power leaves under the name meanwhile may be incomplete, so bytes that lie there already count only if they
 * are what the name says. Answers whether the file was moved.
 */
async function settle(path: string, file: FileHandle, sha256: string, address: string): Promise<boolean> {
  const isNew = (await hashOf(address)) !== sha256;
  if (isNew) await rename(path, address);
  await Promise.all([isNew ? file.sync() : syncFile(address), syncFolder(dirname(address))]);
  return isNew;
}

async function hashOf(address: string): Promise<string | undefined> {
  const file = await open(address).catch(absent);
  if (!file) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of file.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}

async function syncFile(address: string): Promise<void> {
  const file = await open(address, 'r+');
  await file.sync().finally(() => file.close());
}

/** Nothing was answered yet: whoever sent it sends it again. */
async function mustBeThere(address: string): Promise<void> {
  if (!(await stat(address).catch(absent))) throw new Error('a file was cleared away while it was being kept');
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call; its file system journals the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder).catch(absent);
  await handle?.sync().finally(() => handle.close());
}

async function clearStale(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const left = await stat(join(incoming, name)).catch(absent);
    if (left && Date.now() - left.mtimeMs > STALE_MS) await rm(join(incoming, name), { force: true });
  }
}

function absent(fault: NodeJS.ErrnoException): undefined {
  if (fault.code !== 'ENOENT') throw fault;
}
