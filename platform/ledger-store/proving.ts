/** Proofs made from the published files alone: a few tiles, whatever the size of the tree. */
import {
  consistencyRanges,
  inclusionRanges,
  type Node,
  nodeIn,
  placesOf,
  type Range,
  rangeRoot,
  tileOf,
  tilePath,
} from '@cuntu/ledger';
import { sha256 } from './key.ts';
import type { Shelf } from './shelf.ts';

async function rootsOf(shelf: Shelf, size: number, ranges: readonly Range[]): Promise<Node[]> {
  const tiles = new Map<string, Uint8Array>();
  for (const tile of ranges.flatMap(([start, end]) => placesOf(start, end).map((place) => tileOf(place, size)))) {
    const path = tilePath(tile);
    if (tiles.has(path)) continue;
    const bytes = await shelf.tile(tile);
    if (!bytes) throw new Error(`the public log has no ${path}`);
    tiles.set(path, bytes);
  }
  return ranges.map((range) =>
    rangeRoot(sha256, range, (place) => nodeIn(sha256, tiles.get(tilePath(tileOf(place, size)))!, place)),
  );
}

export const inclusionFrom = (shelf: Shelf, index: number, size: number): Promise<Node[]> =>
  rootsOf(shelf, size, inclusionRanges(index, size));

export const consistencyFrom = (shelf: Shelf, from: number, to: number): Promise<Node[]> =>
  rootsOf(shelf, to, consistencyRanges(from, to));

/** Of the first `at` leaves of a tree of `size`. */
export const rootAt = async (shelf: Shelf, at: number, size: number): Promise<Node> =>
  (await rootsOf(shelf, size, [[0, at]]))[0]!;
