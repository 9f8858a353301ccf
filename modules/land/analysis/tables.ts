/** The one statement of an analysis: a plot cut with every layer, in the plane in which its area is measured. */
import { type Db, overlayGrid, plannedOnce, sql, type Tx } from '#platform/database';
import type { HoldRow } from '../holds/tables.ts';
import { holdColumns } from '../holds/tables.ts';
import type { Plot } from './contract.ts';

/** A layer's feature, cut with the plot. */
export interface Piece {
  layer: string;
  scheme: string;
  code: string;
  name: string | null;
  source: string;
  validFrom: string;
  validTo: string | null;
  squareM: number;
}

export interface MetParcel {
  id: string;
  unitNumber: string;
  division: string;
  parcelM2: number;
  source: string;
  validFrom: string;
  squareM: number;
  rights: string[];
  holds: HoldRow[];
}

export interface Measured {
  wholeM2: number;
  /** As they were brought in. */
  pieces: Piece[];
  approvedM2: number;
  permanentM2: number;
  /** Cropland under permanent basic farmland. */
  protectedM2: number;
  /** Those of which most is met first. */
  parcels: MetParcel[];
}

/** A thousandth of a millimetre. What was cut before may meet itself along a hair: laid over again, it needs a grid anywhere. */
const GRID_M = 1e-6;
const finely = sql.lit(GRID_M);

interface Told {
  what: 'whole' | 'approval' | 'permanentFarmland' | 'protected' | 'piece' | 'parcel';
  squareM: number;
  about: unknown;
}

/** Cutting comes after projecting: a straight line of degrees is bent in the plane, and pieces would not add up. */
export async function measure(db: Db | Tx, plot: Plot, epsg: number, asOf: string): Promise<Measured> {
  const holds = sql`valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)`;
  const statement = sql<Told>`
    with asked as materialized (
      select g as plot, st_transform(g, ${epsg}::int) as plane, ${overlayGrid(GRID_M)} as grid
      from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(plot)}), 4490) as g) as given),
    hit as materialized (
      select f.id, f.layer, f.scheme, f.code, f.name, f.source, f.valid_from, f.valid_to,
        st_collectionextract(st_intersection(st_transform(f.geometry, ${epsg}::int), asked.plane, asked.grid), 3) as piece
      from asked join layer_feature f on st_intersects(f.geometry, asked.plot) where ${holds}),
    cut as materialized (select *, st_area(piece) as square_m from hit),
    united as materialized (
      select layer, case count(*) when 1 then (array_agg(piece))[1] else st_union(piece, ${finely}) end as whole
      from cut where layer in ('permanentFarmland', 'approval') and square_m > 0 group by layer)
    select 'whole' as what, st_area(plane) as "squareM", null::json as about from asked
    union all select layer, st_area(whole), null from united
    union all select 'protected', sum(st_area(st_intersection(c.piece, u.whole, ${finely}))), null from cut c join united u
      on u.layer = 'permanentFarmland' and c.layer = 'landClass' and c.code like '01%' and c.square_m > 0 group by 1
    union all (select 'piece', square_m, json_build_object('layer', layer, 'scheme', scheme, 'code', code, 'name', name,
        'source', source, 'validFrom', valid_from, 'validTo', valid_to) from cut where square_m > 0 order by id)
    union all select 'parcel', o.square_m, json_build_object('id', o.id, 'unitNumber', o.unit_number,
        'division', o.division, 'parcelM2', o.area_m2, 'source', o.source, 'validFrom', o.valid_from,
        'rights', array(select r.kind from registered_right r where r.parcel_id = o.id and ${holds} order by r.kind),
        'holds', (select coalesce(json_agg(one), '[]') from (select ${holdColumns} from hold h
          where h.parcel_id in (select v.id from parcel v where v.unit_number = o.unit_number) and h.from_on <= ${asOf}::date and (h.to_on is null or h.to_on >= ${asOf}::date)
          order by h.from_on) as one))
      from (select p.id, p.unit_number, p.division, p.area_m2, p.source, p.valid_from, st_area(st_intersection(st_transform(p.geometry, ${epsg}::int), asked.plane, asked.grid)) as square_m
        from asked join parcel p on st_intersects(p.geometry, asked.plot) where ${holds} offset 0) as o
      where o.square_m > 0`;
  return gathered((await plannedOnce(() => statement.execute(db))).rows);
}

function gathered(rows: readonly Told[]): Measured {
  const one = (what: Told['what']) => rows.find((row) => row.what === what)?.squareM ?? 0;
  const all = <T extends { squareM: number }>(what: Told['what']) =>
    rows.filter((row) => row.what === what).map(({ squareM, about }) => ({ ...(about as object), squareM }) as T);
  return {
    wholeM2: one('whole'),
    pieces: all<Piece>('piece'),
    approvedM2: one('approval'),
    permanentM2: one('permanentFarmland'),
    protectedM2: one('protected'),
    parcels: all<MetParcel>('parcel').sort((a, b) => b.squareM - a.squareM || (a.unitNumber < b.unitNumber ? -1 : 1)),
  };
}
