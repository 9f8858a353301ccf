/** Committed entries as the files that everybody may read: a pure function of them, so that writing again writes the same. */
import { hex } from '@cuntu/base';
import { bundleOf, Edge, type Filled, leafHash, type Node, TILE_WIDTH, type Tile } from '@cuntu/ledger';
import { sha256 } from './key.ts';
import type { Shelf } from './shelf.ts';
import type { EntryRow } from './tables.ts';

/** Of the database's entries [from, to); fewer than asked for only where there are no more. */
export type ReadEntries = (from: number, to: number) => Promise<EntryRow[]>;

const CHUNK = 2_048;

/** A row of the database no longer has the hash that it had when it was given its index. */
export class ChangedEntry extends Error {
  readonly index: number;
  constructor(index: number) {
    super(`entry ${index} of the public log is not what was recorded`);
    this.index = index;
  }
}

export class Publishing {
  private readonly shelf: Shelf;
  private readonly read: ReadEntries;
  private edge = new Edge(sha256);
  private bundle: Uint8Array[] = [];
  private readonly widths = new Map<Tile['level'], string>();

  constructor(shelf: Shelf, read: ReadEntries) {
    this.shelf = shelf;
    this.read = read;
  }

  get size(): number {
    return this.edge.size;
  }

  root(): Node {
    return this.edge.root();
  }

  /** Takes up where the files of a tree of `size` leave off; false where one is missing or too short. */
  async takeUp(size: number): Promise<boolean> {
    const tiles = new Map<number, Uint8Array>();
    const wanted: Tile[] = [];
    Edge.from(sha256, size, (tile) => {
      wanted.push(tile);
      return new Uint8Array(tile.width * 32);
    });
    for (const tile of wanted) {
      const bytes = await this.shelf.tile(tile);
      if (bytes?.length !== tile.width * 32) return false;
      tiles.set(tile.level as number, bytes);
    }
    this.edge = Edge.from(sha256, size, ({ level }) => tiles.get(level as number)!);
    const start = size - (size % TILE_WIDTH);
    this.bundle = (await this.read(start, size)).map(({ leaf }) => leaf);
    this.widths.clear();
    return this.bundle.length === size - start;
  }

  startOver(): void {
    this.edge = new Edge(sha256);
    this.bundle = [];
    this.widths.clear();
  }

  /** Durable when it answers; the tiles that became full, whose partial ones may go once the next checkpoint is out. */
  async grow(to: number): Promise<Tile[]> {
    const full: Tile[] = [];
    while (this.edge.size < to) {
      const rows = await this.read(this.edge.size, Math.min(to, this.edge.size + CHUNK));
      if (rows.length === 0) throw new Error(`the public log has no entry ${this.edge.size} of ${to}`);
      for (const row of rows) full.push(...(await this.append(row)));
    }
    if (this.bundle.length > 0) await this.putPartial(this.entriesTile(), bundleOf(this.bundle));
    for (const { tile, bytes } of this.edge.partials()) await this.putPartial(tile, bytes);
    return full;
  }

  private async append({ index, leaf, leafHash: kept }: EntryRow): Promise<Tile[]> {
    if (index !== this.edge.size || leafHash(sha256, leaf) !== hex(kept)) throw new ChangedEntry(index);
    const entries = this.entriesTile();
    const filled: Filled[] = this.edge.append(kept);
    this.bundle.push(leaf);
    if (filled.length === 0) return [];
    await this.shelf.putTile({ ...entries, width: TILE_WIDTH }, bundleOf(this.bundle));
    this.bundle = [];
    for (const { tile, bytes } of filled) await this.shelf.putTile(tile, bytes);
    return [{ ...entries, width: TILE_WIDTH }, ...filled.map(({ tile }) => tile)];
  }

  private entriesTile(): Tile {
    return { level: 'entries', index: Math.floor(this.edge.size / TILE_WIDTH), width: this.bundle.length };
  }

  /** Above the lowest level most are as they were. */
  private async putPartial(tile: Tile, bytes: Uint8Array): Promise<void> {
    const name = `${tile.index}.${tile.width}`;
    if (this.widths.get(tile.level) === name) return;
    await this.shelf.putTile(tile, bytes);
    this.widths.set(tile.level, name);
  }
}
