/** The tree and its entries as files of C2SP tlog-tiles: which there are, where they lie, what is in them. */
import { decimal, joined } from './bytes.ts';
import { HASH_BYTES, type Hasher, MAX_LEAF_BYTES } from './leaf.ts';
import { type Node, nodeOf, type Place } from './tree.ts';

export const TILE_WIDTH = 256;
export const TILE_LEVELS = 8;
/** A tree of 2^53 leaves, the most that is counted exactly, has seven levels of tiles. */
const LEVELS_MAX = 6;

/** `level` 0 holds leaf hashes, the next the roots of full tiles below; 'entries' the entries themselves. */
export interface Tile {
  level: number | 'entries';
  index: number;
  /** Hashes or entries in it: 1 to 256, fewer than 256 only in the last of its level. */
  width: number;
}

/** `tile/0/x001/067`, `tile/entries/000.p/17`: three digits a folder, so that no folder grows large. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Undefined for any other spelling: what is served is exactly what can be named. */
export function tileAt(path: string): Tile | undefined {
  const [, first = '', rest = '', partial] = /^tile\/([^/]+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? [];
  const level = first === 'entries' ? 'entries' : decimal(first);
  const index = decimal(rest.replace(/[x/]/g, '').replace(/^0+(?=\d)/, ''));
  const width = partial === undefined ? TILE_WIDTH : decimal(partial);
  if (level === undefined || index === undefined || !width || width > TILE_WIDTH) return undefined;
  const tile: Tile = { level, index, width };
  return tilePath(tile) === path && (level === 'entries' || level <= LEVELS_MAX) ? tile : undefined;
}

/** Hashes of one level in a tree of `size` leaves. */
export const hashesOn = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** What a tree has that grew from `from` leaves to `to`, and did not have before; entries first. */
export function tilesBetween(from: number, to: number): Tile[] {
  const tiles = grown('entries', from, to);
  for (let level = 0; hashesOn(level, to) > 0; level++)
    tiles.push(...grown(level, hashesOn(level, from), hashesOn(level, to)));
  return tiles;
}

function grown(level: Tile['level'], from: number, to: number): Tile[] {
  const tiles: Tile[] = [];
  if (to === from) return tiles;
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++)
    tiles.push({ level, index, width: Math.min(TILE_WIDTH, to - index * TILE_WIDTH) });
  return tiles;
}

/** The tile in which a perfect subtree's hash is found, or from whose hashes it is made; as wide as a tree of `size` has it. */
export function tileOf({ level, index }: Place, size: number): Tile {
  const tileLevel = Math.floor(level / TILE_LEVELS);
  const first = index * 2 ** (level % TILE_LEVELS);
  const at = Math.floor(first / TILE_WIDTH);
  return {
    level: tileLevel,
    index: at,
    width: Math.min(TILE_WIDTH, hashesOn(tileLevel, size) - at * TILE_WIDTH),
  };
}

/** The subtree's hash from the tile that `tileOf` names. Throws where the tile is too short for it. */
export function nodeIn(hash: Hasher, tile: Uint8Array, { level, index }: Place): Node {
  const width = 2 ** (level % TILE_LEVELS);
  const first = (index * width) % TILE_WIDTH;
  const end = (first + width) * HASH_BYTES;
  if (end > tile.length) throw new RangeError(`a tile of ${tile.length} bytes has no node ${level}/${index}`);
  return perfectRoot(hash, tile.subarray(first * HASH_BYTES, end));
}

/** Of a power of two of hashes one behind the other; of a full tile, what stands for it on the level above. */
export function perfectRoot(hash: Hasher, hashes: Uint8Array): Node {
  if (hashes.length === HASH_BYTES) return hashes;
  const half = hashes.length / 2;
  return nodeOf(hash, perfectRoot(hash, hashes.subarray(0, half)), perfectRoot(hash, hashes.subarray(half)));
}

/** Entries behind their lengths, as tlog-tiles serves them. */
export const bundleOf = (entries: readonly Uint8Array[]): Uint8Array =>
  joined(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_LEAF_BYTES) throw new RangeError(`an entry of ${entry.length} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry];
    }),
  );

/** Undefined where the bytes end amid an entry. */
export function entriesIn(bundle: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const [high, low] = bundle.subarray(at, at + 2);
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    if (end > bundle.length) return undefined;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
