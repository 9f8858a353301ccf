/** What stands on a tile, handed over as tiny well-known binary: the embedded database has no tile functions of its own. */
import { type Bounds, MAX_ZOOM } from '@cuntu/geodesy';
import { type Db, plannedOnce, sql } from '#platform/database';
import type { TileSource } from './contract.ts';

export interface TileRow {
  fields: Record<string, string | null>;
  twkb: Uint8Array;
}

/** Which edition of the layer is drawn; null where nothing of it was ever brought in. */
export async function editionOf(db: Db, layer: string): Promise<string | null> {
  const statement = sql<{ edition: string }>`select edition from layer_edition where layer = ${layer}`;
  const { rows } = await plannedOnce(() => statement.execute(db));
  return rows[0]?.edition ?? null;
}

const columns = {
  id: sql`t.id`,
  unitNumber: sql`t.unit_number`,
  scheme: sql`t.scheme`,
  code: sql`t.code`,
  name: sql`t.name`,
} as const;

/** More stand on no tile of a city; a layer in pieces of a square metre must not stop the others. */
const MOST = 60_000;
/** Decimals of a degree: a metre where areas are merged, a decimetre and a centimetre above. */
const digitsAt = (z: number): number => (z < 13 ? 5 : z < 15 ? 6 : 7);

export async function findOnTile(
  db: Db,
  source: TileSource,
  at: { z: number; bounds: Bounds; asOf: string },
): Promise<TileRow[]> {
  const { z, bounds, asOf } = at;
  if (z > MAX_ZOOM) throw new RangeError(`no tile at zoom ${z}`);
  const [west, south, east, north] = bounds;
  const digits = sql.lit(digitsAt(z));
  const table = source.table === 'parcel' ? sql`parcel t` : sql`layer_feature t`;
  const own = source.table === 'parcel' ? sql`true` : sql`t.layer = ${source.layer}`;
  const where = sql`t.geometry && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4490) and ${own}
    and t.valid_from <= ${asOf}::date and (t.valid_to is null or t.valid_to >= ${asOf}::date)`;
  const merged = z < source.mergedBelow;
  const fields = merged ? source.fields.filter((field) => field === 'scheme' || field === 'code') : source.fields;
  const pairs = sql.join(fields.flatMap((field) => [sql.lit(field), columns[field]]));
  const told = fields.length === 0 ? sql`jsonb_build_object()` : sql`jsonb_build_object(${pairs})`;
  const query = merged
    ? sql<TileRow>`select ${told} as fields, st_astwkb(st_collect(t.geometry), ${digits}) as twkb from ${table}
        where ${where} ${fields.length === 0 ? sql`` : sql`group by ${sql.join(fields.map((field) => columns[field]))}`}`
    : sql<TileRow>`select ${told} as fields, st_astwkb(t.geometry, ${digits}) as twkb from ${table}
        where ${where} limit ${sql.lit(MOST)}`;
  return (await query.execute(db)).rows.filter(({ twkb }) => twkb !== null);
}
