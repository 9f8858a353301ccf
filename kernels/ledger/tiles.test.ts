/** Tiles by the specification's own numbers, and every node of a tree found in the tile that is named for it. */
import { createHash } from 'node:crypto';
import { hex } from '@cuntu/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined } from './bytes.ts';
import { Edge } from './edge.ts';
import { bundleOf, entriesIn, nodeIn, TILE_WIDTH, tileAt, tileOf, tilePath, tilesBetween } from './tiles.ts';
import { inclusionProof, isIncluded, type Place, placesOf, rootOf } from './tree.ts';

const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

describe('example: tilePath', () => {
  test('as tlog-tiles spells it', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17');
    expect(tilePath({ level: 'entries', index: 273, width: 112 })).toBe('tile/entries/273.p/112');
  });

  test('is read back, and nothing else is', () => {
    for (const tile of tilesBetween(0, 70_000)) expect(tileAt(tilePath(tile))).toEqual(tile);
    for (const path of [
      'tile/0/1',
      'tile/0/0000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/00/000',
      'tile/7/000',
      'tile/-1/000',
      'tile/0/x000/000',
      'tile/0/x001/x234/67',
      'tile/0/001/002',
      'tile/entry/000',
      'tile/0/../../checkpoint',
      'tile/0/x999/x999/x999/x999/x999/x999/999',
      'checkpoint',
      '',
    ])
      expect([path, tileAt(path)]).toEqual([path, undefined]);
  });
});

describe('example: tilesBetween', () => {
  const count = (size: number) => {
    const all = tilesBetween(0, size).filter(({ level }) => level !== 'entries');
    return all.map(({ level, width }) => `${level}:${width}`);
  };

  test('a tree of 70,000, as the specification counts it', () => {
    const tiles = count(70_000);
    expect(tiles.filter((one) => one === '0:256')).toHaveLength(273);
    expect(tiles.filter((one) => one !== '0:256')).toEqual(['0:112', '1:256', '1:17', '2:1']);
  });

  test('of 256 has a full tile and one hash above it, of 255 one that is not full', () => {
    expect(count(256)).toEqual(['0:256', '1:1']);
    expect(count(255)).toEqual(['0:255']);
    expect(count(0)).toEqual([]);
  });

  test('only what is new: nothing above where no tile below was filled', () => {
    expect(tilesBetween(300, 301).map(tilePath)).toEqual(['tile/entries/001.p/45', 'tile/0/001.p/45']);
    expect(tilesBetween(511, 513).map(tilePath)).toEqual([
      'tile/entries/001',
      'tile/entries/002.p/1',
      'tile/0/001',
      'tile/0/002.p/1',
      'tile/1/000.p/2',
    ]);
    expect(tilesBetween(9, 9)).toEqual([]);
  });
});

/** Tiles of a tree as files, made level by level from its leaves alone. */
function filesOf(leaves: readonly Uint8Array[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let level = 0;
  for (let nodes = leaves; nodes.length > 0; level++) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < nodes.length; at += TILE_WIDTH) {
      const part = nodes.slice(at, at + TILE_WIDTH);
      files.set(tilePath({ level, index: at / TILE_WIDTH, width: part.length }), joined(...part));
      if (part.length === TILE_WIDTH) above.push(rootOfAll(part));
    }
    nodes = above;
  }
  return files;
}
const rootOfAll = (nodes: readonly Uint8Array[]): Uint8Array =>
  nodes.length === 1
    ? nodes[0]!
    : hash(
        Uint8Array.of(1, ...rootOfAll(nodes.slice(0, nodes.length / 2)), ...rootOfAll(nodes.slice(nodes.length / 2))),
      );

test('example: nodeIn; a proof is made from the tiles of its tree alone', () => {
  const leaves = Array.from({ length: 66_000 }, (_, i) => hash(Uint8Array.of(i & 255, (i >> 8) & 255, i >> 16)));
  for (const size of [1, 2, 255, 256, 257, 4_000, 65_536, 66_000]) {
    const files = filesOf(leaves.slice(0, size));
    expect([...files.keys()].sort()).toEqual(
      tilesBetween(0, size)
        .filter(({ level }) => level !== 'entries')
        .map(tilePath)
        .sort(),
    );
    const nodeAt = (place: Place) => nodeIn(hash, files.get(tilePath(tileOf(place, size)))!, place);
    const root = rootOf(hash, placesOf(0, size).map(nodeAt));
    for (const index of [0, size >> 1, size - 1]) {
      const proof = inclusionProof(hash, index, size, nodeAt);
      expect(isIncluded(hash, { index, size, leaf: leaves[index]!, proof }, root)).toBe(true);
    }
  }
  expect(() => nodeIn(hash, new Uint8Array(64), { level: 0, index: 2 })).toThrow('a tile of 64 bytes has no node 0/2');
});

test('example: Edge; what grows has the tiles and the root of its tree, also taken up again', () => {
  const leaves = Array.from({ length: 66_000 }, (_, i) => hash(Uint8Array.of(1, i & 255, (i >> 8) & 255, i >> 16)));
  const growing = new Edge(hash);
  const written = new Map<string, Uint8Array>();
  const sizes = [0, 1, 2, 255, 256, 257, 511, 65_535, 65_536, 65_537, 66_000];
  for (const size of sizes) {
    while (growing.size < size)
      for (const { tile, bytes } of growing.append(leaves[growing.size]!)) written.set(tilePath(tile), bytes);
    const files = new Map([
      ...written,
      ...growing.partials().map(({ tile, bytes }) => [tilePath(tile), bytes] as const),
    ]);
    expect([...files.keys()].sort()).toEqual([...filesOf(leaves.slice(0, size)).keys()].sort());
    const nodeAt = (place: Place) => nodeIn(hash, files.get(tilePath(tileOf(place, size)))!, place);
    const root = hex(rootOf(hash, placesOf(0, size).map(nodeAt)));
    expect(hex(growing.root())).toBe(root);
    const again = Edge.from(hash, size, (tile) => files.get(tilePath(tile))!);
    expect(hex(again.root())).toBe(root);
    expect(again.partials()).toEqual(growing.partials());
  }
  expect(() => Edge.from(hash, 3, () => new Uint8Array(64))).toThrow('a tile of 64 bytes instead of 96');
});

describe('example: bundleOf', () => {
  test('is read back whole, and cut off anywhere it is not', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), fc.nat(), (entries, cut) => {
        const bundle = bundleOf(entries);
        expect(entriesIn(bundle)?.map(hex)).toEqual(entries.map(hex));
        const shorter = bundle.subarray(0, cut % (bundle.length + 1));
        expect((entriesIn(shorter)?.length ?? -1) < entries.length || shorter.length === bundle.length).toBe(true);
      }),
      { seed: 20_261_130 },
    );
  });

  test('an entry that its length cannot say throws', () => {
    expect(bundleOf([new Uint8Array(65_535)])).toHaveLength(65_537);
    expect(() => bundleOf([new Uint8Array(65_536)])).toThrow('an entry of 65536 bytes');
  });
});
