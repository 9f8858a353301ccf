/** The growing edge of a tree: the tiles that are not full yet, from which follow its root and every tile that fills. */
import { joined } from './bytes.ts';
import { HASH_BYTES, type Hasher } from './leaf.ts';
import { hashesOn, nodeIn, perfectRoot, TILE_LEVELS, TILE_WIDTH, type Tile } from './tiles.ts';
import { type Node, placesOf, rootOf } from './tree.ts';

export interface Filled {
  tile: Tile;
  bytes: Uint8Array;
}

/** At most 255 hashes a level, whatever the size of the tree. */
export class Edge {
  size = 0;
  private readonly levels: Node[][] = [];
  private readonly hash: Hasher;

  constructor(hash: Hasher) {
    this.hash = hash;
  }

  /** Goes on from the partial tiles of a tree of `size`. Throws where one is not as long as it must be. */
  static from(hash: Hasher, size: number, bytesOf: (tile: Tile) => Uint8Array): Edge {
    const edge = new Edge(hash);
    edge.size = size;
    for (let level = 0; hashesOn(level, size) > 0; level++) {
      const width = hashesOn(level, size) % TILE_WIDTH;
      const tile = { level, index: Math.floor(hashesOn(level, size) / TILE_WIDTH), width };
      const bytes = width === 0 ? new Uint8Array() : bytesOf(tile);
      if (bytes.length !== width * HASH_BYTES)
        throw new RangeError(`a tile of ${bytes.length} bytes instead of ${width * HASH_BYTES}`);
      edge.levels.push(hashesIn(bytes));
    }
    return edge;
  }

  /** The tiles that are full by it, from below. */
  append(leaf: Node): Filled[] {
    this.size += 1;
    const filled: Filled[] = [];
    let node = leaf;
    for (let level = 0; ; level++) {
      const hashes = this.levelAt(level);
      hashes.push(node);
      if (hashes.length < TILE_WIDTH) return filled;
      const bytes = joined(...hashes.splice(0));
      filled.push({ tile: { level, index: hashesOn(level + 1, this.size) - 1, width: TILE_WIDTH }, bytes });
      node = perfectRoot(this.hash, bytes);
    }
  }

  partials(): Filled[] {
    return this.levels.flatMap((hashes, level) => {
      const tile = { level, index: Math.floor(hashesOn(level, this.size) / TILE_WIDTH), width: hashes.length };
      return hashes.length > 0 ? [{ tile, bytes: joined(...hashes) }] : [];
    });
  }

  root(): Node {
    const bytes = this.levels.map((hashes) => joined(...hashes));
    const nodes = placesOf(0, this.size).map((place) =>
      nodeIn(this.hash, bytes[Math.floor(place.level / TILE_LEVELS)]!, place),
    );
    return rootOf(this.hash, nodes);
  }

  private levelAt(level: number): Node[] {
    this.levels[level] ??= [];
    return this.levels[level];
  }
}

const hashesIn = (bytes: Uint8Array): Node[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
