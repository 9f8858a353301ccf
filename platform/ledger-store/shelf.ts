/** Where the published files lie: each written aside, flushed, and moved into its place with its folder flushed too. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundleOf, entriesIn, HASH_BYTES, TILE_WIDTH, type Tile, tilePath } from '@cuntu/ledger';

/** The few things that are asked of a disk; a test's disk fills, or takes a failing flush for done. */
export interface Disk {
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Durable when it answers. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

export const realDisk: Disk = {
  read: (path) => readFile(path).then((bytes) => new Uint8Array(bytes), absent),
  async write(path, bytes) {
    const made = await mkdir(dirname(path), { recursive: true });
    const aside = `${path}.new`;
    const file = await open(aside, 'w', 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      await syncFolder(folder);
      if (made === undefined || folder.length < made.length) return;
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
};

export interface Shelf {
  checkpoint(): Promise<string | undefined>;
  putCheckpoint(note: string): Promise<void>;
  tile(tile: Tile): Promise<Uint8Array | undefined>;
  putTile(tile: Tile, bytes: Uint8Array): Promise<void>;
  /** What a full tile has made superfluous. */
  dropPartials(tile: Tile): Promise<void>;
}

const CHECKPOINT = 'checkpoint';

export function openShelf(folder: string, disk: Disk = realDisk): Shelf {
  const at = (tile: Tile) => join(folder, tilePath(tile));
  return {
    async checkpoint() {
      const bytes = await disk.read(join(folder, CHECKPOINT));
      return bytes && Buffer.from(bytes).toString('utf8');
    },
    putCheckpoint: (note) => disk.write(join(folder, CHECKPOINT), Buffer.from(note)),
    async tile(tile) {
      const bytes = await disk.read(at(tile));
      if (bytes || tile.width === TILE_WIDTH) return bytes;
      // Once a tile is full its partial ones go; what they held is its beginning.
      const full = await disk.read(at({ ...tile, width: TILE_WIDTH }));
      return full && beginningOf(full, tile);
    },
    putTile: (tile, bytes) => disk.write(at(tile), bytes),
    dropPartials: (tile) => disk.remove(`${at({ ...tile, width: TILE_WIDTH })}.p`),
  };
}

const beginningOf = (full: Uint8Array, { level, width }: Tile): Uint8Array | undefined =>
  level === 'entries' ? bundleOf(entriesIn(full)?.slice(0, width) ?? []) : full.subarray(0, width * HASH_BYTES);

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call; its file system journals the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function absent(fault: NodeJS.ErrnoException): undefined {
  if (fault.code !== 'ENOENT' && fault.code !== 'ENOTDIR') throw fault;
}
