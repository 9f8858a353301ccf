/** A whole copy of the bureau in one file: the database at one instant, the files, and the hash of every piece. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result, refuse } from '@cuntu/base';
import { keptHashes, pathOf } from '#platform/files';
import type { Desk } from '../desk.ts';
import type { Asking } from '../wire.ts';
import { type ArchiveWriter, writeArchive } from './archive.ts';
import { DUMP, FORMAT, KEY, LOG_KEY, MANIFEST, type Manifest, type Piece, SEAL_OF_MANIFEST } from './manifest.ts';
import { dump } from './postgres-tools.ts';
import { checkpoint, stayAwake } from './tables.ts';

export interface BackupOrder {
  /** Absolute. */
  file: string;
  withKey: boolean;
}

export interface BackupMade {
  file: string;
  madeAt: string;
  bytes: number;
  pieces: number;
  withKey: boolean;
  /** Stored files whose bytes are no longer those of their name. */
  damaged: string[];
}

/** Shorter than the embedded database's patience with an idle transaction, by far. */
const AWAKE_EVERY_MS = 5_000;

/** Of the process that has the folder open, not of the data. */
const NOT_COPIED: ReadonlySet<string> = new Set(['database/postmaster.pid', 'database/postmaster.opts']);

export async function makeBackup(desk: Desk, order: BackupOrder, asking: Asking): Promise<Result<BackupMade>> {
  if (existsSync(order.file)) return refuse('backup.exists', { params: { file: order.file } });
  if (!existsSync(dirname(order.file))) return refuse('backup.noFolder', { params: { folder: dirname(order.file) } });
  const part = `${order.file}.${randomUUID()}.part`;
  try {
    const handle = await open(part, 'wx', 0o600);
    const made = await fill(desk, order, { handle, part }, asking).finally(() => handle.close());
    if (!made.ok) return made;
    await rename(part, order.file);
    await syncFolder(dirname(order.file));
    return ok({ ...made.value, file: order.file, bytes: (await stat(order.file)).size });
  } finally {
    await rm(part, { force: true });
    await rm(`${part}.dump`, { force: true });
  }
}

interface Target {
  handle: FileHandle;
  part: string;
}

async function fill(desk: Desk, order: BackupOrder, { handle, part }: Target, asking: Asking) {
  let awake = async () => {};
  const between = async () => {
    asking.signal.throwIfAborted();
    await awake();
  };
  const archive = writeArchive(handle, new Date(desk.clock.now()), between);
  const contents: Contents = { folders: [], pieces: [] };
  const copied =
    desk.database.kind === 'embedded'
      ? await copyFolder(desk, archive, contents, asking, (hold) => {
          awake = hold;
        })
      : await copyDump(desk, archive, contents, `${part}.dump`, asking);
  if (!copied.ok) return copied;
  const damaged = await copyFiles(desk.config.home, archive, contents, asking);
  if (order.withKey)
    for (const key of [KEY, LOG_KEY]) await keep(contents, archive.file(key, join(desk.config.home, key)));
  const withKey = contents.pieces.some((piece) => piece.path === KEY);
  const { madeAt } = copied.value;
  await describe(archive, contents, {
    madeAt,
    withKey,
    version: await versionHere(),
    kind: desk.database.kind,
    city: desk.city?.code ?? null,
    schema: desk.database.schema,
  });
  return ok({ madeAt, withKey, pieces: contents.pieces.length, damaged });
}

interface Contents {
  folders: string[];
  pieces: Piece[];
}

async function keep(contents: Contents, written: Promise<Piece | undefined>): Promise<Piece | undefined> {
  const piece = await written;
  if (piece) contents.pieces.push(piece);
  return piece;
}

/**
 * The embedded engine has one session: while this transaction is open nobody else's statement runs, and after the checkpoint
 * nothing in the folder changes. Whoever writes meanwhile waits and is answered afterwards.
 */
function copyFolder(
  desk: Desk,
  archive: ArchiveWriter,
  contents: Contents,
  asking: Asking,
  hold: (awake: () => Promise<void>) => void,
): Promise<Result<{ madeAt: string }>> {
  return desk.database.transaction(async (tx) => {
    const madeAt = desk.clock.now();
    await checkpoint(tx);
    let last = performance.now();
    hold(async () => {
      if (performance.now() - last < AWAKE_EVERY_MS) return;
      last = performance.now();
      await stayAwake(tx);
    });
    try {
      await copyTree(join(desk.config.home, 'database'), 'database', archive, contents, asking);
    } finally {
      hold(async () => {});
    }
    return ok({ madeAt });
  });
}

async function copyDump(
  desk: Desk,
  archive: ArchiveWriter,
  contents: Contents,
  file: string,
  asking: Asking,
): Promise<Result<{ madeAt: string }>> {
  const madeAt = desk.clock.now();
  asking.tell({ step: 'database', done: 0, of: 1 });
  const dumped = await dump(desk.config.databaseUrl!, desk.database.schema, file, asking.signal);
  if (!dumped.ok) return dumped;
  await keep(contents, archive.file(DUMP, file));
  await rm(file);
  return ok({ madeAt });
}

async function copyTree(
  root: string,
  under: string,
  archive: ArchiveWriter,
  contents: Contents,
  asking: Asking,
): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const named = entries
    .map((entry) => ({ entry, source: join(entry.parentPath, entry.name) }))
    .map(({ entry, source }) => ({ entry, source, path: `${under}${source.slice(root.length).replaceAll('\\', '/')}` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path } of named.filter(({ entry }) => entry.isDirectory())) {
    contents.folders.push(path);
    await archive.folder(path);
  }
  const files = named.filter(({ entry, path }) => entry.isFile() && !NOT_COPIED.has(path));
  for (const [done, { path, source }] of files.entries()) {
    asking.tell({ step: under, done, of: files.length });
    await keep(contents, archive.file(path, source));
  }
}

/** After the database, and without holding anybody up: a file is there before a row names it, and never changes. */
async function copyFiles(home: string, archive: ArchiveWriter, contents: Contents, asking: Asking): Promise<string[]> {
  const fonts = join(home, 'fonts');
  if (existsSync(fonts)) await copyTree(fonts, 'fonts', archive, contents, asking);
  const names = await keptHashes(home);
  const damaged: string[] = [];
  for (const [done, sha256] of names.entries()) {
    asking.tell({ step: 'files', done, of: names.length });
    const path = pathOf(sha256);
    const piece = await keep(contents, archive.file(path, join(home, path)));
    if (piece && piece.sha256 !== sha256) damaged.push(sha256);
  }
  return damaged;
}

async function describe(
  archive: ArchiveWriter,
  contents: Contents,
  about: Omit<Manifest, 'format' | 'folders' | 'pieces'>,
): Promise<void> {
  const manifest: Manifest = { format: FORMAT, ...about, ...contents };
  const { sha256 } = await archive.bytes(MANIFEST, Buffer.from(JSON.stringify(manifest)));
  await archive.bytes(SEAL_OF_MANIFEST, Buffer.from(sha256));
  await archive.finish();
}

const versionHere = async (): Promise<string> =>
  JSON.parse(await readFile(new URL('../../../../package.json', import.meta.url), 'utf8')).version as string;

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call; its file system journals the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
