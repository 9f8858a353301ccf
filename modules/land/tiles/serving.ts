/** A tile of a layer on a day: made once for each edition of the layer, then from memory. */
import { ok, type Result, refuse } from '@cuntu/base';
import { encodeTile, isTile, polygonsOfTwkb, tileBounds } from '@cuntu/geodesy';
import type { Db } from '#platform/database';
import { type TileAddress, type TileSource, tileSources } from './contract.ts';
import { editionOf, findOnTile } from './tables.ts';

export interface ServedTile {
  /** Also what is compared by whoever has it already. */
  etag: string;
  bytes: Uint8Array;
}

/** Some 3,000 tiles of a city. */
const MEMORY_BYTES = 64_000_000;

/** Least recently asked for goes first: a Map keeps the order in which its entries were put. */
class TileMemory {
  private readonly tiles = new Map<string, Uint8Array>();
  private held = 0;

  get(key: string): Uint8Array | undefined {
    const bytes = this.tiles.get(key);
    if (!bytes) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, bytes);
    return bytes;
  }

  put(key: string, bytes: Uint8Array): void {
    this.tiles.set(key, bytes);
    this.held += bytes.length;
    for (const [oldest, { length }] of this.tiles) {
      if (this.held <= MEMORY_BYTES) return;
      this.tiles.delete(oldest);
      this.held -= length;
    }
  }
}

export type ServeTile = (address: TileAddress & { asOf: string }) => Promise<Result<ServedTile, 'thing.notFound'>>;

export function tilesOf(db: Db): ServeTile {
  const memory = new TileMemory();
  /** Ten screens that open at once ask for the same tile once. */
  const underWay = new Map<string, Promise<Uint8Array>>();
  return async ({ layer, z, x, y, asOf }) => {
    const source = tileSources.find((one) => one.layer === layer);
    if (!source || !isTile({ z, x, y })) return refuse('thing.notFound');
    const key = `${layer}/${z}/${x}/${y}/${asOf}/${await editionOf(db, layer)}`;
    const etag = `"${key}"`;
    const known = memory.get(key);
    if (known) return ok({ etag, bytes: known });
    const making = underWay.get(key) ?? draw(db, source, { z, x, y }, asOf).finally(() => underWay.delete(key));
    underWay.set(key, making);
    const bytes = await making;
    if (!memory.get(key)) memory.put(key, bytes);
    return ok({ etag, bytes });
  };
}

/** A little of the neighbours, since the encoder keeps as much beyond each side. */
const BUFFER = 64 / 4096;

async function draw(db: Db, source: TileSource, tile: { z: number; x: number; y: number }, asOf: string) {
  if (tile.z < source.minZoom) return new Uint8Array();
  const [west, south, east, north] = tileBounds(tile);
  const [dx, dy] = [(east - west) * BUFFER, (north - south) * BUFFER];
  const bounds = [west - dx, south - dy, east + dx, north + dy] as const;
  const rows = await findOnTile(db, source, { z: tile.z, bounds, asOf });
  const features = rows.map(({ fields, twkb }) => ({ properties: fields, polygons: polygonsOfTwkb(twkb) }));
  return encodeTile(tile, [{ name: source.layer, features }], { simplify: source.simplify });
}
