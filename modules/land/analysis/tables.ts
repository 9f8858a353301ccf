/** The one statement of an analysis: a plot cut with every layer, in the plane in which its area is measured. */
import { type Db, sql, type Tx } from '#platform/database';
import type { HoldRow } from '../holds/tables.ts';
import { holdColumns } from '../holds/tables.ts';
import type { Plot } from './contract.ts';

export interface Measured {
  wholeM2: number;
  layers: { layer: string; scheme: string; code: string; squareM: number }[];
  approvals: {
    scheme: string;
    code: string;
    name: string | null;
    source: string;
    validFrom: string;
    validTo: string | null;
    squareM: number;
  }[];
  approvedM2: number;
  permanentM2: number;
  /** Cropland under permanent basic farmland. */
  protectedM2: number;
  parcels: {
    id: string;
    unitNumber: string;
    division: string;
    parcelM2: number;
    squareM: number;
    rights: string[];
    holds: HoldRow[];
  }[];
  sources: { layer: string; source: string; validFrom: string }[];
}

/**
 * Rounded to a thousandth of a millimetre, overlays of pieces that nearly meet are sound; in full digits GEOS now and
 * then makes an unsound one, and throws at the next.
 */
const GRID_M = sql.lit(1e-6);

/** Cutting comes after projecting: a straight line of degrees is bent in the plane, and pieces would not add up. */
export async function measure(db: Db | Tx, plot: Plot, epsg: number, asOf: string): Promise<Measured> {
  const holds = sql`valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)`;
  const { rows } = await sql<{ measured: Measured }>`
    with asked as materialized (
      select g as plot, st_transform(g, ${epsg}::int) as plane
      from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(plot)}), 4490) as g) as given),
    hit as materialized (
      select f.id, f.layer, f.scheme, f.code, f.name, f.source, f.valid_from, f.valid_to,
        st_intersection(st_transform(f.geometry, ${epsg}::int), asked.plane) as piece
      from asked join layer_feature f on st_intersects(f.geometry, asked.plot) where ${holds}),
    cut as materialized (select *, st_area(piece) as square_m from hit),
    owned as materialized (
      select p.id, p.unit_number, p.division, p.area_m2, p.source, p.valid_from,
        st_area(st_intersection(st_transform(p.geometry, ${epsg}::int), asked.plane)) as square_m
      from asked join parcel p on st_intersects(p.geometry, asked.plot) where ${holds}),
    united as materialized (
      select layer, case count(*) when 1 then (array_agg(piece))[1] else st_union(piece, ${GRID_M}) end as whole
      from cut where layer in ('permanentFarmland', 'approval') and square_m > 0 group by layer)
    select jsonb_build_object(
      'wholeM2', (select st_area(plane) from asked),
      'layers', coalesce((select jsonb_agg(l order by l.layer, l.scheme, l.code) from (
        select layer, scheme, code, sum(square_m) as "squareM" from cut where layer <> 'approval' and square_m > 0
        group by layer, scheme, code) as l), '[]'),
      'approvals', coalesce((select jsonb_agg(jsonb_build_object('scheme', scheme, 'code', code, 'name', name,
          'source', source, 'validFrom', valid_from, 'validTo', valid_to, 'squareM', square_m) order by id)
        from cut where layer = 'approval' and square_m > 0), '[]'),
      'approvedM2', coalesce((select st_area(whole) from united where layer = 'approval'), 0),
      'permanentM2', coalesce((select st_area(whole) from united where layer = 'permanentFarmland'), 0),
      'protectedM2', coalesce((select sum(st_area(st_intersection(c.piece, u.whole))) from cut c join united u
        on u.layer = 'permanentFarmland' and c.layer = 'landClass' and c.code like '01%' and c.square_m > 0), 0),
      'parcels', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'unitNumber', o.unit_number,
          'division', o.division, 'parcelM2', o.area_m2, 'squareM', o.square_m,
          'rights', (select coalesce(jsonb_agg(r.kind order by r.kind), '[]') from registered_right r
            where r.parcel_id = o.id and ${holds}),
          'holds', (select coalesce(jsonb_agg(to_jsonb(one)), '[]') from (select ${holdColumns} from hold h
            where h.parcel_id = o.id and h.from_on <= ${asOf}::date and (h.to_on is null or h.to_on >= ${asOf}::date)
            order by h.from_on) as one)) order by o.square_m desc, o.unit_number)
        from owned o where o.square_m > 0), '[]'),
      'sources', coalesce((select jsonb_agg(s order by s.layer, s.source) from (
        select layer, source, max(valid_from)::text as "validFrom" from cut where square_m > 0 group by layer, source
        union all select 'parcel', source, max(valid_from)::text from owned where square_m > 0 group by source) as s), '[]')
    ) as measured`.execute(db);
  return rows[0]!.measured;
}
